package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The structure of a tagged document (ISO 32000-2, 14.7): what its content is, for those
 * who have it read to them. Read from the pages up, as far as parts need it.
 */
final class StructureTree {

	static final Name ROOT = Name.of("StructTreeRoot");

	private static final Name PARENTS = Name.of("ParentTree");

	private static final Name NUMBERS = Name.of("Nums");

	private static final Name ABOVE = Name.of("P");

	private static final Name BELOW = Name.of("K");

	private final Budget budget;

	private final int number;

	private final StructureElement root;

	/**
	 * Of each key that pages and annotations have: an element, or one for each content.
	 */
	private final Map<Long, Span> parents = new HashMap<>();

	/** Those that many parts would have to read again. */
	private final Map<Integer, StructureElement> longOnes = new ConcurrentHashMap<>();

	private StructureTree(SourceObjects objects, int number, Span text, Budget budget) throws IOException {
		this.budget = budget;
		this.number = number;
		Dictionary root = Dictionary.of(text);
		this.root = new StructureElement(text, root, 0, kids(root, objects));
		spend(this.root);
		TreeLeaves.read(objects, root.get(PARENTS), NUMBERS, (key, value) -> {
			if (key.isNumber()) {
				spend(Budget.TABLE_ENTRY + value.length());
				this.parents.putIfAbsent(key.integer(), value.detached());
			}
		});
	}

	/**
	 * Reads what is needed to find elements.
	 * @return {@code null} if the document is not tagged, or not as the standard says
	 */
	static @Nullable StructureTree of(SourceObjects objects, Dictionary catalog, Budget budget) throws IOException {
		Span reference = catalog.get(ROOT);
		try {
			Span root = objects.resolve(reference);
			return (root != null && root.isDictionary() && reference != null && reference.isReference())
					? new StructureTree(objects, reference.target(), root, budget) : null;
		}
		catch (Irregular | Refusal | Budget.Exceeded ex) {
			return null;
		}
	}

	StructureElement root() {
		return this.root;
	}

	/** What has the content of a page, or an annotation; {@code null} if nothing. */
	@Nullable Span parents(long key) {
		return this.parents.get(key);
	}

	/**
	 * Reads an element.
	 * @param number its own, or 0 for the root
	 * @param within the objects as a part may read them
	 * @throws Irregular if there is none
	 */
	StructureElement get(int number, SourceObjects within) throws IOException {
		StructureElement known = (number != 0) ? this.longOnes.get(number) : this.root;
		if (known != null) {
			return known;
		}
		IndirectObject object = within.get(number);
		if (object == null || object.body() != 0 || !object.value().isDictionary()) {
			throw new Irregular("No structure element");
		}
		StructureElement element = read(object.value().detached(), within);
		if (element.isLong()) {
			keep(number, element);
		}
		return element;
	}

	/** Reads the text of an element again. */
	StructureElement read(Span text, SourceObjects within) throws IOException {
		Dictionary dictionary = Dictionary.of(text);
		Span above = dictionary.get(ABOVE);
		if (above == null || !above.isReference()) {
			throw new Irregular("A structure element below nothing");
		}
		int parent = (above.target() != this.number) ? above.target() : 0;
		return new StructureElement(text, dictionary, parent, kids(dictionary, within));
	}

	private synchronized void keep(int number, StructureElement element) {
		if (!this.longOnes.containsKey(number)) {
			spend(element);
			this.longOnes.put(number, element);
		}
	}

	static List<Span> kids(Dictionary dictionary, SourceObjects objects) throws IOException {
		Span kids = dictionary.get(BELOW);
		Span several = objects.array(kids);
		if (several != null) {
			return Values.of(several);
		}
		return (kids != null) ? List.of(kids) : List.of();
	}

	private void spend(StructureElement element) {
		spend((long) Budget.TABLE_ENTRY * (element.size() + 1) + element.text().length());
	}

	/** Tags must not take what links need. */
	private void spend(long bytes) {
		if (!this.budget.allows(2 * bytes)) {
			throw new Budget.Exceeded();
		}
		this.budget.spend(bytes);
	}

}
