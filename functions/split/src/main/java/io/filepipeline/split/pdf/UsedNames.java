package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The names that the content of pages mentions. It may be more than they use: whatever
 * looks like a name counts, also within a string or an image.
 */
final class UsedNames {

	/** Longer ones may all be used. */
	private static final int LONGEST = 128;

	/** A page shows less; of what makes it show more, all is kept. */
	private static final int MOST_BYTES = Math.min(8 << 20, Flate.MOST_BYTES);

	private final SourceObjects objects;

	private final Budget budget;

	private final Budget searched;

	private final Set<String> names = new HashSet<>();

	/** The numbers of the streams that are taken in. */
	private final BitSet streams = new BitSet();

	private boolean complete = true;

	/**
	 * Begins without any.
	 * @param budget for the names
	 * @param searched for what is decoded to find them; when it is spent, all names count
	 */
	UsedNames(SourceObjects objects, Budget budget, Budget searched) {
		this.objects = objects;
		this.budget = budget;
		this.searched = searched;
	}

	/** Takes in what a page shows. */
	void addPage(Dictionary page) throws IOException {
		Span contents = page.get(Name.CONTENTS);
		Span several = this.objects.array(contents);
		if (several == null) {
			addStream(contents);
			return;
		}
		for (Values values = Values.in(several); values.hasNext();) {
			addStream(values.next());
		}
	}

	/** Takes in what a stream shows. */
	void addStream(@Nullable Span reference) throws IOException {
		IndirectObject stream = (reference != null) ? this.objects.follow(reference) : null;
		if (!this.complete || stream == null || stream.body() == 0 || this.streams.get(stream.number())) {
			return;
		}
		this.streams.set(stream.number());
		byte[] content = content(stream);
		if (content == null) {
			addAll();
			return;
		}
		this.searched.spend(content.length);
		for (int at = 0; at < content.length; at++) {
			if (content[at] == '/') {
				int end = Lexer.regular(content, at + 1, content.length);
				if (end - at <= LONGEST) {
					add(Name.decoded(content, at, end));
				}
				at = end - 1;
			}
		}
	}

	private void add(String name) {
		if (this.names.add(name)) {
			this.budget.spend(Budget.TABLE_ENTRY + 2L * name.length());
		}
	}

	/** What it says; {@code null} if that takes another filter, or is too long. */
	private byte @Nullable [] content(IndirectObject stream) throws IOException {
		Dictionary dictionary = Dictionary.of(stream.value());
		Body body = this.objects.body(stream, dictionary);
		if (body.length() > MOST_BYTES || !this.searched.allows(MOST_BYTES)) {
			return null;
		}
		try {
			return Flate.decode(this.objects.read(body), dictionary, MOST_BYTES);
		}
		catch (Irregular | Budget.Exceeded ex) {
			return null;
		}
	}

	/** How many there are. */
	int count() {
		return this.names.size();
	}

	/** Whether those that are not mentioned are not used. */
	boolean areComplete() {
		return this.complete;
	}

	/** Whether this name may be used. */
	boolean mention(Span name) {
		return !this.complete || name.length() > LONGEST || this.names.contains(Name.decoded(name));
	}

	/** From now on, every name may be used. */
	void addAll() {
		this.complete = false;
	}

}
