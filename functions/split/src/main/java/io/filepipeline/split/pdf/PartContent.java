package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * Writes what the elements of a part have below them: other elements, marked content of
 * pages and forms, annotations, and forms and images as a whole.
 */
final class PartContent {

	private static final Name PAGE = Name.of("Pg");

	private static final Name CONTENT = Name.of("MCID");

	private static final Name STREAM = Name.of("Stm");

	private static final Name OWNER = Name.of("StmOwn");

	private static final Name OBJECT = Name.of("Obj");

	private static final Name BELOW = Name.of("K");

	private final Part part;

	private final SourceObjects objects;

	private final StructureNames names;

	private final PartElements elements;

	/**
	 * What the part has of annotations, forms and images, by the numbers in the document.
	 */
	private final Map<Integer, Integer> known = new HashMap<>();

	/** The part's objects for elements without content. */
	private final List<Integer> empty = new ArrayList<>();

	PartContent(Part part, StructureNames names, PartElements elements) {
		this.part = part;
		this.objects = part.objects();
		this.names = names;
		this.elements = elements;
	}

	/**
	 * Takes in an annotation, or a form or an image.
	 * @param number in the document
	 * @param own the object of the part
	 */
	void add(int number, int own) {
		this.known.put(number, own);
	}

	List<Integer> empty() {
		return this.empty;
	}

	/** Which of these forms and images an element has on pages of the part. */
	Set<Integer> streams(StructureElement element, Set<Integer> candidates) throws IOException {
		Set<Integer> found = new HashSet<>();
		for (Span kid : element.kids(IntStream.empty())) {
			Dictionary content = this.objects.dictionary(kid);
			Span stream = (content != null) ? content.get(content.has(STREAM) ? STREAM : OBJECT) : null;
			if (content != null && stream != null && stream.isReference() && candidates.contains(stream.target())
					&& pageOf(content, element) != 0) {
				found.add(stream.target());
			}
		}
		return found;
	}

	/**
	 * Writes what is below an element: elements and content, as far as the part has them.
	 * It knows then whether that is all.
	 */
	void writeKids(PartElement element, StructureElement original, ObjectText text) throws IOException {
		text.key(BELOW).raw("[");
		List<Span> kids = original.kids(element.below().stream().mapToInt(PartElement::number));
		int written = 0;
		boolean whole = kids.size() == original.size();
		for (Span kid : kids) {
			PartElement below = kid.isReference() ? this.elements.get(kid.target()) : null;
			if (below == null || below.above() != element.copy()) {
				whole &= writeContent(kid, element, original, text);
			}
			else if (!below.isListed()) {
				below.list();
				written++;
				text.reference(below.copy());
				whole &= below.isWhole();
			}
		}
		if (written < element.below().size()) {
			throw new Irregular("An element is not among the kids of the one above it");
		}
		element.setWhole(whole);
		text.raw("]");
	}

	/**
	 * Writes what is no element, or an element without content.
	 * @return whether the part has what there is of it
	 */
	private boolean writeContent(Span kid, PartElement element, StructureElement original, ObjectText text)
			throws IOException {
		Span value = this.objects.resolve(kid);
		if (value == null) {
			return true;
		}
		if (value.isNumber()) {
			boolean there = copyOf(original.dictionary()) != 0;
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
			int page = pageOf(content, original);
			if (page != 0) {
				writeElsewhere(content, page, text);
			}
			return page != 0;
		}
		if (content.has(BELOW) || (content.has(PAGE) && copyOf(content) == 0)) {
			return false;
		}
		text.reference(copy(content, element));
		return true;
	}

	/** Copies an element without content. If a page is named it is of that. */
	private int copy(Dictionary original, PartElement above) throws IOException {
		int copy = this.part.reserve();
		this.empty.add(copy);
		this.names.add(original);
		ObjectText text = new ObjectText().raw("<</P").reference(above.copy());
		if (original.has(PAGE)) {
			text.key(PAGE).reference(copyOf(original));
		}
		(original.has(PAGE) ? StructureNames.WHOLE_KEYS : StructureNames.KEYS).copy(original, text);
		this.part.define(copy, text.raw(">>"));
		return copy;
	}

	/** Content that says where it is. */
	private void writeElsewhere(Dictionary content, int page, ObjectText text) throws IOException {
		Span object = content.get(OBJECT);
		Span number = this.objects.resolve(content.get(CONTENT));
		if (object != null) {
			Integer own = known(object);
			if (own != null) {
				text.raw("<</Type/OBJR").key(PAGE).reference(page).key(OBJECT).reference(own).raw(">>");
			}
		}
		else if (number != null && number.isNumber()) {
			Span stream = content.get(STREAM);
			Integer own = known(stream);
			if (stream == null || own != null) {
				text.raw("<</Type/MCR").key(PAGE).reference(page).key(CONTENT).value(number);
				refer(STREAM, own, text);
				refer(OWNER, known(content.get(OWNER)), text);
				text.raw(">>");
			}
		}
	}

	private @Nullable Integer known(@Nullable Span object) {
		return (object != null && object.isReference()) ? this.known.get(object.target()) : null;
	}

	private static void refer(Name key, @Nullable Integer object, ObjectText text) {
		if (object != null) {
			text.key(key).reference(object);
		}
	}

	/** The part's copy of the page on which content of an element is. */
	private int pageOf(Dictionary content, StructureElement element) {
		return copyOf(content.has(PAGE) ? content : element.dictionary());
	}

	/** The part's copy of the page on which something is; 0 if it has none. */
	int copyOf(Dictionary content) {
		Span page = content.get(PAGE);
		int index = (page != null && page.isReference()) ? this.part.source().pages().indexOf(page.target()) : -1;
		return this.part.copyOf(index);
	}

}
