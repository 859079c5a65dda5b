package io.filepipeline.host.folders;

import java.io.IOException;
import java.io.InputStream;

import io.filepipeline.contracts.Folder;
import io.filepipeline.contracts.FolderSettings;
import io.filepipeline.contracts.JsonBody;
import io.filepipeline.record.Folders;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping(path = "/api/folders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Folders", description = "What is in folders, and how long they keep it")
class FoldersController {

	private static final int MAX_BODY_BYTES = 8192;

	private final Folders folders;

	FoldersController(Folders folders) {
		this.folders = folders;
	}

	@GetMapping
	@Operation(operationId = "listFolders", summary = "List folders", description = """
			In the order of their names: those with records, and those of which it is said how long they keep them.""")
	@ApiResponse(responseCode = "200", description = "A page",
			headers = @Header(name = "Link", description = "The next page, if there is one",
					schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<FolderPage> list(
			@Parameter(description = "How many, 1 to 1000") @RequestParam(defaultValue = "100") int limit,
			@Parameter(description = "The `next_cursor` of the page before") @RequestParam(
					required = false) @Nullable String cursor) {
		return FolderPage.find(this.folders, limit, cursor)
			.answer(FolderPage::new,
					(next) -> UriComponentsBuilder.fromPath("/api/folders/")
						.queryParam("limit", limit)
						.queryParam("cursor", next)
						.build()
						.toUri());
	}

	@PutMapping(path = "/{*folder_name}", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "setFolderRetention", summary = "Say how long a folder keeps its records",
			description = """
					So many days after a record was created it is deleted, with all that was made of it. \
					That holds for records that are there already; null is for ever.""")
	@ApiResponse(responseCode = "200", description = "The folder as it is now")
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "413", ref = "TooLarge")
	@ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	Folder retain(
			@Parameter(
					description = "Its name, in which a slash may be encoded") @PathVariable("folder_name") String path,
			InputStream body) throws IOException {
		// without a name there is no slash before it either
		String name = path.isEmpty() ? "" : path.substring(1);
		FolderSettings settings = FolderSettings.read(name, JsonBody.read(body, MAX_BODY_BYTES));
		return this.folders.retain(settings.folderName(), settings.retentionDays());
	}

}
