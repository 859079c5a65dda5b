package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The attributes that a page has or takes from the nodes above it (ISO 32000-2, 7.7.3.4).
 *
 * @param values in the order of {@link #KEYS}, each a reference or a value
 * @param owners the numbers of the objects in which they stand
 */
record Inherited(@Nullable Span[] values, int[] owners) {

	static final List<Name> KEYS = Name.all("Resources", "MediaBox", "CropBox", "Rotate");

	static final int RESOURCES = 0;

	private static final int ROTATE = 3;

	/** A hundred times the largest page that viewers show, in points. */
	private static final double FARTHEST = 1_440_000;

	/**
	 * Four, but for writers who cannot count; each node may refer to the same million.
	 */
	private static final int MOST_NUMBERS = 16;

	/** The owner of what holds when no object says anything. */
	static final int NOBODY = 0;

	/** What a document says that says nothing: US Letter, as all viewers assume. */
	static final Inherited NOTHING = new Inherited(new Span[] { text("<<>>"), text("[0 0 612 792]"), null, null },
			new int[4]);

	private static Span text(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		return new Span(bytes, 0, bytes.length);
	}

	/**
	 * What holds for a node or page, and below it.
	 * @param number of its object
	 */
	Inherited below(Dictionary node, int number, SourceObjects objects) throws IOException {
		@Nullable Span[] merged = this.values;
		int[] from = this.owners;
		for (int i = 0; i < KEYS.size(); i++) {
			Span own = node.get(KEYS.get(i));
			if (own != null && fits(i, own, objects)) {
				if (merged == this.values) {
					merged = this.values.clone();
					from = this.owners.clone();
				}
				merged[i] = own.detached();
				from[i] = number;
			}
		}
		return (merged != this.values) ? new Inherited(merged, from) : this;
	}

	/** How many bytes its values have that are not those above it. */
	int beyond(Inherited above) {
		int length = 0;
		for (int i = 0; i < this.values.length; i++) {
			Span value = this.values[i];
			length += (value != null && value != above.values[i]) ? value.length() : 0;
		}
		return length;
	}

	/**
	 * A value of the wrong type counts as absent, as it does to viewers, and so does a
	 * reference to nothing. One to what is lost stays: a part that needs it is refused.
	 */
	private static boolean fits(int key, Span item, SourceObjects objects) throws IOException {
		if (key == RESOURCES && item.isReference() && objects.list(item) != null) {
			return true;
		}
		Span value = objects.resolve(item);
		if (value == null || value.isLost()) {
			return value != null;
		}
		if (key == ROTATE) {
			return value.isNumber();
		}
		return (key == RESOURCES) ? value.isDictionary() : value.isArray() && isRectangle(value, objects);
	}

	private static boolean isRectangle(Span box, SourceObjects objects) throws IOException {
		int sane = 0;
		for (Values values = Values.in(box); values.hasNext();) {
			Span value = objects.resolve(values.next());
			if (value == null || !value.isNumber() || Math.abs(value.number()) >= FARTHEST || sane == MOST_NUMBERS) {
				return false;
			}
			sane++;
		}
		return sane >= 4;
	}

}
