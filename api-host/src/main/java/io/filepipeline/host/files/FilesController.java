package io.filepipeline.host.files;

import java.io.IOException;
import java.net.URI;
import java.util.function.Function;

import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.UploadForm;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.contracts.UploadRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

@RestController
@RequestMapping("/api/files")
@Tag(name = "Files", description = "Upload files, have them split, download them and their parts")
class FilesController {

	private final Function<UploadRequest, UploadReceipt> upload;

	private final Downloads downloads;

	FilesController(Function<UploadRequest, UploadReceipt> upload, Downloads downloads) {
		this.upload = upload;
		this.downloads = downloads;
	}

	@PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "uploadFile", summary = "Upload a file", description = """
			Stores the file and queues its record. When `process` is true and the file is a PDF, \
			it is also queued to be split as `split_params` say.""")
	@ApiResponse(responseCode = "201", description = "Stored; the record is written soon",
			headers = @Header(name = "Location", description = "The file's record",
					schema = @Schema(type = "string", format = "uri-reference")))
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "410", ref = "Deleted")
	@ApiResponse(responseCode = "413", ref = "TooLarge")
	@ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	@ApiResponse(responseCode = "422", ref = "KeyReused")
	ResponseEntity<UploadReceipt> upload(@Parameter(hidden = true) MultipartHttpServletRequest form,
			@Parameter(description = "What you call this upload, best a UUID: sent again with the same key within a"
					+ " day, it has the same answer and is stored once") @RequestHeader(name = IdempotencyKey.HEADER,
							required = false) @Nullable String idempotencyKey)
			throws IOException, ServletException {
		UploadReceipt receipt = this.upload.apply(
				UploadForm.read(MultipartForm.parts(form)).withIdempotencyKey(IdempotencyKey.ofHeader(idempotencyKey)));
		return ResponseEntity.created(URI.create("/api/records/" + receipt.file().id())).body(receipt);
	}

	@GetMapping("/{*object_key}")
	@Operation(operationId = "downloadFile", summary = "Download a file or a part", description = """
			Streams the bytes. A single `Range` and the conditions `If-Match`, `If-None-Match`, \
			`If-Modified-Since`, `If-Unmodified-Since` and `If-Range` are honoured.""")
	@ApiResponse(responseCode = "200", description = "The whole file",
			headers = @Header(name = "ETag", description = "Changes with the file", schema = @Schema(type = "string")),
			content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
	@ApiResponse(responseCode = "206", description = "The range that was asked for",
			headers = { @Header(name = "ETag", description = "That of the file", schema = @Schema(type = "string")),
					@Header(name = "Content-Range", description = "Which bytes, and of how many",
							schema = @Schema(type = "string")) },
			content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
	@ApiResponse(responseCode = "304", description = "Not modified", content = @Content)
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "410", ref = "Deleted")
	@ApiResponse(responseCode = "412", ref = "PreconditionFailed")
	@ApiResponse(responseCode = "416", ref = "RangeNotSatisfiable")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	void download(
			@Parameter(description = "The `object_key` of a record",
					example = "files/0199c0de-7a3b-7000-9a1b-2c3d4e5f6071") @PathVariable("object_key") String path,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		FileKey key = FileKey.parse(path)
			.orElseThrow(() -> RejectedRequest.because(ProblemCode.NOT_FOUND, "There is no file with this key"));
		this.downloads.send(key, request, response);
	}

}
