package io.filepipeline.host.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import java.util.function.Supplier;

import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.DirectUploadRequest;
import io.filepipeline.contracts.DirectUploads;
import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.JsonBody;
import io.filepipeline.contracts.PartUrls;
import io.filepipeline.contracts.PartUrlsRequest;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.record.Records;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/uploads", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Uploads", description = "Send large files straight to S3, in parts, and go on where it broke off")
class UploadsController {

	private final DirectUploads uploads;

	private final Records records;

	UploadsController(DirectUploads uploads, Records records) {
		this.uploads = uploads;
		this.records = records;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "beginUpload", summary = "Begin an upload straight to S3", description = """
			Up to 100 MiB by one PUT to `url` with `headers` (`single`), beyond that in `part_count` parts of \
			`part_size` bytes (`multipart`), up to 5 TB. The metadata are checked here.""")
	@ApiResponse(responseCode = "201", description = "Planned",
			headers = @Header(name = "Location", description = "The upload",
					schema = @Schema(type = "string", format = "uri-reference")))
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "410", ref = "UploadExpired")
	@ApiResponse(responseCode = "413", ref = "TooLarge")
	@ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
	@ApiResponse(responseCode = "422", ref = "KeyReused")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<DirectUpload> begin(
			@Parameter(description = "What you call this request, best a UUID: sent again with the same key within"
					+ " a day, it has the same upload") @RequestHeader(name = IdempotencyKey.HEADER,
							required = false) @Nullable String idempotencyKey,
			InputStream body) throws IOException {
		DirectUpload upload = this.uploads.begin(JsonBody.read(body, DirectUploadRequest.class),
				IdempotencyKey.ofHeader(idempotencyKey));
		return ResponseEntity.created(URI.create("/api/uploads/" + upload.id()))
			.cacheControl(CacheControl.noStore())
			.body(upload);
	}

	@PostMapping(path = "/{id}/parts", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "signParts", summary = "Get URLs for parts", description = """
			Signed URLs to PUT up to 100 parts to; they work for an hour and may be asked for again. \
			With `part_checksums`, each part has its `sha256`, and S3 refuses other bytes.""")
	@ApiResponse(responseCode = "200", description = "A URL for each part")
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "409", ref = "UploadCompleted")
	@ApiResponse(responseCode = "410", ref = "UploadExpired")
	@ApiResponse(responseCode = "413", ref = "TooLarge")
	@ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<PartUrls> sign(@PathVariable UUID id, InputStream body) throws IOException {
		PartUrlsRequest request = JsonBody.read(body, PartUrlsRequest.class);
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(known(id, () -> this.uploads.sign(id, request)));
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getUpload", summary = "Get an upload", description = """
			The plan and the `parts` that S3 has, to go on where it broke off; of a `single` one a new `url`. \
			Once it is complete, the `receipt`.""")
	@ApiResponse(responseCode = "200", description = "How far it is")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "410", ref = "UploadExpired")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<DirectUpload> get(@PathVariable UUID id) {
		return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(known(id, () -> this.uploads.find(id)));
	}

	@PostMapping("/{id}/complete")
	@Operation(operationId = "completeUpload", summary = "Complete an upload", description = """
			When S3 has all parts: queues the record and, when `process` is true and the file is a PDF, \
			the splitting, as `POST /api/files/` does. Again: the same answer.""")
	@ApiResponse(responseCode = "201", description = "Stored; the record is written soon",
			headers = @Header(name = "Location", description = "The file's record",
					schema = @Schema(type = "string", format = "uri-reference")))
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "409", ref = "PartsMissing")
	@ApiResponse(responseCode = "410", ref = "UploadExpired")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<UploadReceipt> complete(@PathVariable UUID id) {
		UploadReceipt receipt = known(id, () -> this.uploads.complete(id));
		return ResponseEntity.created(URI.create("/api/records/" + receipt.file().id())).body(receipt);
	}

	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "abortUpload", summary = "Abort an upload", description = "S3 forgets what it has of it.")
	@ApiResponse(responseCode = "204", description = "Aborted")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "409", ref = "UploadCompleted")
	@ApiResponse(responseCode = "410", ref = "Deleted")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	void abort(@PathVariable UUID id) {
		known(id, () -> {
			this.uploads.abort(id);
			return id;
		});
	}

	/**
	 * Of an upload whose record is deleted nothing is left but what the database knows.
	 */
	private <T> T known(UUID id, Supplier<T> request) {
		try {
			return request.get();
		}
		catch (RejectedRequest ex) {
			if (ex.problem().code() == ProblemCode.NOT_FOUND) {
				this.records.findById(id);
			}
			throw ex;
		}
	}

}
