package io.filepipeline.lambda;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import io.filepipeline.contracts.CallbackRequest;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.SigningSecrets;

/**
 * Callbacks: their records are written before they are answered.
 */
class RecordRoutes {

	private final Function<RecordRequest, RecordReceipt> record;

	private final SigningSecrets secrets;

	RecordRoutes(Function<RecordRequest, RecordReceipt> record, SigningSecrets secrets) {
		this.record = record;
		this.secrets = secrets;
	}

	List<Route> all() {
		return List.of(new Route("POST", "/api/records", "application/json", this::write));
	}

	private HttpAnswer write(HttpEvent request) {
		CallbackRequest callback = CallbackRequest.read(request::header,
				new String(request.bytes(), StandardCharsets.UTF_8), this.secrets);
		return HttpAnswer.created(callback.answer(callback.requests().stream().map(this.record::apply).toList()));
	}

}
