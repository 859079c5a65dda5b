package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The elements of a part that have no content, such as empty cells of a table. No page
 * leads to them: a part has them where it has what is before them.
 */
final class EmptyElements {

	private static final Name PAGE = Name.of("Pg");

	private static final Name BELOW = Name.of("K");

	/** A table in a cell has four levels. */
	private static final int DEEPEST = 16;

	/** Elements without content are few; what has more below it counts as content. */
	private static final int MOST = 1000;

	private final Part part;

	private final SourceObjects objects;

	private final StructureNames names;

	private final ElementIds ids;

	private final PartContent content;

	/** How many may be looked at for the part, a matter of time: a second or two. */
	private final Budget looks = Budget.ofSteps(1 << 20);

	/** Those below the element that is being written. */
	private final List<Empty> pending = new ArrayList<>();

	private final List<Integer> copies = new ArrayList<>();

	EmptyElements(Part part, StructureNames names, ElementIds ids, PartContent content) {
		this.part = part;
		this.objects = part.objects();
		this.names = names;
		this.ids = ids;
		this.content = content;
	}

	/** The objects of the part. */
	List<Integer> copies() {
		return this.copies;
	}

	/**
	 * Whether an element has no content, nor has any below it, and none of them is said
	 * to be on a page that the part does not have.
	 * @param kid a reference to it, or itself; nothing is empty, too
	 */
	boolean isEmpty(Span kid) throws IOException {
		return isEmpty(kid, 0, Budget.ofSteps(MOST));
	}

	private boolean isEmpty(Span kid, int depth, Budget left) throws IOException {
		this.looks.spend(1);
		if (depth == DEEPEST || !left.take(1)) {
			return false;
		}
		Span value = this.objects.resolve(kid);
		if (value == null) {
			return true;
		}
		Dictionary element = value.isDictionary() ? Dictionary.of(value) : null;
		if (element == null || PartContent.isContent(element)
				|| (element.has(PAGE) && this.content.copyOf(element) == 0)) {
			return false;
		}
		Span kids = element.get(BELOW);
		Span several = this.objects.array(kids);
		if (several == null) {
			return kids == null || isEmpty(kids, depth + 1, left);
		}
		boolean empty = true;
		for (Values values = Values.in(several); empty && values.hasNext();) {
			empty = isEmpty(values.next(), depth + 1, left);
		}
		return empty;
	}

	/**
	 * Makes room for one that is empty.
	 * @return the object of the part
	 */
	int add(Dictionary original) {
		int copy = reserve(original);
		this.pending.add(new Empty(original, copy));
		return copy;
	}

	/**
	 * Writes those that were added. What they say may be of any page that the element
	 * above them is on, unless they name one.
	 * @param above the object of that element
	 * @param whole whether the part has all of its content
	 */
	void write(int above, boolean whole) throws IOException {
		for (Empty empty : this.pending) {
			write(empty, above, whole);
		}
		this.pending.clear();
	}

	private void write(Empty empty, int above, boolean whole) throws IOException {
		Dictionary original = empty.original;
		ObjectText text = this.part.text().raw("<</P").reference(above);
		boolean all = whole || original.has(PAGE);
		if (original.has(PAGE)) {
			text.key(PAGE).reference(this.content.copyOf(original));
		}
		Span kids = original.get(BELOW);
		if (kids != null) {
			text.key(BELOW).raw("[");
			Span several = this.objects.array(kids);
			for (Span kid : (several != null) ? Values.of(several) : List.of(kids)) {
				Dictionary below = this.objects.dictionary(kid);
				if (below != null) {
					Empty next = new Empty(below, reserve(below));
					text.reference(next.copy);
					write(next, empty.copy, all);
				}
			}
			text.raw("]");
		}
		this.names.copy(original, all, text);
		this.names.add(original);
		this.ids.add(original, empty.copy);
		this.part.define(empty.copy, text.raw(">>"));
		this.copies.add(empty.copy);
	}

	private int reserve(Dictionary original) {
		return this.part.reserve(Budget.COPY + original.length());
	}

	/**
	 * One of them.
	 *
	 * @param original what it is made of
	 * @param copy the object of the part
	 */
	private record Empty(Dictionary original, int copy) {
	}

}
