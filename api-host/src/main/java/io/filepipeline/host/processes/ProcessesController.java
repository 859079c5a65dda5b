package io.filepipeline.host.processes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.JsonBody;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessRequest;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.UploadReceipt.Processing;
import io.filepipeline.host.records.IssuedLookup;
import io.filepipeline.host.records.Page;
import io.filepipeline.host.records.PageCursor;
import io.filepipeline.host.records.WrittenRecords;
import io.filepipeline.record.Processes;
import io.filepipeline.upload.Reprocess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

@RestController
@RequestMapping(path = "/api/processes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Processes", description = "How far the splitting of a document is")
class ProcessesController {

	private static final int MAX_WAIT_SECONDS = 60;

	/** Some 7 MB of JSON. */
	private static final int MAX_PARTS = 10_000;

	private final Processes processes;

	private final IssuedLookup lookup;

	private final WrittenRecords records;

	private final Reprocess reprocess;

	private final Waiting waiting;

	ProcessesController(Processes processes, IssuedLookup lookup, WrittenRecords records, Reprocess reprocess,
			Waiting waiting) {
		this.processes = processes;
		this.lookup = lookup;
		this.records = records;
		this.reprocess = reprocess;
		this.waiting = waiting;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "startProcess", summary = "Split a file that is already stored", description = """
			An upload or a part, again or for the first time: after a preview, in another way, \
			or merged with others.""")
	@ApiResponse(responseCode = "202", description = "Queued",
			headers = @Header(name = "Location", description = "The process",
					schema = @Schema(type = "string", format = "uri-reference")))
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "409", ref = "NoFile")
	@ApiResponse(responseCode = "410", ref = "Deleted")
	@ApiResponse(responseCode = "413", ref = "TooLarge")
	@ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
	@ApiResponse(responseCode = "422", ref = "NotAPdf")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<Processing> submit(
			@Parameter(description = "What you call this request, best a UUID: sent again with the same key within"
					+ " a day, it has the same answer and is done once") @RequestHeader(name = IdempotencyKey.HEADER,
							required = false) @Nullable String idempotencyKey,
			InputStream body) throws IOException {
		ProcessRequest request = Constraints.check(JsonBody.read(body, ProcessRequest.class), "");
		Processing processing = this.reprocess.apply(this.records.get(request.recordId()), request.processParams(),
				IdempotencyKey.ofHeader(idempotencyKey));
		return ResponseEntity.accepted()
			.location(URI.create("/api/processes/" + processing.processId()))
			.body(processing);
	}

	@GetMapping
	@Operation(operationId = "listProcesses", summary = "List processes", description = """
			The newest first, without `records`, and without `file_map` and long `ranges` of `process_params`. \
			Filters combine.""")
	@ApiResponse(responseCode = "200", description = "A page",
			headers = @Header(name = "Link", description = "The next page, if there is one",
					schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<ProcessPage> list(
			@Parameter(description = "Only those that split this record's file") @RequestParam(name = "record_id",
					required = false) @Nullable UUID recordId,
			@Parameter(description = "Only those that are so far; several combine") @RequestParam(
					defaultValue = "") List<String> status,
			@Parameter(description = "How many, 1 to 100") @RequestParam(defaultValue = "20") int limit,
			@Parameter(description = "The `next_cursor` of the page before") @RequestParam(
					required = false) @Nullable String cursor) {
		ProcessFilter filter = ProcessFilter.of(recordId, status, limit);
		@Nullable PageCursor after = PageCursor.parse(cursor);
		return Page
			.find(limit, (most) -> filter.find(this.processes, after, most),
					(last) -> PageCursor.after(last.createdAt(), last.processId()))
			.answer(ProcessPage::new, filter::uri);
	}

	@GetMapping("/{process_id}")
	@Operation(operationId = "getProcess", summary = "Get a process", description = """
			`queued`, `running`, then one of `succeeded`, `partially_succeeded` and `failed`, which never change.""")
	@ApiResponse(responseCode = "200", description = "How far it is, with the records of its parts")
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	DeferredResult<ProcessReport> get(@PathVariable("process_id") UUID id, @Parameter(
			description = "For how many seconds, 0 to 60, to wait for the process to be finished") @RequestParam(
					defaultValue = "0") int wait,
			@Parameter(description = "How many `records`",
					schema = @Schema(type = "integer", minimum = "0", maximum = "" + MAX_PARTS,
							defaultValue = "" + MAX_PARTS)) @RequestParam(defaultValue = "" + MAX_PARTS) int limit,
			@Parameter(
					description = "The `next_cursor` of the answer before: only the parts after those") @RequestParam(
							required = false) @Nullable UUID cursor) {
		if (limit < 0 || limit > MAX_PARTS) {
			throw RejectedRequest.invalid("/limit", "must be a whole number from 0 to " + MAX_PARTS);
		}
		if (wait < 0 || wait > MAX_WAIT_SECONDS) {
			throw RejectedRequest.invalid("/wait", "must be a whole number from 0 to " + MAX_WAIT_SECONDS);
		}
		if (wait > 0 && !status(id).isFinal()) {
			AwaitedReport awaited = new AwaitedReport(id, Duration.ofSeconds(wait), () -> status(id),
					() -> report(id, cursor, limit));
			awaited.answer().onCompletion(() -> this.waiting.leave(awaited));
			this.waiting.enter(awaited);
			return awaited.answer();
		}
		DeferredResult<ProcessReport> answer = new DeferredResult<>();
		answer.setResult(report(id, cursor, limit));
		return answer;
	}

	private ProcessStatus status(UUID id) {
		return this.lookup.findProcess(id, () -> this.processes.findStatus(id), () -> ProcessStatus.QUEUED);
	}

	private ProcessReport report(UUID id, @Nullable UUID after, int limit) {
		return this.lookup.findProcess(id, () -> this.processes.find(id, after, limit), () -> ProcessReport.queued(id));
	}

}
