package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The structure of a part: the elements that have content of its pages, and those above
 * them. What an element says of all its content it says only if the part has all of that.
 */
final class PartStructure {

	/** Attributes are some dictionaries; what has more is something else. */
	private static final int MOST_ATTRIBUTES = 10_000;

	/** What the part's table needs of its budget for an object, at most. */
	static final int IN_TABLE = 32;

	private static final Name PAGE = Name.of("Pg");

	private static final Name REFERENCE = Name.of("OBJR");

	private final Part part;

	private final SourceObjects objects;

	private final StructureTree tree;

	private final StructureNames names;

	private final ElementIds ids;

	private final PartContent content;

	private final EmptyElements empty;

	private final PartKids kids;

	private final TaggedStreams streams;

	private final PartElements elements;

	private final ParentTree parents;

	PartStructure(Part part, StructureTree tree, int firstKey) throws IOException {
		this.part = part;
		this.objects = part.objects();
		this.tree = tree;
		this.parents = new ParentTree(part, tree, firstKey);
		this.names = new StructureNames(tree.root().dictionary(), this.objects);
		this.elements = new PartElements(part, tree);
		this.ids = new ElementIds(part);
		this.content = new PartContent(part);
		this.empty = new EmptyElements(part, this.names, this.ids, this.content);
		this.kids = new PartKids(part, this.elements, this.content, this.empty);
		this.streams = new TaggedStreams(part);
	}

	TaggedStreams streams() {
		return this.streams;
	}

	/** Takes in the content of a page, and lets its copy know. */
	void addPage(PartPage page, ObjectText text) throws IOException {
		if (isFirst(page)) {
			add(ParentTree.CONTENT_KEY, page.source().dictionary(), text);
		}
	}

	/**
	 * Takes in an annotation of a page, and lets its copy know.
	 * @param number of the original
	 */
	void addAnnotation(int number, Dictionary original, PartPage page, int copy, ObjectText text) throws IOException {
		if (isFirst(page) && add(ParentTree.OBJECT_KEY, original, text)) {
			this.content.add(number, copy);
		}
	}

	/** What the second copy of a page shows is no content of its own. */
	private boolean isFirst(PartPage page) {
		return page.copy() == this.part.copyOf(page.source().index());
	}

	private boolean add(Name name, Dictionary original, ObjectText text) throws IOException {
		Span found = this.parents.find(name, original);
		if (found == null || isReference(found)) {
			return false;
		}
		for (int element : ParentTree.elements(found)) {
			this.elements.keep(element);
		}
		text.key(name).word(Integer.toString(this.parents.add(found)));
		return true;
	}

	/**
	 * Whether something is no element but the reference to an object that is one's
	 * content. WeasyPrint says so where the element of a link should be.
	 */
	private boolean isReference(Span found) throws IOException {
		boolean known = !found.isReference() || this.elements.get(found.target()) != null;
		Dictionary element = known ? null : this.objects.dictionary(found);
		Span type = (element != null) ? this.objects.name(element.get(Name.TYPE)) : null;
		return type != null && REFERENCE.matches(type);
	}

	/**
	 * Takes in the forms and images of the part. Pages that the part does not have may
	 * show them, too: what counts is where the elements have them.
	 */
	private void addStreams() throws IOException {
		Map<Integer, Span> candidates = new LinkedHashMap<>();
		Set<Integer> possible = new LinkedHashSet<>();
		for (int number : this.streams.find()) {
			Dictionary stream = Dictionary.of(Objects.requireNonNull(this.objects.get(number)).value());
			boolean content = stream.has(ParentTree.CONTENT_KEY);
			Span found = this.parents.find(key(content), stream);
			if (found != null && found.isArray() == content) {
				candidates.put(number, found);
				for (int element : ParentTree.elements(found)) {
					this.part.budget().spend(possible.add(element) ? Budget.COPY : 0);
				}
			}
		}
		Set<Integer> shown = new HashSet<>();
		for (int element : possible) {
			this.part.budget().refund(Budget.COPY);
			Set<Integer> streams = streams(element, candidates.keySet());
			if (!streams.isEmpty()) {
				this.elements.keep(element);
				shown.addAll(streams);
			}
		}
		candidates.keySet().retainAll(shown);
		candidates.forEach((number, found) -> {
			this.streams.add(number, key(found.isArray()), this.parents.add(found));
			this.content.add(number, number);
		});
	}

	/** What an element has of them; nothing if the tree names one that there is not. */
	private Set<Integer> streams(int element, Set<Integer> candidates) throws IOException {
		try {
			return this.content.streams(this.tree.get(element, this.objects), candidates);
		}
		catch (Irregular ex) {
			return Set.of();
		}
	}

	private static Name key(boolean content) {
		return content ? ParentTree.CONTENT_KEY : ParentTree.OBJECT_KEY;
	}

	/** One more than the highest key. */
	int nextKey() {
		return this.parents.nextKey();
	}

	/**
	 * Writes it.
	 * @return the object; 0 if nothing in the part is tagged
	 */
	int write() throws IOException {
		addStreams();
		PartElement root = this.elements.root();
		if (root.below().isEmpty()) {
			return 0;
		}
		List<PartElement> all = this.elements.all();
		for (int i = all.size() - 1; i > 0; i--) {
			write(all.get(i));
		}
		ObjectText text = this.part.text().raw("<</Type/StructTreeRoot");
		this.kids.write(root, this.tree.root(), text);
		this.parents.write(this.elements, text);
		this.ids.write(text);
		this.names.write(text);
		this.part.define(root.copy(), text.raw(">>"));
		checkAttributes(Stream.concat(all.stream().map(PartElement::copy), this.empty.copies().stream()).toList());
		if (!this.part.budget().allows((long) IN_TABLE * this.part.ownObjects())) {
			// the part would be refused for its tags
			throw new Budget.Exceeded();
		}
		return root.copy();
	}

	private void write(PartElement element) throws IOException {
		StructureElement original = this.elements.original(element);
		ObjectText text = this.part.text().raw("<</P").reference(element.above());
		int page = this.content.copyOf(original.dictionary());
		if (page != 0) {
			text.key(PAGE).reference(page);
		}
		this.kids.write(element, original, text);
		this.names.copy(original.dictionary(), element.isWhole(), text);
		this.names.add(original.dictionary());
		this.ids.add(original.dictionary(), element.copy());
		this.part.define(element.copy(), text.raw(">>"));
		if (original.kids().isLong()) {
			// only what the part has of it takes memory
			this.part.budget().spend(Objects.requireNonNull(this.part.chunk(element.copy())).size());
		}
	}

	/** What attributes refer to has to be there: nobody misses a part for them. */
	private void checkAttributes(List<Integer> elements) throws IOException {
		BitSet seen = this.streams.numbers();
		int attributes = 0;
		Deque<Chunk> pending = new ArrayDeque<>();
		for (int element : elements) {
			Chunk chunk = this.part.chunk(element);
			while (chunk != null) {
				for (int target : chunk.targets()) {
					if (target > 0 && target < this.objects.size() && !seen.get(target)) {
						seen.set(target);
						if (++attributes > MOST_ATTRIBUTES) {
							throw new Irregular("Attributes of structure that lead everywhere");
						}
						Chunk attribute = this.part.chunk(target);
						if (attribute != null) {
							pending.push(attribute);
						}
					}
				}
				chunk = pending.poll();
			}
		}
	}

}
