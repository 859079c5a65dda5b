package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The names that the content of pages mentions. It may be more than they use: whatever
 * looks like a name counts, also within a string or an image.
 */
final class UsedNames {

	private static final Name CONTENTS = Name.of("Contents");

	/** More than any page has that is not made to be a burden. */
	private static final int MOST = 20_000;

	/** Longer ones may all be used. */
	private static final int LONGEST = 128;

	private final SourceObjects objects;

	private final Set<String> names = new HashSet<>();

	private boolean complete = true;

	UsedNames(SourceObjects objects) {
		this.objects = objects;
	}

	/** Takes in a page. */
	void addPage(Dictionary page) throws IOException {
		Span contents = page.get(CONTENTS);
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
		if (stream == null || stream.body() == 0) {
			return;
		}
		byte[] content = content(stream);
		if (content == null) {
			this.complete = false;
			return;
		}
		for (int at = 0; at < content.length && this.complete; at++) {
			if (content[at] == '/') {
				int end = Lexer.regular(content, at + 1, content.length);
				if (end - at <= LONGEST) {
					this.names.add(Name.decoded(content, at, end));
				}
				this.complete = this.names.size() < MOST;
				at = end - 1;
			}
		}
	}

	/** What it says; {@code null} if that takes another filter, or is too long. */
	private byte @Nullable [] content(IndirectObject stream) throws IOException {
		Dictionary dictionary = Dictionary.of(stream.value());
		Body body = this.objects.body(stream, dictionary);
		try {
			return (body.length() <= Flate.MOST_BYTES) ? Flate.decode(this.objects.read(body), dictionary) : null;
		}
		catch (Irregular | Budget.Exceeded ex) {
			return null;
		}
	}

	/** Whether this name may be used. */
	boolean mention(Span name) {
		return !this.complete || name.length() > LONGEST
				|| this.names.contains(Name.decoded(name.bytes(), name.from(), name.to()));
	}

	/** From now on, every name may be used. */
	void addAll() {
		this.complete = false;
	}

	/** How much is known, to see whether it has become more. */
	int size() {
		return this.complete ? this.names.size() : Integer.MAX_VALUE;
	}

}
