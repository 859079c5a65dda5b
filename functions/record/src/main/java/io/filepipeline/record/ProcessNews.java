package io.filepipeline.record;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProcessEvent;
import io.filepipeline.contracts.ProcessReport;

/**
 * What has become of a process and its parts since somebody has last asked. Nothing is
 * kept of what was overtaken: a part is in it once, as it is, and so is the process.
 *
 * @param events in the order in which they happened
 * @param isComplete whether that is all for now
 * @param isLast whether that is all there will ever be
 */
public record ProcessNews(List<Numbered> events, boolean isComplete, boolean isLast) {

	/**
	 * What there is to say of a process of which nothing is written yet: that it is
	 * queued, with a number before all others.
	 * @param after what is known already
	 */
	public static ProcessNews queued(UUID process, long after) {
		Numbered queued = new Numbered(0, ProcessEvent.of(ProcessReport.queued(process)));
		return new ProcessNews((after < queued.number()) ? List.of(queued) : List.of(), true, false);
	}

	static ProcessNews of(List<NumberedRow> rows, long after, int limit) {
		NumberedRow row = rows.get(0);
		ProcessReport process = row.as(ProcessReport.class);
		List<Numbered> events = new ArrayList<>();
		rows.stream()
			.skip(1)
			.map((part) -> new Numbered(part.event(), ProcessEvent.of(process, part.as(FileRecord.class))))
			.forEach(events::add);
		boolean complete = events.size() < limit;
		if (row.event() > after && (complete || row.event() < events.get(limit - 1).number())) {
			int place = (int) events.stream().filter((event) -> event.number() < row.event()).count();
			events.add(place, new Numbered(row.event(), ProcessEvent.of(process)));
		}
		return new ProcessNews(events, complete, complete && process.status().isFinal());
	}

	/**
	 * An event and its number.
	 *
	 * @param number grows with each event of a process
	 * @param event what happened
	 */
	public record Numbered(long number, ProcessEvent event) {
	}

}
