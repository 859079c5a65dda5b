package io.filepipeline.split.pdf;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An element of the document's structure that a part has, and where it stands in the
 * part's.
 */
final class PartElement {

	private final int number;

	private final int copy;

	private final StructureElement original;

	/** By the numbers of the originals. */
	private final Map<Integer, PartElement> below = new HashMap<>();

	private @Nullable PartElement above;

	private boolean whole;

	private boolean listed;

	/**
	 * An element of a part.
	 * @param number of the original
	 * @param copy the object of the part
	 */
	PartElement(int number, int copy, StructureElement original) {
		this.number = number;
		this.copy = copy;
		this.original = original;
	}

	/** Puts an element below this one. */
	void add(PartElement element) {
		element.above = this;
		this.below.put(element.number, element);
	}

	int copy() {
		return this.copy;
	}

	StructureElement original() {
		return this.original;
	}

	Map<Integer, PartElement> below() {
		return this.below;
	}

	/** The object above it; 0 if there is none. */
	int above() {
		return (this.above != null) ? this.above.copy : 0;
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
