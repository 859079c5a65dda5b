package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What annotations are shown by. Many may share an appearance, which is looked into once.
 */
final class Appearances {

	private static final Name KEY = Name.of("AP");

	private final SourceObjects objects;

	/** The numbers of the objects that were looked into. */
	private final BitSet known = new BitSet();

	Appearances(SourceObjects objects) {
		this.objects = objects;
	}

	/** The streams of an annotation, without those of others before. */
	List<Span> of(Dictionary annotation) throws IOException {
		List<Span> streams = new ArrayList<>();
		Span value = annotation.get(KEY);
		Dictionary appearances = (value != null && isNew(value)) ? this.objects.dictionary(value) : null;
		for (int i = 0; appearances != null && i < appearances.size(); i++) {
			add(appearances.value(i), streams);
		}
		return streams;
	}

	/** A stream, or one for each state. */
	private void add(Span value, List<Span> streams) throws IOException {
		if (!isNew(value)) {
			return;
		}
		IndirectObject stream = this.objects.follow(value);
		Dictionary states = (stream == null || stream.body() == 0) ? this.objects.dictionary(value) : null;
		if (states == null) {
			streams.add(value);
			return;
		}
		for (int i = 0; i < states.size(); i++) {
			if (isNew(states.value(i))) {
				streams.add(states.value(i));
			}
		}
	}

	private boolean isNew(Span value) {
		if (!value.isReference()) {
			return true;
		}
		int number = value.target();
		boolean known = number >= this.objects.size() || this.known.get(number);
		if (!known) {
			this.known.set(number);
		}
		return !known;
	}

}
