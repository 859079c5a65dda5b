package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The structure of a part: the elements that have content of its pages, and those above
 * them. What an element says of all its content it says only if the part has all of that.
 */
final class PartStructure {

	/** Attributes are some dictionaries; what has more is something else. */
	private static final int MOST_ATTRIBUTES = 10_000;

	private static final Name PAGE_KEY = Name.of("StructParents");

	private static final Name ANNOTATION_KEY = Name.of("StructParent");

	private static final Name PAGE = Name.of("Pg");

	private static final Name CONTENT = Name.of("MCID");

	private static final Name STREAM = Name.of("Stm");

	private static final Name OBJECT = Name.of("Obj");

	private static final Name BELOW = Name.of("K");

	private static final NameSet KEYS = NameSet.of("S", "Lang", "NS", "C", "ID");

	private static final NameSet WHOLE_KEYS = NameSet.of("S", "Lang", "NS", "C", "ID", "A", "R", "T", "Alt", "E",
			"ActualText", "Phoneme", "PhoneticAlphabet");

	private final Part part;

	private final SourceObjects objects;

	private final StructureTree tree;

	private final StructureNames names;

	private final Element root;

	/** By the numbers of the originals. */
	private final Map<Integer, Element> elements = new HashMap<>();

	/** The part's annotations by the numbers of the originals. */
	private final Map<Integer, Integer> annotations = new HashMap<>();

	/** What has the content of a page, or an annotation, for each key in the part. */
	private final List<Span> parents = new ArrayList<>();

	PartStructure(Part part, StructureTree tree) throws IOException {
		this.part = part;
		this.objects = part.source().objects();
		this.tree = tree;
		this.names = new StructureNames(tree.root().dictionary(), this.objects);
		this.root = new Element(0, part.reserve(), tree.root());
	}

	/** Takes in the content of a page, and lets its copy know. */
	void addPage(PartPage page, ObjectText text) throws IOException {
		if (isFirst(page)) {
			add(PAGE_KEY, page.source().dictionary(), text);
		}
	}

	/**
	 * Takes in an annotation of a page, and lets its copy know.
	 * @param number of the original
	 */
	void addAnnotation(int number, Dictionary original, PartPage page, int copy, ObjectText text) throws IOException {
		if (isFirst(page) && add(ANNOTATION_KEY, original, text)) {
			this.annotations.put(number, copy);
		}
	}

	/** What the second copy of a page shows is no content of its own. */
	private boolean isFirst(PartPage page) {
		return page.copy() == this.part.copyOf(page.source().index());
	}

	private boolean add(Name name, Dictionary original, ObjectText text) throws IOException {
		Span key = this.objects.resolve(original.get(name));
		Span found = (key != null && key.isNumber()) ? this.tree.parents(key.integer()) : null;
		if (found == null) {
			return false;
		}
		Span several = this.objects.array(found);
		for (Span element : (several != null) ? Values.of(several) : List.of(found)) {
			if (element.isReference()) {
				keep(element.target());
			}
		}
		text.key(name).word(Integer.toString(this.parents.size()));
		this.parents.add((several != null) ? several : found);
		return true;
	}

	/** Keeps an element and those above it. */
	private void keep(int number) throws IOException {
		Element below = null;
		for (int next = number; next != 0;) {
			Element known = this.elements.get(next);
			Element element = (known != null) ? known : new Element(next, this.part.reserve(), this.tree.get(next));
			if (below != null) {
				element.add(below);
			}
			if (known != null) {
				return;
			}
			this.elements.put(next, element);
			below = element;
			next = element.original.parent();
		}
		if (below != null) {
			this.root.add(below);
		}
	}

	/**
	 * Writes it.
	 * @return the object; 0 if nothing in the part is tagged
	 */
	int write() throws IOException {
		if (this.root.below.isEmpty()) {
			return 0;
		}
		List<Element> all = new ArrayList<>(List.of(this.root));
		for (int i = 0; i < all.size(); i++) {
			all.addAll(all.get(i).below.values());
		}
		if (all.size() <= this.elements.size()) {
			throw new Irregular("Elements that are above each other");
		}
		for (int i = all.size() - 1; i > 0; i--) {
			write(all.get(i));
		}
		ObjectText text = new ObjectText().raw("<</Type/StructTreeRoot");
		writeKids(this.root, text);
		writeParents(text);
		this.names.write(text);
		this.part.define(this.root.copy, text.raw(">>"));
		checkAttributes(all);
		return this.root.copy;
	}

	private void write(Element element) throws IOException {
		ObjectText text = new ObjectText().raw("<</P").reference(element.above());
		int page = copyOf(element.original.dictionary());
		if (page != 0) {
			text.key(PAGE).reference(page);
		}
		writeKids(element, text);
		(element.whole ? WHOLE_KEYS : KEYS).copy(element.original.dictionary(), text);
		this.names.add(element.original.dictionary());
		this.part.define(element.copy, text.raw(">>"));
	}

