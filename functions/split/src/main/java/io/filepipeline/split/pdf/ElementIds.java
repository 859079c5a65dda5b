package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the elements of a part are called (ISO 32000-2, 14.7.2): cells name those that are
 * their headers so. What two elements are called names none of them, as after documents
 * were merged: nobody could say which. If they take too much there are none.
 */
final class ElementIds {

	/** The longest string that the standard asks readers to take. */
	private static final int LONGEST = 32_767;

	private static final int AMBIGUOUS = 0;

	private static final Name ID = Name.of("ID");

	private static final Name TREE = Name.of("IDTree");

	private final Part part;

	/** The objects of the part; in this order characters are as bytes are. */
	private final TreeMap<String, Integer> elements = new TreeMap<>();

	private long spent;

	private boolean tooMany;

	ElementIds(Part part) {
		this.part = part;
	}

	/**
	 * Takes in what an element is called, if it is.
	 * @param copy its object in the part
	 */
	void add(Dictionary element, int copy) throws IOException {
		Span id = this.tooMany ? null : this.part.objects().resolve(element.get(ID));
		if (id == null || !id.isString() || id.length() > LONGEST) {
			return;
		}
		// what it is kept as, and written as
		long size = Budget.TABLE_ENTRY + 3L * id.length();
		if (!this.part.budget().allows(size + 2L * PartStructure.IN_TABLE * this.part.ownObjects())) {
			this.tooMany = true;
			this.elements.clear();
			this.part.budget().refund(this.spent);
			return;
		}
		this.part.budget().spend(size);
		this.spent += size;
		this.elements.merge(Strings.decodeBehindBracket(id), copy, (first, second) -> AMBIGUOUS);
	}

	/** Writes them as an entry of the root. */
	void write(ObjectText text) throws IOException {
		List<Map.Entry<String, Integer>> all = this.elements.entrySet()
			.stream()
			.filter((id) -> id.getValue() != AMBIGUOUS)
			.toList();
		if (!all.isEmpty()) {
			new NameTree<Map.Entry<String, Integer>>(this.part, (id, out) -> out.string(id.getKey(), 1),
					(id, out) -> out.reference(id.getValue()))
				.write(all, text.key(TREE).raw("<<"));
			text.raw(">>");
		}
	}

}
