package io.filepipeline.host.processes;

import java.io.IOException;
import java.util.UUID;
import java.util.function.LongFunction;

import io.filepipeline.contracts.Json;
import io.filepipeline.record.ProcessNews;

import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The events of a process as they are sent to a client, until the last. Nothing is kept
 * here but the number of the one before: any host can go on from there.
 */
class EventStream extends Waiter {

	private final LongFunction<ProcessNews> news;

	/** As long as the process takes. */
	private final SseEmitter emitter = new SseEmitter(0L);

	private long last;

	/**
	 * Begins to tell.
	 * @param last the number of the last event that the client has, or less than that of
	 * any
	 * @param news tells what there is after an event, or the first of it
	 */
	EventStream(UUID process, long last, LongFunction<ProcessNews> news) {
		super(process);
		this.last = last;
		this.news = news;
	}

	SseEmitter emitter() {
		return this.emitter;
	}

	@Override
	void look() {
		try {
			tellNews();
		}
		catch (IOException | IllegalStateException ex) {
			// the client has gone, or the stream has ended
			this.emitter.complete();
		}
	}

	private void tellNews() throws IOException {
		long before = this.last;
		boolean ended = false;
		try {
			ended = tellAll();
		}
		finally {
			// also when the database is away: nobody shall take silence for a dead
			// connection
			if (!ended && this.last == before) {
				this.emitter.send(SseEmitter.event().comment(""));
			}
		}
		if (ended) {
			this.emitter.complete();
		}
	}

	/** Whether there is no more to come. */
	private boolean tellAll() throws IOException {
		ProcessNews found;
		do {
			found = this.news.apply(this.last);
			for (ProcessNews.Numbered each : found.events()) {
				this.emitter.send(SseEmitter.event()
					.id(Long.toString(each.number()))
					.name(each.event().type())
					.data(Json.write(each.event())));
				this.last = each.number();
			}
		}
		while (!found.isComplete() && !isDismissed());
		return found.isLast();
	}

	/** The client comes again, with the number of the last event. */
	@Override
	void giveUp() {
		this.emitter.complete();
	}

}
