package io.filepipeline.split.look;

import java.util.function.Function;

/**
 * What was seen on a page.
 *
 * @param what what it was
 * @param all whether that is all there is; if not, something on the page could not be
 * read, and what was not found may yet be there
 */
public record Seen<T>(T what, boolean all) {

	/** Something that follows from it. */
	public <R> Seen<R> map(Function<T, R> step) {
		return new Seen<>(step.apply(this.what), this.all);
	}

}
