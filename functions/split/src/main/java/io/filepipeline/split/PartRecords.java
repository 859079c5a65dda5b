package io.filepipeline.split;

import java.util.List;
import java.util.stream.IntStream;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.split.pdf.Note;
import io.filepipeline.split.plan.PlannedPart;
import org.jspecify.annotations.Nullable;

/**
 * The records of the parts of a document, yet to be made: those that are listed, or the
 * first alone until the document has told how many there are.
 */
class PartRecords {

	private final SplitRequest request;

	private final IssuedIds ids;

	private final List<FileRecord> listed;

	private List<FileRecord> known;

	PartRecords(SplitRequest request, IssuedIds ids) {
		this.request = request;
		this.ids = ids;
		this.listed = request.listedParts(null);
		this.known = this.listed.isEmpty() ? List.of(record(0, null, null)) : this.listed;
	}

	/** Whether the request lists them; if not, the document tells them. */
	boolean areListed() {
		return !this.listed.isEmpty();
	}

	FileRecord first() {
		return this.known.get(0);
	}

	FileRecord last() {
		return this.known.get(this.known.size() - 1);
	}

	/** Those of a plan, in its order. */
	List<FileRecord> of(List<PlannedPart> plan) {
		if (!areListed()) {
			this.known = IntStream.range(0, plan.size())
				.mapToObj((index) -> record(index, plan.get(index), plan.size())
					.noted(plan.get(index).notes().stream().map(Note::wireName).toList()))
				.toList();
		}
		return this.known;
	}

	/** Those that tell why there can be none: a process without any would never end. */
	List<FileRecord> ofNoPlan() {
		return areListed() ? this.listed : List.of(record(0, null, 1));
	}

	private FileRecord record(int index, @Nullable PlannedPart part, @Nullable Integer count) {
		return this.request.part(this.ids.ofPart(this.request.processId(), index), index,
				(part != null) ? part.title() : null, (part != null && !part.pages().isEmpty()) ? part.pages() : null,
				count, null);
	}

}
