package io.filepipeline.split.pdf;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The elements of an array, one after the other.
 */
final class Values {

	private static final Span NONE = new Span(new byte[] { '[', ']' }, 0, 2);

	private final byte[] bytes;

	private final int to;

	private int at;

	private Values(Span array) {
		this.bytes = array.bytes();
		this.to = array.to() - 1;
		this.at = Lexer.skip(this.bytes, array.from() + 1, this.to);
	}

	/** Those of an array; none if there is no array. */
	static Values in(@Nullable Span array) {
		return new Values((array != null) ? array : NONE);
	}

	static List<Span> of(Span array) {
		List<Span> all = new ArrayList<>();
		for (Values values = in(array); values.hasNext();) {
			all.add(values.next());
		}
		return all;
	}

	boolean hasNext() {
		return this.at < this.to;
	}

	Span next() {
		Span value = new Span(this.bytes, this.at, Lexer.lastEnd(this.bytes, this.at, this.to));
		this.at = Lexer.skip(this.bytes, value.to(), this.to);
		return value;
	}

}
