package io.filepipeline.split.pdf;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An element of the document's structure that a part has, and where it stands in the
 * part's. There may be hundreds of thousands.
 */
final class PartElement {

	private final int number;

	private final int copy;

	private @Nullable Span text;

	private List<PartElement> below = List.of();

	private @Nullable PartElement above;

	private boolean content;

	private boolean whole;

	private boolean listed;

	/**
	 * An element of a part.
	 * @param number of the original
	 * @param copy the object of the part
	 * @param text the original; {@code null} if the tree keeps it
	 */
	PartElement(int number, int copy, @Nullable Span text) {
		this.number = number;
		this.copy = copy;
		this.text = text;
	}

	/** Puts an element below this one. */
	void add(PartElement element) {
		element.above = this;
		if (this.below.isEmpty()) {
			this.below = new ArrayList<>(2);
		}
		this.below.add(element);
	}

	int number() {
		return this.number;
	}

	int copy() {
		return this.copy;
	}

	/**
	 * What the original says, for the last time.
	 * @return {@code null} if the tree keeps it
	 */
	@Nullable Span takeText() {
		Span taken = this.text;
		this.text = null;
		return taken;
	}

	List<PartElement> below() {
		return this.below;
	}

	/** The object above it; 0 if there is none. */
	int above() {
		return (this.above != null) ? this.above.copy : 0;
	}

	/** Whether a page, an annotation, a form or an image names it, and not only a kid. */
	boolean hasContent() {
		return this.content;
	}

	void setContent() {
		this.content = true;
	}

	/** Whether the part has all of its content. */
	boolean isWhole() {
		return this.whole;
	}

	void setWhole(boolean all) {
		this.whole = all;
	}

	/** Whether the one above it lists it. */
	boolean isListed() {
		return this.listed;
	}

	void list() {
		this.listed = true;
	}

}
