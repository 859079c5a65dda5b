package io.filepipeline.host.changes;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.JsonBody;
import io.filepipeline.contracts.RecordEdit;
import io.filepipeline.host.records.WrittenRecords;
import io.filepipeline.record.RecordChanges;
import io.filepipeline.record.VersionedRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/records/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Records")
class ChangesController {

	private static final String EXPECTED = "The `ETag` that the record must still have";

	private final WrittenRecords records;

	private final RecordChanges changes;

	private final Deletions deletions;

	ChangesController(WrittenRecords records, RecordChanges changes, Deletions deletions) {
		this.records = records;
		this.changes = changes;
		this.deletions = deletions;
	}

	@PatchMapping(consumes = { MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json" })
	@Operation(operationId = "editRecord", summary = "Edit a record", description = """
			A merge patch (RFC 7396) of `description`, `tags` and `folder_name`: what is absent stays, \
			null removes. No callback changes them from then on.""")
	@ApiResponse(responseCode = "200", description = "The record as it is now",
			headers = @Header(name = "ETag", schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "409", ref = "NoFile")
	@ApiResponse(responseCode = "410", ref = "Deleted")
	@ApiResponse(responseCode = "412", ref = "PreconditionFailed")
	@ApiResponse(responseCode = "413", ref = "TooLarge")
	@ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<FileRecord> edit(@PathVariable UUID id,
			@Parameter(description = EXPECTED) @RequestHeader(name = HttpHeaders.IF_MATCH,
					required = false) @Nullable String ifMatch,
			InputStream body) throws IOException {
		RecordEdit edit = RecordEdit.read(JsonBody.read(body));
		this.records.get(id);
		VersionedRecord edited = this.changes.edit(id, edit, IfMatch.parse(ifMatch));
		return ResponseEntity.ok().eTag(Long.toString(edited.version())).body(edited.record());
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(operationId = "deleteRecord", summary = "Delete a record", description = """
			And its file. With `parts=true` also its parts, parts of those, and so on; otherwise these stay.""")
	@ApiResponse(responseCode = "204", description = "It is deleted, or was before")
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "409", ref = "InUse")
	@ApiResponse(responseCode = "410", ref = "UploadExpired")
	@ApiResponse(responseCode = "412", ref = "PreconditionFailed")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	void delete(@PathVariable UUID id,
			@Parameter(description = "Whether what was made of it is deleted, too") @RequestParam(
					defaultValue = "false") boolean parts,
			@Parameter(description = EXPECTED) @RequestHeader(name = HttpHeaders.IF_MATCH,
					required = false) @Nullable String ifMatch) {
		this.records.awaitRow(id);
		this.deletions.finish(this.changes.delete(id, parts, IfMatch.parse(ifMatch)));
	}

}
