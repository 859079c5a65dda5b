package io.filepipeline.host.files;

import java.io.IOException;
import java.util.UUID;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.host.records.IssuedLookup;
import io.filepipeline.record.Records;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Files")
class PartsController {

	private final IssuedLookup lookup;

	private final Records records;

	private final ZippedParts parts;

	PartsController(IssuedLookup lookup, Records records, ZippedParts parts) {
		this.lookup = lookup;
		this.records = records;
		this.parts = parts;
	}

	@GetMapping(path = "/api/records/{id}/parts.zip", produces = "application/zip")
	@Operation(operationId = "downloadParts", summary = "Download all parts of a record", description = """
			Those that are stored, streamed as one zip. No two have the same name in it. \
			A connection that breaks is a zip that is not complete.""")
	@ApiResponse(responseCode = "200", description = "The zip",
			content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "409", ref = "NoFile")
	@ApiResponse(responseCode = "410", ref = "Deleted")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	void download(@PathVariable UUID id,
			@Parameter(description = "Only the parts of this process") @RequestParam(name = "process_id",
					required = false) @Nullable UUID processId,
			HttpServletRequest request, HttpServletResponse response) throws IOException {
		FileRecord record = this.lookup.findRecord(id, () -> this.records.findById(id), () -> FileRecord.queued(id));
		this.parts.send(record, processId, HttpMethod.HEAD.matches(request.getMethod()), response);
	}

}
