package io.filepipeline.split.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * The elements of an array, one after the other.
 */
final class Values {

	private final byte[] bytes;

	private final int to;

	private int at;

	private Values(Span array) {
		this.bytes = array.bytes();
		this.to = array.to() - 1;
		this.at = Lexer.skip(this.bytes, array.from() + 1, this.to);
	}

	static Values in(Span array) {
		return new Values(array);
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
