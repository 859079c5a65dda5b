package io.filepipeline.split.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.filepipeline.contracts.ProblemCode;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a document in order, found by walking its page tree. The tree's own count
 * is not believed: it may be wrong, negative or two thousand million.
 */
final class PageTree {

	/** Ten times what the longest books have; a small file can claim any number. */
	private static final int MOST_PAGES = 200_000;

	private static final int MOST_NODES = 2 * MOST_PAGES;

	private final List<SourcePage> pages = new ArrayList<>();

	private final Map<COSDictionary, Integer> indexes = new IdentityHashMap<>();

	private final Set<COSDictionary> nodes = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Budget budget;

	private int visited;

	/**
	 * Walks the tree.
	 * @throws Refusal if a page or a node cannot be read, the tree runs in a circle, or
	 * has no page or too many
	 */
	PageTree(COSDictionary catalog, Budget budget) throws Refusal {
		this.budget = budget;
		Deque<Node> path = new ArrayDeque<>();
		Set<COSDictionary> onPath = Collections.newSetFromMap(new IdentityHashMap<>());
		enter(catalog.getDictionaryObject(COSName.PAGES), Inherited.NOTHING, path, onPath);
		while (!path.isEmpty()) {
			Node node = path.element();
			if (node.next < node.kids.size()) {
				enter(node.kids.getObject(node.next++), node.attributes, path, onPath);
			}
			else {
				onPath.remove(path.remove().dictionary);
			}
		}
		if (this.pages.isEmpty()) {
			throw Refusal.damaged("The document has no pages");
		}
	}

	private void enter(@Nullable COSBase value, Inherited attributes, Deque<Node> path, Set<COSDictionary> onPath)
			throws Refusal {
		if (!(value instanceof COSDictionary dictionary)) {
			throw Refusal.damaged("The document is damaged after page " + this.pages.size() + ": a page is missing");
		}
		if (++this.visited > MOST_NODES) {
			throw Refusal.because(ProblemCode.TOO_MANY_PAGES, "The document has more than " + MOST_PAGES + " pages");
		}
		if (isPage(dictionary)) {
			add(dictionary, attributes.below(dictionary));
			return;
		}
		if (!onPath.add(dictionary)) {
			throw Refusal.damaged("The document is damaged: its page tree runs in a circle");
		}
		this.budget.spend(Budget.PAGE);
		this.nodes.add(dictionary);
		path.push(new Node(dictionary, kidsOf(dictionary), attributes.below(dictionary)));
	}

	private static boolean isPage(COSDictionary dictionary) {
		COSName type = dictionary.getCOSName(COSName.TYPE);
		return COSName.PAGE.equals(type) || !(COSName.PAGES.equals(type) || dictionary.containsKey(COSName.KIDS));
	}

	private COSArray kidsOf(COSDictionary node) throws Refusal {
		COSArray kids = node.getCOSArray(COSName.KIDS);
		if (kids == null && (node.containsKey(COSName.KIDS) || node.getInt(COSName.COUNT) > 0)) {
			throw Refusal.damaged("The document is damaged after page " + this.pages.size() + ": pages are missing");
		}
		return (kids != null) ? kids : new COSArray();
	}

	private void add(COSDictionary dictionary, Inherited attributes) throws Refusal {
		if (this.pages.size() == MOST_PAGES) {
			throw Refusal.because(ProblemCode.TOO_MANY_PAGES, "The document has more than " + MOST_PAGES + " pages");
		}
		this.budget.spend(Budget.PAGE);
		this.indexes.putIfAbsent(dictionary, this.pages.size());
		this.pages.add(new SourcePage(this.pages.size(), dictionary, attributes));
	}

	int count() {
		return this.pages.size();
	}

	SourcePage get(int index) {
		return this.pages.get(index);
	}

	/** The number of the page; the first one if the document shows it several times. */
	@Nullable Integer indexOf(COSDictionary page) {
		return this.indexes.get(page);
	}

	boolean hasNode(COSDictionary dictionary) {
		return this.nodes.contains(dictionary);
	}

	private static final class Node {

		private final COSDictionary dictionary;

		private final COSArray kids;

		private final Inherited attributes;

		private int next;

		Node(COSDictionary dictionary, COSArray kids, Inherited attributes) {
			this.dictionary = dictionary;
			this.kids = kids;
			this.attributes = attributes;
		}

	}

}
