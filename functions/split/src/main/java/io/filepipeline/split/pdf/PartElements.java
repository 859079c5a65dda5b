package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The elements of structure that a part has: those that have content of its pages, and
 * those above them. Of each, only the text is kept until it is written.
 */
final class PartElements {

	private final Part part;

	private final StructureTree tree;

	private final PartElement root;

	/** By the numbers of the originals. */
	private final Map<Integer, PartElement> elements = new HashMap<>();

	/**
	 * Begins with the root alone.
	 * @param tree the document's
	 */
	PartElements(Part part, StructureTree tree) {
		this.part = part;
		this.tree = tree;
		this.root = new PartElement(0, part.reserve(), null);
	}

	PartElement root() {
		return this.root;
	}

	/** One of them by the number of its original; {@code null} if it is none. */
	@Nullable PartElement get(int number) {
		return this.elements.get(number);
	}

	/** Keeps an element that has content of the part, and those above it. */
	void keep(int number) throws IOException {
		PartElement below = null;
		int next = number;
		PartElement above = known(next);
		while (above == null) {
			StructureElement original = this.tree.get(next, this.part.objects());
			PartElement element = add(next, original);
			if (below != null) {
				element.add(below);
			}
			below = element;
			next = original.parent();
			above = known(next);
		}
		if (below != null) {
			above.add(below);
		}
		Objects.requireNonNull(known(number)).setContent();
	}

	private @Nullable PartElement known(int number) {
		return (number != 0) ? this.elements.get(number) : this.root;
	}

	private PartElement add(int number, StructureElement original) {
		Span text = original.kids().isLong() ? null : original.text();
		int copy = this.part.reserve(Budget.ELEMENT + ((text != null) ? text.length() : 0));
		PartElement element = new PartElement(number, copy, text);
		this.elements.put(number, element);
		return element;
	}

	/**
	 * All of them, the root first, and each behind the one above it.
	 * @throws Irregular if some are above each other
	 */
	List<PartElement> all() {
		List<PartElement> all = new ArrayList<>(List.of(this.root));
		for (int i = 0; i < all.size(); i++) {
			all.addAll(all.get(i).below());
		}
		if (all.size() <= this.elements.size()) {
			throw new Irregular("Elements that are above each other");
		}
		return all;
	}

	/** What one of them was made of, for the last time. */
	StructureElement original(PartElement element) throws IOException {
		Span text = element.takeText();
		return (text != null) ? this.tree.read(text, this.part.objects())
				: this.tree.get(element.number(), this.part.objects());
	}

}
