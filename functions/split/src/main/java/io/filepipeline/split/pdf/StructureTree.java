package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

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

	/**
	 * For long elements, and the most that one may take: a million kids in a heap of 1
	 * GB. Parts that are made beside each other may each have one more in hand.
	 */
	private static final long ROOM = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 32);

	private final Budget budget;

	private final int number;

	private final StructureElement root;

	/**
	 * Of each key that pages and annotations have: an element, or one for each content.
	 */
	private final Map<Long, Span> parents = new HashMap<>();

	/**
	 * Those that many parts would have to read again. What is kept makes no difference
	 * but the time.
	 */
	private final Recent<StructureElement> longOnes;

	private StructureTree(SourceObjects objects, int number, Span text, Budget budget) throws IOException {
		this.budget = budget;
		this.number = number;
		this.longOnes = new Recent<>(objects.size(), ROOM, (element) -> (int) element.memory());
		spend(ROOM);
		Dictionary root = Dictionary.of(text);
		this.root = new StructureElement(text, root, 0, objects, budget.left() / 2);
		spend(this.root.memory());
		TreeLeaves.read(objects, root.get(PARENTS), NUMBERS, budget, (key, value) -> {
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
			within.countAgain((number != 0) ? known.read() : 0);
			return known;
		}
		IndirectObject object = within.get(number);
		if (object == null || object.body() != 0 || !object.value().isDictionary()) {
			throw new Irregular("No structure element");
		}
		StructureElement element = read(object.value().detached(), within);
		if (element.kids().isLong()) {
			this.longOnes.put(number, element);
		}
		return element;
	}

	/**
	 * Reads the text of an element again.
	 * @throws Budget.Exceeded if it takes more than there is room for
	 */
	StructureElement read(Span text, SourceObjects within) throws IOException {
		Dictionary dictionary = Dictionary.of(text);
		Span above = dictionary.get(ABOVE);
		if (above == null || !above.isReference()) {
			throw new Irregular("A structure element below nothing");
		}
		int parent = (above.target() != this.number) ? above.target() : 0;
		StructureElement element = new StructureElement(text, dictionary, parent, within, ROOM);
		if (element.kids().isLong() && element.memory() > ROOM) {
			throw new Budget.Exceeded();
		}
		return element;
	}

	/** Tags must not take what links need. */
	private void spend(long bytes) {
		if (!this.budget.allows(2 * bytes)) {
			throw new Budget.Exceeded();
		}
		this.budget.spend(bytes);
	}

}
