package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Copies the annotations of a page. They look as before; a link keeps working if it leads
 * to a page of the part or out of the document. One that would lead nowhere is left out
 * unless it can be seen.
 */
final class Annotations {

	/** For all kinds, then for markup, text, lines, shapes, stamps, files and widgets. */
	private static final NameSet KEYS = NameSet.of("Type", "Subtype", "Rect", "Contents", "NM", "M", "F", "AP", "AS",
			"Border", "C", "OC", "ca", "CA", "BM", "Lang", "T", "RC", "CreationDate", "Subj", "RT", "IT", "H",
			"QuadPoints", "BS", "BE", "RD", "Open", "Name", "State", "StateModel", "DA", "Q", "DS", "CL", "LE", "L",
			"IC", "LL", "LLE", "LLO", "Cap", "CP", "CO", "Measure", "Vertices", "Path", "InkList", "Sy", "RO",
			"OverlayText", "Repeat", "FixedPrint", "MN", "FS", "AF", "MK");

	/** In a widget the name of its field, the author in others. */
	private static final NameSet WIDGET_KEYS = KEYS.without("T");

	/** References to other annotations, which have to be on the same page. */
	private static final List<Name> COMPANIONS = List.of(Name.of("Popup"), Name.of("IRT"), Name.PARENT);

	private static final Name WIDGET = Name.of("Widget");

	private static final Name LINK = Name.of("Link");

	private static final Name PAGE = Name.of("P");

	private static final Name ACTION = Name.of("A");

	private static final Name DESTINATION = Name.of("Dest");

	private static final Name APPEARANCES = Name.of("AP");

	private static final Name STYLE = Name.of("BS");

	private static final Name WIDTH = Name.of("W");

	private static final Name BORDER = Name.of("Border");

	private final Part part;

	private final SourceObjects objects;

	private final PartPage page;

	private final Actions actions;

	/** The annotation that is being copied. */
	private final ObjectText copied;

	/** By their numbers. */
	private final Map<Integer, Dictionary> originals = new LinkedHashMap<>();

	/** The part's copies by the numbers of the originals. */
	private final Map<Integer, Integer> copies = new HashMap<>();

	Annotations(Part part, PartPage page) throws IOException {
		this.part = part;
		this.objects = part.objects();
		this.page = page;
		this.actions = new Actions(part, page);
		this.copied = part.text();
		read();
	}

	private void read() throws IOException {
		Span array = this.part.source().resolve(this.page.source().dictionary().get(Name.ANNOTS));
		if (array == null || !array.isArray()) {
			return;
		}
		for (Values values = Values.in(array); values.hasNext();) {
			Span value = values.next();
			// one that has no number of its own is referred to by nothing else
			int number = value.isReference() ? value.target() : -1 - this.originals.size();
			Dictionary original = this.originals.containsKey(number) ? null : this.part.source().dictionary(value);
			if (original != null) {
				this.part.budget().spend(original.memory());
				this.originals.put(number, original.detached());
				// to a link no other refers, and whether it is kept shows when it is
				// copied
				if (!is(LINK, original)) {
					this.copies.put(number, this.part.reserve());
				}
			}
		}
	}

	/** As they are in the document. */
	Collection<Dictionary> originals() {
		return this.originals.values();
	}

	/** Copies them and refers to them. The originals are forgotten. */
	void copy(ObjectText text) throws IOException {
		List<Integer> kept = new ArrayList<>();
		for (Iterator<Map.Entry<Integer, Dictionary>> each = this.originals.entrySet().iterator(); each.hasNext();) {
			Map.Entry<Integer, Dictionary> original = each.next();
			each.remove();
			this.part.budget().refund(original.getValue().memory());
			copy(original.getKey(), original.getValue(), kept);
		}
		if (!kept.isEmpty()) {
			text.key(Name.ANNOTS).raw("[");
			kept.forEach(text::reference);
			text.raw("]");
		}
	}

	private void copy(int number, Dictionary original, List<Integer> kept) throws IOException {
		boolean widget = is(WIDGET, original);
		Integer field = widget ? this.part.form().fieldOf(number, original) : null;
		ObjectText text = this.copied.clear().raw("<<");
		boolean leads = writeTarget(original, text);
		if (!leads && is(LINK, original) && !isSeen(original)) {
			return;
		}
		int copy = this.copies.computeIfAbsent(number, (any) -> this.part.reserve());
		kept.add(copy);
		this.part.fonts().copy((field != null) ? WIDGET_KEYS : KEYS, original, text, this.objects);
		text.key(PAGE).reference(this.page.copy());
		for (Name key : COMPANIONS) {
			Span companion = original.get(key);
			Integer own = (companion != null && companion.isReference()) ? this.copies.get(companion.target()) : null;
			if (own != null && !(widget && key == Name.PARENT)) {
				text.key(key).reference(own);
			}
		}
		if (this.part.structure() != null) {
			this.part.structure().addAnnotation(number, original, this.page, copy, text);
		}
		if (widget) {
			this.part.form().add(number, original, copy, field, text);
		}
		else if (original.has(Name.DEFAULT_APPEARANCE)) {
			this.part.form().addText(original);
		}
		this.part.complete(copy, text.raw(">>"), Budget.WRITTEN);
	}

	/** Writes what happens on a click, if anything of that is kept. */
	private boolean writeTarget(Dictionary original, ObjectText text) throws IOException {
		Span action = original.get(ACTION);
		if (action != null && this.actions.copy(ACTION, action, text)) {
			return true;
		}
		PartLink link = this.part.link(original.get(DESTINATION), this.page);
		if (link != null) {
			link.write(DESTINATION, text, this.objects);
		}
		return link != null;
	}

	/**
	 * Whether a link has an appearance, or a border: one of width 1 if it says nothing.
	 */
	private boolean isSeen(Dictionary link) throws IOException {
		Dictionary style = this.objects.dictionary(link.get(STYLE));
		Span border = this.objects.array(link.get(BORDER));
		Span width = (style != null) ? style.get(WIDTH) : (border != null) ? third(border) : null;
		Span known = this.objects.resolve(width);
		return link.has(APPEARANCES) || known == null || !known.isNumber() || known.number() > 0;
	}

	private static @Nullable Span third(Span array) {
		Span element = null;
		Values values = Values.in(array);
		for (int i = 0; i < 3; i++) {
			element = values.hasNext() ? values.next() : null;
		}
		return element;
	}

	private boolean is(Name subtype, Dictionary annotation) throws IOException {
		Span name = this.objects.name(annotation.get(Name.SUBTYPE));
		return name != null && subtype.matches(name);
	}

}
