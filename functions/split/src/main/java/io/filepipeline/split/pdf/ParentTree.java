package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Says which elements of a part have the content of a page or a form, or an object as a
 * whole. These have keys for it that differ from those of the document.
 */
final class ParentTree {

	/** Of pages and forms. */
	static final Name CONTENT_KEY = Name.of("StructParents");

	/** Of annotations, and of forms and images that are content as a whole. */
	static final Name OBJECT_KEY = Name.of("StructParent");

	private final Part part;

	private final StructureTree tree;

	private final int firstKey;

	/** What is known not to be an element: thousands of objects may claim the same. */
	private final BitSet arrays = new BitSet();

	/** Those of the document for each key in the part. */
	private final List<Span> parents = new ArrayList<>();

	/**
	 * Begins without any.
	 * @param tree the document's
	 * @param firstKey the first key of the part
	 */
	ParentTree(Part part, StructureTree tree, int firstKey) {
		this.part = part;
		this.tree = tree;
		this.firstKey = firstKey;
	}

	/** One more than the highest key. */
	int nextKey() {
		return this.firstKey + this.parents.size();
	}

	/**
	 * What the document has for a key.
	 * @param name of the key
	 * @param content which may have it
	 * @return an element, or an array with one for each content, which an object as a
	 * whole cannot have; {@code null} if nothing
	 */
	@Nullable Span find(Name name, Dictionary content) throws IOException {
		Span key = this.part.objects().resolve(content.get(name));
		Span found = (key != null && key.isNumber()) ? this.tree.parents(key.integer()) : null;
		boolean object = name.equals(OBJECT_KEY);
		if (found == null || (object && found.isReference() && this.arrays.get(found.target()))) {
			return null;
		}
		Span several = this.part.objects().array(found);
		if (several == null || !found.isReference()) {
			return (several != null && object) ? null : found;
		}
		this.arrays.set(found.target());
		return object ? null : several.detached();
	}

	/** The numbers of the elements that were found. */
	static List<Integer> elements(Span found) {
		if (!found.isArray()) {
			return found.isReference() ? List.of(found.target()) : List.of();
		}
		List<Integer> elements = new ArrayList<>();
		for (Values values = Values.in(found); values.hasNext();) {
			Span element = values.next();
			if (element.isReference()) {
				elements.add(element.target());
			}
		}
		return elements;
	}

	/**
	 * Takes in what was found.
	 * @return the key that it has in the part
	 */
	int add(Span found) {
		// it is kept, and written with what is known of each reference
		this.part.budget().spend(3L * found.length());
		this.parents.add(found);
		return nextKey() - 1;
	}

	/** Writes it. */
	void write(PartElements elements, ObjectText text) {
		text.raw("/ParentTreeNextKey ").raw(Integer.toString(nextKey())).raw("/ParentTree<</Nums[");
		for (int i = 0; i < this.parents.size(); i++) {
			text.word(Integer.toString(this.firstKey + i));
			Span found = this.parents.get(i);
			if (found.isArray()) {
				text.raw("[");
				for (Values values = Values.in(found); values.hasNext();) {
					write(values.next(), elements, text);
				}
				text.raw("]");
			}
			else {
				write(found, elements, text);
			}
		}
		text.raw("]>>");
	}

	private static void write(Span parent, PartElements elements, ObjectText text) {
		PartElement element = parent.isReference() ? elements.get(parent.target()) : null;
		if (element != null && element.isListed()) {
			text.reference(element.copy());
		}
		else {
			text.word("null");
		}
	}

}
