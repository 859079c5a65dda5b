package io.filepipeline.lambda;

import java.util.List;
import java.util.function.Function;

import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.DirectUploadRequest;
import io.filepipeline.contracts.DirectUploads;
import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.PartUrlsRequest;
import io.filepipeline.contracts.UploadForm;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadRequest;
import org.jspecify.annotations.Nullable;

/**
 * Uploads: by multipart form, of which Lambda takes at most 6 MB in one request, and
 * straight to S3.
 */
class UploadRoutes {

	private static final String JSON = "application/json";

	private final Function<UploadRequest, UploadReceipt> upload;

	private final DirectUploads uploads;

	UploadRoutes(Function<UploadRequest, UploadReceipt> upload, DirectUploads uploads) {
		this.upload = upload;
		this.uploads = uploads;
	}

	List<Route> all() {
		return List.of(new Route("POST", "/api/files", "multipart/form-data", this::upload),
				new Route("POST", "/api/uploads", JSON, this::begin),
				new Route("POST", "/api/uploads/{id}/parts", JSON, this::sign),
				new Route("GET", "/api/uploads/{id}", "", this::find),
				new Route("POST", "/api/uploads/{id}/complete", "", this::complete),
				new Route("DELETE", "/api/uploads/{id}", "", this::abort));
	}

	private HttpAnswer upload(HttpEvent request) {
		MultipartBody form = new MultipartBody(String.valueOf(request.header("content-type")), request.bytes());
		return stored(this.upload.apply(UploadForm.read(form.parts()).withIdempotencyKey(key(request))));
	}

	private HttpAnswer begin(HttpEvent request) {
		DirectUpload upload = this.uploads.begin(request.json(DirectUploadRequest.class), key(request));
		return HttpAnswer.created("/api/uploads/" + upload.id(), upload);
	}

	private HttpAnswer sign(HttpEvent request) {
		return HttpAnswer.ok(this.uploads.sign(request.id(), request.json(PartUrlsRequest.class)));
	}

	private HttpAnswer find(HttpEvent request) {
		return HttpAnswer.ok(this.uploads.find(request.id()));
	}

	private HttpAnswer complete(HttpEvent request) {
		return stored(this.uploads.complete(request.id()));
	}

	private HttpAnswer abort(HttpEvent request) {
		this.uploads.abort(request.id());
		return HttpAnswer.noContent();
	}

	private static HttpAnswer stored(UploadReceipt receipt) {
		return HttpAnswer.created("/api/records/" + receipt.file().id(), receipt);
	}

	private static @Nullable IdempotencyKey key(HttpEvent request) {
		return IdempotencyKey.ofHeader(request.header("idempotency-key"));
	}

}
