package io.filepipeline.host.processes;

import java.util.UUID;

import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.host.records.IssuedLookup;
import io.filepipeline.record.Processes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/processes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Processes", description = "How far the splitting of a document is")
class ProcessesController {

	private final Processes processes;

	private final IssuedLookup lookup;

	ProcessesController(Processes processes, IssuedLookup lookup) {
		this.processes = processes;
		this.lookup = lookup;
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
