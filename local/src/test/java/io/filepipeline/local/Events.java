package io.filepipeline.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProcessEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The events of a process as a client reads them, one after the other.
 */
final class Events implements AutoCloseable {

	private final HttpResponse<InputStream> answer;

	private final BufferedReader lines;

	private Events(HttpResponse<InputStream> answer) {
		this.answer = answer;
		this.lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
	}

	static Events of(Api api, UUID process, String... headers) {
		Events events = new Events(api.stream("/api/processes/" + process + "/events", headers));
		assertThat(events.answer.statusCode()).isEqualTo(200);
		assertThat(events.answer.headers().map()).containsEntry("content-type", List.of("text/event-stream"))
			.containsEntry("cache-control", List.of("no-store"));
		return events;
	}

	/** The next events, but for comments. */
	List<Event> next(int count) throws IOException {
		List<Event> events = new ArrayList<>();
		while (events.size() < count) {
			String id = this.lines.readLine();
			assertThat(id).as("after " + events).isNotNull();
			if (id.startsWith("id:")) {
				String name = this.lines.readLine();
				ProcessEvent data = Json.read(this.lines.readLine().substring("data:".length()), ProcessEvent.class);
				assertThat(name).isEqualTo("event:" + data.type());
				events.add(new Event(id.substring("id:".length()), data));
			}
		}
		return events;
	}

	/** Whether there is nothing more, perhaps after a while. */
	boolean end() throws IOException {
		for (String line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
			assertThat(line).matches(":?");
		}
		return true;
	}

	@Override
	public void close() throws IOException {
		this.lines.close();
	}

	/**
	 * An event.
	 *
	 * @param id what to go on from
	 */
	record Event(String id, ProcessEvent data) {

		String type() {
			return this.data.type();
		}

	}

}
