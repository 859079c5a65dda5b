package io.filepipeline.lambda;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import io.filepipeline.contracts.CallbackRequest;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.SigningSecrets;

/**
 * Callbacks: their records are written before they are answered.
 */
class RecordsRoute implements Route {

	private final Function<RecordRequest, RecordReceipt> record;

	private final SigningSecrets secrets;

	RecordsRoute(Function<RecordRequest, RecordReceipt> record, SigningSecrets secrets) {
		this.record = record;
		this.secrets = secrets;
	}

	@Override
	public String path() {
		return "/api/records";
	}

	@Override
	public String consumes() {
		return "application/json";
	}

	@Override
	public HttpAnswer post(HttpEvent request) {
		CallbackRequest callback = CallbackRequest.read(request::header,
				new String(request.bytes(), StandardCharsets.UTF_8), this.secrets);
		return HttpAnswer.created(callback.answer(callback.requests().stream().map(this.record::apply).toList()));
	}

}
