package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.BitSet;

import org.jspecify.annotations.Nullable;

/**
 * Writes what the elements of a part have below them: other elements and content.
 */
final class PartKids {

	private static final Name BELOW = Name.of("K");

	private final SourceObjects objects;

	private final PartElements elements;

	private final PartContent content;

	private final EmptyElements empty;

	PartKids(Part part, PartElements elements, PartContent content, EmptyElements empty) {
		this.objects = part.objects();
		this.elements = elements;
		this.content = content;
		this.empty = empty;
	}

	/**
	 * Writes what is below an element, as far as the part has it. The element knows then
	 * whether that is all.
	 */
	void write(PartElement element, StructureElement original, ObjectText text) throws IOException {
		text.key(BELOW).raw("[");
		new Kids(element, original, text).write();
		text.raw("]");
	}

	/**
	 * Those of one element, in their order.
	 */
	private final class Kids {

		private final PartElement element;

		private final StructureElement original;

		private final ObjectText text;

		/** How many are in the part, or are nothing. */
		private int taken;

		private int elementsBelow;

		private boolean whole = true;

		Kids(PartElement element, StructureElement original, ObjectText text) {
			this.element = element;
			this.original = original;
			this.text = text;
		}

		void write() throws IOException {
			BitSet places = this.original.kids()
				.find(this.element.below().stream().mapToInt(PartElement::number), this.element.hasContent(),
						PartKids.this.objects);
			int next = 0;
			for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(Math.max(place + 1, next))) {
				if (take(place)) {
					next = takeEmpty(place + 1, this.original.kids().size());
				}
			}
			if (this.taken == 0) {
				takeEmptyBefore(this.original.kids().size());
			}
			if (this.elementsBelow < this.element.below().size()) {
				throw new Irregular("An element is not among the kids of the one above it");
			}
			this.whole &= this.taken == this.original.kids().size();
			this.element.setWhole(this.whole);
			PartKids.this.empty.write(this.element.copy(), this.whole);
		}

		/**
		 * Writes a kid, if the part has it, and those without content that only come
		 * before it.
		 */
		private boolean take(int place) throws IOException {
			Span kid = this.original.kids().get(place);
			PartElement below = below(kid);
			if (below != null && below.above() == this.element.copy()) {
				begin(place);
				take(below);
				return true;
			}
			Span value = PartKids.this.objects.resolve(kid);
			if (value == null) {
				return false;
			}
			if (value.isNumber()) {
				return takeNumber(place, value);
			}
			if (!value.isDictionary()) {
				throw new Irregular("Structure that is neither an element nor content");
			}
			return take(place, kid, Dictionary.of(value));
		}

		private void take(PartElement below) {
			if (!below.isListed()) {
				below.list();
				this.elementsBelow++;
				this.text.reference(below.copy());
				this.whole &= below.isWhole();
			}
		}

		private boolean takeNumber(int place, Span number) throws IOException {
			boolean there = PartKids.this.content.copyOf(this.original.dictionary()) != 0;
			if (there) {
				begin(place);
				this.text.value(number);
			}
			return there;
		}

		/** Content that says where it is, or an element without content that does. */
		private boolean take(int place, Span kid, Dictionary value) throws IOException {
			if (PartContent.isContent(value)) {
				int page = PartKids.this.content.pageOf(value, this.original);
				if (page != 0) {
					begin(place);
					PartKids.this.content.write(value, page, this.text);
				}
				return page != 0;
			}
			if (PartKids.this.content.copyOf(value) == 0 || !isEmpty(kid)) {
				return false;
			}
			begin(place);
			this.text.reference(PartKids.this.empty.add(value));
			return true;
		}

		private void begin(int place) throws IOException {
			if (this.taken == 0) {
				takeEmptyBefore(place);
			}
			this.taken++;
		}

		private void takeEmptyBefore(int end) throws IOException {
			int first = end;
			while (first > 0 && isEmpty(this.original.kids().get(first - 1))) {
				first--;
			}
			if (first == 0) {
				takeEmpty(0, end);
			}
		}

		/** Returns where there is one that has content, or the end. */
		private int takeEmpty(int from, int end) throws IOException {
			int place = from;
			for (; place < end && isEmpty(this.original.kids().get(place)); place++) {
				Dictionary found = PartKids.this.objects.dictionary(this.original.kids().get(place));
				if (found != null) {
					this.text.reference(PartKids.this.empty.add(found));
				}
				this.taken++;
			}
			return place;
		}

		private boolean isEmpty(Span kid) throws IOException {
			return below(kid) == null && PartKids.this.empty.isEmpty(kid);
		}

		private @Nullable PartElement below(Span kid) {
			return kid.isReference() ? PartKids.this.elements.get(kid.target()) : null;
		}

	}

}
