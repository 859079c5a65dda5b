package io.filepipeline.host.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.record.Records;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/records", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Records", description = "What is known of files and parts")
class RecordsController {

	/** A hundred records, each with all that its fields may hold. */
	private static final int MAX_BODY_BYTES = 8 << 20;

	private final Callbacks callbacks;

	private final Records records;

	private final IssuedLookup lookup;

	RecordsController(Callbacks callbacks, Records records, IssuedLookup lookup) {
		this.callbacks = callbacks;
		this.records = records;
		this.lookup = lookup;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Report records (callback)", description = """
			One record, or an array of up to 100: how the split function reports parts. \
			Signed as in Standard Webhooks. Answers once the records are durably queued.""")
	@Parameter(in = ParameterIn.HEADER, name = "webhook-id", required = true, schema = @Schema(type = "string"),
			description = "The same each time the same callback is sent")
	@Parameter(in = ParameterIn.HEADER, name = "webhook-timestamp", required = true, schema = @Schema(type = "string"),
			description = "When it is sent, in seconds since 1970; at most five minutes off")
	@Parameter(in = ParameterIn.HEADER, name = "webhook-signature", required = true, schema = @Schema(type = "string"),
			description = "`v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`")
	@ApiResponse(responseCode = "201", description = "Durably queued: a receipt, or an array of them")
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "413", ref = "TooLarge")
	@ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<?> report(@RequestHeader HttpHeaders headers, InputStream body) throws IOException {
		byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
		if (bytes.length > MAX_BODY_BYTES) {
			throw RejectedRequest.because(ProblemCode.FILE_TOO_LARGE,
					"The body may have at most " + MAX_BODY_BYTES + " bytes");
		}
		return ResponseEntity.status(HttpStatus.CREATED)
			.body(this.callbacks.receive(headers, new String(bytes, StandardCharsets.UTF_8)));
	}

	@GetMapping("/{id}")
	@Operation(summary = "Get a record",
			description = "A record whose row is not yet written answers with status `queued`.")
	@ApiResponse(responseCode = "200", description = "The record")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	FileRecord get(@PathVariable UUID id) {
		return this.lookup.find(id, () -> this.records.findById(id), () -> FileRecord.queued(id));
	}

	@GetMapping
	@Operation(summary = "List records", description = "The newest first. Filters combine.")
	@ApiResponse(responseCode = "200", description = "A page, with a `Link` header to the next if there is one")
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<RecordPage> list(
			@Parameter(description = "Only parts of this record") @RequestParam(name = "parent_id",
					required = false) @Nullable UUID parentId,
			@Parameter(description = "Only records in this folder") @RequestParam(name = "folder_name",
					required = false) @Nullable String folderName,
			@Parameter(description = "Only records with this tag") @RequestParam(required = false) @Nullable String tag,
			@Parameter(description = "How many",
					schema = @Schema(minimum = "1", maximum = "100")) @RequestParam(defaultValue = "20") int limit,
			@Parameter(description = "The `next_cursor` of the page before") @RequestParam(
					required = false) @Nullable String cursor) {
		RecordFilter filter = new RecordFilter(parentId, folderName, tag, limit);
		RecordPage page = filter.page(this.records, PageCursor.parse(cursor));
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
		if (page.nextCursor() != null) {
			answer.header(HttpHeaders.LINK, "<" + filter.uri(page.nextCursor()) + ">; rel=\"next\"");
		}
		return answer.body(page);
	}

}