	private void writeKids(Element element, ObjectText text) throws IOException {
		text.key(BELOW).raw("[");
		List<Span> kids = element.original.kids(element.below.keySet());
		int written = 0;
		element.whole = kids.size() == element.original.size();
		for (Span kid : kids) {
			Element below = kid.isReference() ? element.below.get(kid.target()) : null;
			if (below == null) {
				element.whole &= writeContent(kid, element, text);
			}
			else if (!below.listed) {
				below.listed = true;
				written++;
				text.reference(below.copy);
				element.whole &= below.whole;
			}
		}
		if (written < element.below.size()) {
			throw new Irregular("An element is not among the kids of the one above it");
		}
		text.raw("]");
	}

	/**
	 * Writes what is no element, or an element without content.
	 * @return whether the part has what there is of it
	 */
	private boolean writeContent(Span kid, Element element, ObjectText text) throws IOException {
		Span value = this.objects.resolve(kid);
		if (value == null) {
			return true;
		}
		if (value.isNumber()) {
			boolean there = copyOf(element.original.dictionary()) != 0;
			if (there) {
				text.value(value);
			}
			return there;
		}
		if (!value.isDictionary()) {
			throw new Irregular("Structure that is neither an element nor content");
		}
		Dictionary content = Dictionary.of(value);
		if (content.has(CONTENT) || content.has(OBJECT)) {
			int page = content.has(PAGE) ? copyOf(content) : copyOf(element.original.dictionary());
			if (page != 0) {
				writeElsewhere(content, page, text);
			}
			return page != 0;
		}
		if (content.has(BELOW) || (content.has(PAGE) && copyOf(content) == 0)) {
			return false;
		}
		int empty = this.part.reserve();
		this.names.add(content);
		ObjectText copy = new ObjectText().raw("<</P").reference(element.copy);
		KEYS.copy(content, copy);
		this.part.define(empty, copy.raw(">>"));
		text.reference(empty);
		return true;
	}

	/** Content that says where it is. That of forms and images has no tags in parts. */
	private void writeElsewhere(Dictionary content, int page, ObjectText text) throws IOException {
		Span object = content.get(OBJECT);
		Span number = this.objects.resolve(content.get(CONTENT));
		Integer annotation = (object != null && object.isReference()) ? this.annotations.get(object.target()) : null;
		if (annotation != null) {
			text.raw("<</Type/OBJR").key(PAGE).reference(page).key(OBJECT).reference(annotation).raw(">>");
		}
		else if (number != null && number.isNumber() && object == null && !content.has(STREAM)) {
			text.raw("<</Type/MCR").key(PAGE).reference(page).key(CONTENT).value(number).raw(">>");
		}
	}

	/** The part's copy of the page on which something is; 0 if it has none. */
	private int copyOf(Dictionary content) {
		Span page = content.get(PAGE);
		int index = (page != null && page.isReference()) ? this.part.source().pages().indexOf(page.target()) : -1;
		return this.part.copyOf(index);
	}

	private void writeParents(ObjectText text) throws IOException {
		text.raw("/ParentTreeNextKey ").raw(Integer.toString(this.parents.size())).raw("/ParentTree<</Nums[");
		for (int i = 0; i < this.parents.size(); i++) {
			text.word(Integer.toString(i));
			Span found = this.parents.get(i);
			if (found.isArray()) {
				text.raw("[");
				for (Values values = Values.in(found); values.hasNext();) {
					writeParent(values.next(), text);
				}
				text.raw("]");
			}
			else {
				writeParent(found, text);
			}
		}
		text.raw("]>>");
	}

	private void writeParent(Span parent, ObjectText text) {
		Element element = parent.isReference() ? this.elements.get(parent.target()) : null;
		if (element != null && element.listed) {
			text.reference(element.copy);
		}
		else {
			text.word("null");
		}
	}

	/** What attributes refer to has to be there: nobody misses a part for them. */
	private void checkAttributes(List<Element> all) throws IOException {
		BitSet seen = new BitSet();
		Deque<Chunk> pending = new ArrayDeque<>();
		for (Element element : all) {
			Chunk chunk = this.part.chunk(element.copy);
			while (chunk != null) {
				if (seen.cardinality() > MOST_ATTRIBUTES) {
					throw new Irregular("Attributes of structure that lead everywhere");
				}
				for (int target : chunk.targets()) {
					if (target > 0 && target < this.objects.size() && !seen.get(target)) {
						seen.set(target);
						Chunk attribute = this.part.source().chunks().get(target);
						if (attribute != null) {
							pending.push(attribute);
						}
					}
				}
				chunk = pending.poll();
			}
		}
	}

	private static final class Element {

		private final int number;

		private final int copy;

		private final StructureElement original;

		/** By the numbers of the originals. */
		private final Map<Integer, Element> below = new HashMap<>();

		private @Nullable Element above;

		/** Whether the part has all of its content. */
		private boolean whole;

		/** Whether the one above it has written it. */
		private boolean listed;

		Element(int number, int copy, StructureElement original) {
			this.number = number;
			this.copy = copy;
			this.original = original;
		}

		void add(Element element) {
			element.above = this;
			this.below.put(element.number, element);
		}

		int above() {
			return (this.above != null) ? this.above.copy : 0;
		}

	}

}
