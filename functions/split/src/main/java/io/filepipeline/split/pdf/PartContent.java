package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * What the elements of a part have as content, and where that is: marked content of pages
 * and forms, annotations, and forms and images as a whole.
 */
final class PartContent {

	private static final Name PAGE = Name.of("Pg");

	private static final Name CONTENT = Name.of("MCID");

	private static final Name STREAM = Name.of("Stm");

	private static final Name OWNER = Name.of("StmOwn");

	private static final Name OBJECT = Name.of("Obj");

	private final Part part;

	private final SourceObjects objects;

	/**
	 * What the part has of annotations, forms and images, by the numbers in the document.
	 */
	private final Map<Integer, Integer> known = new HashMap<>();

	PartContent(Part part) {
		this.part = part;
		this.objects = part.objects();
	}

	/**
	 * Takes in an annotation, or a form or an image.
	 * @param number in the document
	 * @param own the object of the part
	 */
	void add(int number, int own) {
		this.known.put(number, own);
	}

	/** Which of these forms and images an element has on pages of the part. */
	Set<Integer> streams(StructureElement element, Set<Integer> candidates) throws IOException {
		Set<Integer> found = new HashSet<>();
		StructureKids kids = element.kids();
		for (int kid : kids.find(IntStream.empty(), true, this.objects).stream().toArray()) {
			Dictionary content = this.objects.dictionary(kids.get(kid));
			Span stream = (content != null) ? content.get(content.has(STREAM) ? STREAM : OBJECT) : null;
			if (content != null && stream != null && stream.isReference() && candidates.contains(stream.target())
					&& pageOf(content, element) != 0) {
				found.add(stream.target());
			}
		}
		return found;
	}

	/** Whether that is content, and not an element. */
	static boolean isContent(Dictionary kid) {
		return kid.has(CONTENT) || kid.has(OBJECT);
	}

	/**
	 * Writes content that says where it is.
	 * @param page the part's copy of that page
	 */
	void write(Dictionary content, int page, ObjectText text) throws IOException {
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

	/**
	 * The part's copy of the page on which content of an element is; 0 if it has none.
	 */
	int pageOf(Dictionary content, StructureElement element) {
		return copyOf(content.has(PAGE) ? content : element.dictionary());
	}

	/** The part's copy of the page on which something is; 0 if it has none. */
	int copyOf(Dictionary content) {
		Span page = content.get(PAGE);
		int index = (page != null && page.isReference()) ? this.part.source().pages().indexOf(page.target()) : -1;
		return this.part.copyOf(index);
	}

}
