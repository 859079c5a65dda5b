package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

import io.filepipeline.contracts.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a document in order, found by walking its page tree. The tree's own count
 * is not believed: it may be wrong, negative or two thousand million.
 */
final class PageTree {

	/** Ten times what the longest books have; a small file can claim any number. */
	private static final int MOST_PAGES = 200_000;

	private static final int MOST_NODES = 2 * MOST_PAGES;

	private static final Name PAGE = Name.of("Page");

	private static final Name COUNT = Name.of("Count");

	private final SourceObjects objects;

	private final Budget budget;

	private int[] numbers = new int[64];

	private final List<Inherited> attributes = new ArrayList<>();

	/** By the number of the object: one more than that of the first page it is. */
	private final int[] indexes;

	private final BitSet nodes = new BitSet();

	private final BitSet onPath = new BitSet();

	private final Deque<Node> path = new ArrayDeque<>();

	/** The resources that a page refers to. */
	private final BitSet resources = new BitSet();

	/** Those that several do. */
	private final BitSet sharedResources = new BitSet();

	private int visited;

	/**
	 * Walks the tree.
	 * @throws Refusal if a page or a node cannot be read, the tree runs in a circle, or
	 * has no page or too many
	 */
	PageTree(SourceObjects objects, @Nullable Span root, Budget budget) throws IOException {
		this.objects = objects;
		this.budget = budget;
		this.indexes = new int[objects.size()];
		enter(root, Inherited.NOTHING);
		while (!this.path.isEmpty()) {
			Node node = this.path.element();
			if (node.kids.hasNext()) {
				enter(node.kids.next(), node.attributes);
			}
			else {
				leave(this.path.remove());
			}
		}
		if (this.attributes.isEmpty()) {
			throw Refusal.damaged("The document has no pages");
		}
	}

	private void enter(@Nullable Span kid, Inherited above) throws IOException {
		if (kid != null && !kid.isReference()) {
			throw new Irregular("A page that is not an object");
		}
		Dictionary dictionary = (kid != null) ? this.objects.dictionary(kid.target()) : null;
		if (kid == null || dictionary == null) {
			throw Refusal.damaged("The document is damaged after page " + count() + ": a page is missing");
		}
		if (++this.visited > MOST_NODES) {
			throw Refusal.because(ProblemCode.TOO_MANY_PAGES, "The document has more than " + MOST_PAGES + " pages");
		}
		int number = kid.target();
		if (isPage(dictionary)) {
			add(number, above, !isOther(dictionary));
			noteResources(dictionary.get(Name.RESOURCES));
			return;
		}
		if (this.onPath.get(number)) {
			throw Refusal.damaged("The document is damaged: its page tree runs in a circle");
		}
		this.onPath.set(number);
		this.nodes.set(number);
		Span kids = kidsOf(dictionary);
		int length = (kids != null) ? kids.length() : 0;
		this.budget.spend(Budget.PAGE + length);
		Inherited attributes = above.below(dictionary, number, this.objects);
		this.budget.spend(attributes.beyond(above));
		this.path.push(new Node(number, Values.in((kids != null) ? kids.detached() : null), length, attributes));
	}

	private void leave(Node node) {
		this.onPath.clear(node.number);
		this.budget.refund(node.length);
	}

	private boolean isPage(Dictionary dictionary) throws IOException {
		Span type = this.objects.name(dictionary.get(Name.TYPE));
		if (type != null && (PAGE.matches(type) || Name.PAGES.matches(type))) {
			return PAGE.matches(type);
		}
		return !dictionary.has(Name.KIDS);
	}

	/**
	 * Whether a kid is no page, such as a font to which other pages refer. Viewers show
	 * an empty page in its place.
	 */
	private boolean isOther(Dictionary kid) throws IOException {
		Span type = this.objects.name(kid.get(Name.TYPE));
		return type != null && !PAGE.matches(type) && !kid.has(Name.PARENT) && !kid.has(Name.CONTENTS);
	}

	private @Nullable Span kidsOf(Dictionary node) throws IOException {
		Span kids = this.objects.array(node.get(Name.KIDS));
		Span count = this.objects.resolve(node.get(COUNT));
		if (kids == null && (node.has(Name.KIDS) || (count != null && count.isNumber() && count.number() > 0))) {
			throw Refusal.damaged("The document is damaged after page " + count() + ": pages are missing");
		}
		return kids;
	}

	private void add(int number, Inherited above, boolean known) throws Refusal {
		int page = count();
		if (page == MOST_PAGES) {
			throw Refusal.because(ProblemCode.TOO_MANY_PAGES, "The document has more than " + MOST_PAGES + " pages");
		}
		if (page == this.numbers.length) {
			this.budget.spend(2L * page * (Integer.BYTES + Long.BYTES));
			this.numbers = Arrays.copyOf(this.numbers, 2 * page);
		}
		this.numbers[page] = number;
		this.attributes.add(above);
		if (known && this.indexes[number] == 0) {
			this.indexes[number] = page + 1;
		}
	}

	private void noteResources(@Nullable Span own) {
		if (own != null && own.isReference() && own.target() < this.indexes.length) {
			if (this.resources.get(own.target())) {
				this.sharedResources.set(own.target());
			}
			this.resources.set(own.target());
		}
	}

	/** Whether several pages refer to this object for their resources. */
	boolean shareResources(int number) {
		return this.sharedResources.get(number);
	}

	int count() {
		return this.attributes.size();
	}

	/**
	 * Reads a page.
	 * @param within the objects as its part may read them
	 */
	SourcePage get(int index, SourceObjects within) throws IOException {
		int number = this.numbers[index];
		IndirectObject object = within.get(number);
		if (object == null) {
			throw new Irregular("A page is gone");
		}
		Dictionary dictionary = Dictionary.of(object.value());
		return new SourcePage(index, number, dictionary, this.attributes.get(index).below(dictionary, number, within));
	}

	/**
	 * Which page an object is: the first if the document shows it several times.
	 * @return -1 if it is none
	 */
	int indexOf(int number) {
		return (number < this.indexes.length) ? this.indexes[number] - 1 : -1;
	}

	boolean hasNode(int number) {
		return this.nodes.get(number);
	}

	/**
	 * A node whose kids are being visited.
	 *
	 * @param length of the array of its kids, in bytes
	 */
	private record Node(int number, Values kids, int length, Inherited attributes) {
	}

}
