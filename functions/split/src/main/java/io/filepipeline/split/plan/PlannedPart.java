package io.filepipeline.split.plan;

import java.util.List;
import java.util.Set;

import io.filepipeline.contracts.Problem;
import io.filepipeline.split.pdf.Note;
import org.jspecify.annotations.Nullable;

/**
 * A part that is to be made.
 *
 * @param pages its zero-based pages, in order
 * @param title what it is called, if it does not have the name of the document
 * @param problem why it can never be made, if that is known
 * @param notes what to know of it
 */
public record PlannedPart(List<Integer> pages, @Nullable String title, @Nullable Problem problem, Set<Note> notes) {

	static PlannedPart of(List<Integer> pages) {
		return new PlannedPart(pages, null, null, Set.of());
	}

	/** The same, called something. */
	PlannedPart called(String name) {
		return new PlannedPart(this.pages, name, this.problem, this.notes);
	}

	/** The same, which can never be made. */
	PlannedPart impossible(Problem why) {
		return new PlannedPart(this.pages, this.title, why, this.notes);
	}

	/** The same, of which something is to be known. */
	PlannedPart noted(Note note) {
		return new PlannedPart(this.pages, this.title, this.problem, Set.of(note));
	}

	/** Some of the pages, called the same. */
	PlannedPart pages(int from, int to) {
		return new PlannedPart(List.copyOf(this.pages.subList(from, to)), this.title, null, this.notes);
	}

}
