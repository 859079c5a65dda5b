package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * An element of the document's structure, such as a paragraph or a table, or the root
 * above all of them.
 */
final class StructureElement {

	/** One with more kids is not gone through for each part. */
	private static final int LONG = 64;

	private final Span text;

	private final Dictionary dictionary;

	private final int parent;

	private final List<Span> kids;

	/** Of a long one where among the kids those are that are referred to. */
	private final Map<Integer, Integer> places = new HashMap<>();

	/** Of a long one where the others are. */
	private final BitSet others = new BitSet();

	/**
	 * The same and where content is that is referred to; {@code null} until asked for.
	 */
	private volatile @Nullable BitSet contents;

	/**
	 * An element as it was read.
	 * @param text what it says
	 * @param dictionary the same
	 * @param parent the number of the element above it; 0 if that is the root
	 * @param kids references to elements, numbers of marked content, and dictionaries for
	 * content that is elsewhere
	 */
	StructureElement(Span text, Dictionary dictionary, int parent, List<Span> kids) {
		this.text = text;
		this.dictionary = dictionary;
		this.parent = parent;
		this.kids = kids;
		for (int i = 0; isLong() && i < kids.size(); i++) {
			if (kids.get(i).isReference()) {
				this.places.putIfAbsent(kids.get(i).target(), i);
			}
			else {
				this.others.set(i);
			}
		}
	}

	Span text() {
		return this.text;
	}

	Dictionary dictionary() {
		return this.dictionary;
	}

	int parent() {
		return this.parent;
	}

	int size() {
		return this.kids.size();
	}

	boolean isLong() {
		return this.kids.size() > LONG;
	}

	Span kid(int place) {
		return this.kids.get(place);
	}

	/**
	 * Where among the kids a part may have to look; of a long one where these elements
	 * are, and what is no reference.
	 * @param content whether to look for content that is referred to, too
	 */
	BitSet places(IntStream elements, boolean content, SourceObjects within) throws IOException {
		if (!isLong()) {
			BitSet all = new BitSet();
			all.set(0, this.kids.size());
			return all;
		}
		BitSet wanted = (BitSet) (content ? contents(within) : this.others).clone();
		elements.forEach((element) -> {
			Integer place = this.places.get(element);
			if (place != null) {
				wanted.set(place);
			}
		});
		return wanted;
	}

	/** Finds out, once, which kids are not elements. */
	private BitSet contents(SourceObjects within) throws IOException {
		BitSet known = this.contents;
		if (known == null) {
			known = (BitSet) this.others.clone();
			for (int place : this.places.values()) {
				Span value = within.resolve(this.kids.get(place));
				known.set(place,
						value != null && !(value.isDictionary() && !PartContent.isContent(Dictionary.of(value))));
			}
			this.contents = known;
		}
		return known;
	}

}
