package io.filepipeline.host.records;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

import io.filepipeline.contracts.DirectUploads;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.record.RecordSearch;
import io.filepipeline.record.Records;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/records", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Records", description = "What is known of files and parts")
class RecordsController {

	private static final Logger logger = LoggerFactory.getLogger(RecordsController.class);

	private final Callbacks callbacks;

	private final Records records;

	private final RecordSearch search;

	private final IssuedLookup lookup;

	private final DirectUploads uploads;

	RecordsController(Callbacks callbacks, Records records, RecordSearch search, IssuedLookup lookup,
			DirectUploads uploads) {
		this.callbacks = callbacks;
		this.records = records;
		this.search = search;
		this.lookup = lookup;
		this.uploads = uploads;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "reportRecords", summary = "Report records (callback)", description = """
			One record, or an array of up to 100: how the split function reports parts. \
			Signed as in Standard Webhooks. Answers once the records are durably queued.""")
	@Parameter(in = ParameterIn.HEADER, name = "webhook-id", required = true, schema = @Schema(type = "string"),
			description = "The same each time the same callback is sent")
	@Parameter(in = ParameterIn.HEADER, name = "webhook-timestamp", required = true, schema = @Schema(type = "string"),
			description = "When it is sent, in seconds since 1970; at most five minutes off")
	@Parameter(in = ParameterIn.HEADER, name = "webhook-signature", required = true, schema = @Schema(type = "string"),
			description = "`v1,` and the base64 HMAC-SHA256 of `id.timestamp.body`")
	@ApiResponse(responseCode = "201",
			description = "Durably queued: a receipt for each; for a record that was sent without an array, a receipt"
					+ " without one",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					array = @ArraySchema(schema = @Schema(implementation = RecordReceipt.class))))
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "413", ref = "TooLarge")
	@ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<?> report(@RequestHeader HttpHeaders headers, InputStream body) throws IOException {
		return ResponseEntity.status(HttpStatus.CREATED).body(this.callbacks.receive(headers, body));
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getRecord", summary = "Get a record",
			description = "A record whose row is not yet written answers with status `queued`. `If-None-Match` is"
					+ " honoured.")
	@ApiResponse(responseCode = "200", description = "The record",
			headers = @Header(name = "ETag", description = "Changes with the record; absent until its row is written",
					schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "304", description = "Not modified", content = @Content)
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "410", ref = "Deleted")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<FileRecord> get(@PathVariable UUID id) {
		return this.lookup.findRecord(id,
				() -> this.records.findVersionById(id)
					.map((found) -> ResponseEntity.ok().eTag(Long.toString(found.version())).body(found.record())),
				() -> ResponseEntity.ok(queued(id)));
	}

	/**
	 * The record of an id whose row is not written.
	 * @throws RejectedRequest when it never will be, as its upload straight to S3 was
	 * aborted or not completed in time
	 */
	private FileRecord queued(UUID id) {
		try {
			this.uploads.isUnderWay(id);
		}
		catch (Unavailable ex) {
			logger.debug("All that is known of {} is that it was issued", id, ex);
		}
		return FileRecord.queued(id);
	}

	@GetMapping
	@Operation(operationId = "findRecords", summary = "Find records",
			description = "The newest first; with `parent_id`, the parts of the same process in their order."
					+ " Filters combine.")
	@Parameter(in = ParameterIn.QUERY, name = "parent_id", description = "Only parts of this record",
			schema = @Schema(type = "string", format = "uuid"))
	@Parameter(in = ParameterIn.QUERY, name = "process_id", description = "Only what has this process",
			schema = @Schema(type = "string", format = "uuid"))
	@Parameter(in = ParameterIn.QUERY, name = "folder_name", description = "Only records in this folder",
			schema = @Schema(type = "string"))
	@Parameter(in = ParameterIn.QUERY, name = "tag", description = "Only records with all of these tags",
			array = @ArraySchema(schema = @Schema(type = "string"), maxItems = 50))
	@Parameter(in = ParameterIn.QUERY, name = "status", description = "Only records in one of these statuses",
			array = @ArraySchema(schema = @Schema(type = "string",
					allowableValues = { "queued", "running", "succeeded", "planned", "failed" })))
	@Parameter(in = ParameterIn.QUERY, name = "kind", description = "Only uploads, or only parts",
			schema = @Schema(type = "string", allowableValues = { "upload", "part" }))
	@Parameter(in = ParameterIn.QUERY, name = "q",
			description = "Only records in whose name, description or tags each of these words is, or begins one",
			schema = @Schema(type = "string", maxLength = 200))
	@Parameter(in = ParameterIn.QUERY, name = "created_after", description = "Only records that are younger",
			schema = @Schema(type = "string", format = "date-time"))
	@Parameter(in = ParameterIn.QUERY, name = "created_before", description = "Only records that are older",
			schema = @Schema(type = "string", format = "date-time"))
	@Parameter(in = ParameterIn.QUERY, name = "limit", description = "How many",
			schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
	@Parameter(in = ParameterIn.QUERY, name = "cursor", description = "The `next_cursor` of the page before",
			schema = @Schema(type = "string"))
	@ApiResponse(responseCode = "200", description = "A page",
			headers = @Header(name = "Link", description = "The next page, if there is one",
					schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<RecordPage> find(HttpServletRequest request) {
		RecordFilter filter = RecordFilter.of(request);
		return Page
			.find(filter.limit(), (limit) -> this.search.newest(filter.query(), limit),
					(last) -> PageCursor.after(last.createdAt(), last.id()))
			.answer(RecordPage::new, filter::uri);
	}

}
