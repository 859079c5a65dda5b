package io.filepipeline.host.processes;

import java.util.UUID;

import io.filepipeline.contracts.ProcessEvent;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.host.records.IssuedLookup;
import io.filepipeline.record.ProcessNews;
import io.filepipeline.record.Processes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
@Tag(name = "Processes")
class ProcessEventsController {

	private static final String LAST_EVENT_ID = "Last-Event-ID";

	/** Less than the number of any event. */
	private static final long NOTHING = -1;

	/** How many parts are read at once. */
	private static final int BATCH = 500;

	private final Processes processes;

	private final IssuedLookup lookup;

	private final Waiting waiting;

	ProcessEventsController(Processes processes, IssuedLookup lookup, Waiting waiting) {
		this.processes = processes;
		this.lookup = lookup;
		this.waiting = waiting;
	}

	@GetMapping(path = "/api/processes/{process_id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@Operation(operationId = "followProcess", summary = "Follow a process", description = """
			Server-sent events: what each part and the process have come to, and then whatever happens, \
			until the process is finished.""")
	@ApiResponse(responseCode = "200", description = "The events, the data of each a line of JSON",
			content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
					schema = @Schema(implementation = ProcessEvent.class)))
	@ApiResponse(responseCode = "204", description = "There are none after this one, and never will be",
			content = @Content)
	@ApiResponse(responseCode = "400", ref = "Invalid")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "503", ref = "Unavailable")
	ResponseEntity<SseEmitter> follow(@PathVariable("process_id") UUID id, @Parameter(
			description = "The `id` of the last event that the client has; only later ones are sent") @RequestHeader(
					name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
			HttpMethod method) {
		long last = number(lastEventId);
		ProcessNews first = news(id, last, 1);
		if (first.isLast() && first.events().isEmpty()) {
			return ResponseEntity.noContent().build();
		}
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			// nginx and those like it would keep events until there are many
			.header("X-Accel-Buffering", "no")
			.contentType(MediaType.TEXT_EVENT_STREAM);
		if (method == HttpMethod.HEAD) {
			// there is nothing to wait for, and the connection is wanted for other
			// requests
			return answer.build();
		}
		EventStream stream = new EventStream(id, last, (after) -> news(id, after, BATCH));
		stream.emitter().onCompletion(() -> this.waiting.leave(stream));
		this.waiting.enter(stream);
		return answer.body(stream.emitter());
	}

	private ProcessNews news(UUID id, long after, int limit) {
		return this.lookup.findProcess(id, () -> this.processes.findNews(id, after, limit),
				() -> ProcessNews.queued(id, after));
	}

	private static long number(@Nullable String lastEventId) {
		if (lastEventId == null || lastEventId.isEmpty()) {
			return NOTHING;
		}
		try {
			return Long.parseLong(lastEventId);
		}
		catch (NumberFormatException ex) {
			throw RejectedRequest.invalid("/" + LAST_EVENT_ID, "must be the id of an event of this process");
		}
	}

}
