package io.filepipeline.split;

import java.util.List;
import java.util.UUID;

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

	private List<PlannedPart> plan = List.of();

	PartRecords(SplitRequest request, IssuedIds ids) {
		this.request = request;
		this.ids = ids;
		this.listed = request.listedParts(null);
	}

	/** Whether the request lists them; if not, the document tells them. */
	boolean areListed() {
		return !this.listed.isEmpty();
	}

	/** From here on they are those of a plan, in its order. */
	void follow(List<PlannedPart> told) {
		this.plan = told;
	}

	List<PlannedPart> plan() {
		return this.plan;
	}

	/** How many they are, as far as that is known. */
	int count() {
		return areListed() ? this.listed.size() : Math.max(this.plan.size(), 1);
	}

	UUID id(int index) {
		return areListed() ? this.listed.get(index).id() : this.ids.ofPart(this.request.processId(), index);
	}

	/** One of them; it is made when it is asked for, as there may be many. */
	FileRecord get(int index) {
		if (areListed()) {
			return this.listed.get(index);
		}
		if (this.plan.isEmpty()) {
			return record(index, null, null);
		}
		PlannedPart part = this.plan.get(index);
		return record(index, part, this.plan.size()).noted(part.notes().stream().map(Note::wireName).toList());
	}

	/** Those that tell why there can be none: a process without any would never end. */
	List<FileRecord> ofNoPlan() {
		return areListed() ? this.listed : List.of(record(0, null, 1));
	}

	private FileRecord record(int index, @Nullable PlannedPart part, @Nullable Integer count) {
		return this.request.part(id(index), index, (part != null) ? part.title() : null,
				(part != null && !part.pages().isEmpty()) ? part.pages() : null, count, null);
	}

}
