package io.filepipeline.lambda;

import java.util.function.Function;

import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.UploadForm;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadRequest;

/**
 * Uploads by multipart form. Lambda takes at most 6 MB in one request; larger files are
 * uploaded to the bucket, or by the web host's /api/uploads.
 */
class FilesRoute implements Route {

	private final Function<UploadRequest, UploadReceipt> upload;

	FilesRoute(Function<UploadRequest, UploadReceipt> upload) {
		this.upload = upload;
	}

	@Override
	public String path() {
		return "/api/files";
	}

	@Override
	public String consumes() {
		return "multipart/form-data";
	}

	@Override
	public HttpAnswer post(HttpEvent request) {
		MultipartBody form = new MultipartBody(String.valueOf(request.header("content-type")), request.bytes());
		UploadReceipt receipt = this.upload.apply(UploadForm.read(form.parts())
			.withIdempotencyKey(IdempotencyKey.ofHeader(request.header("idempotency-key"))));
		return HttpAnswer.created("/api/records/" + receipt.file().id(), receipt);
	}

}
