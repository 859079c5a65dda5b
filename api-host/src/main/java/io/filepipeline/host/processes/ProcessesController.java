package io.filepipeline.host.processes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessRequest;
import io.filepipeline.contracts.UploadReceipt.Processing;
import io.filepipeline.host.JsonBody;
import io.filepipeline.host.records.IssuedLookup;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/processes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Processes", description = "How far the splitting of a document is")
class ProcessesController {

	private final Processes processes;

	private final IssuedLookup lookup;

	private final WrittenRecords records;

	private final Reprocess reprocess;

	ProcessesController(Processes processes, IssuedLookup lookup, WrittenRecords records, Reprocess reprocess) {
		this.processes = processes;
		this.lookup = lookup;
		this.records = records;
		this.reprocess = reprocess;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Split a file that is already stored", description = """
			An upload or a part, again or for the first time: after a preview, in another way, \
			or merged with others.""")
	@ApiResponse(responseCode = "202", description = "Queued",
			headers = @Header(name = "Location", description = "The process",
					schema = @Schema(type = "string", format = "uri-reference")))
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "409", ref = "NoFile")
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

	@GetMapping("/{process_id}")
	@Operation(summary = "Get a process", description = """
			`queued`, `running`, then one of `succeeded`, `partially_succeeded` and `failed`, which never change.""")
	@ApiResponse(responseCode = "200", description = "How far it is, with the records of its parts")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ProcessReport get(@PathVariable("process_id") UUID id) {
		return this.lookup.find(id, () -> this.processes.find(id), () -> ProcessReport.queued(id));
	}

}
