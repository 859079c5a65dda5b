package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The form of a part: the fields that its pages show, under their full names. Field and
 * widget are always two objects here, because a page may be in a part twice and both
 * copies show the one field.
 */
final class PartForm {

	/**
	 * JavaScript (AA) and what belongs to a signature that no longer holds are not kept.
	 */
	private static final NameSet FIELD_KEYS = NameSet.of("FT", "T", "TU", "TM", "Ff", "V", "DV", "DA", "Q", "DS", "RV",
			"Opt", "MaxLen", "TI", "I");

	/** Of a button whose options are written for its widgets. */
	private static final NameSet BUTTON_KEYS = FIELD_KEYS.without("Opt");

	private static final Name OPTIONS = Name.of("Opt");

	private static final NameSet SIGNATURE_KEYS = FIELD_KEYS.without("V");

	/**
	 * Of a widget that is not its field, or whose field no form knows. What annotations
	 * have anyway is not among them.
	 */
	private static final NameSet WIDGET_KEYS = FIELD_KEYS.without("T", "DA", "Q", "DS");

	private static final NameSet SIGNATURE_WIDGET_KEYS = WIDGET_KEYS.without("V");

	/** What it takes from the fields above it; readers show it so. */
	private static final List<Name> INHERITED = Name.all("FT", "T", "Ff", "V", "DV", "DA", "Q", "Opt", "MaxLen", "TI",
			"I");

	private static final List<Name> SIGNATURE_INHERITED = Name.all("FT", "T", "Ff", "DV", "DA", "Q", "Opt", "MaxLen",
			"TI", "I");

	/** XFA and CO (the order of calculations, which are JavaScript) are not kept. */
	private static final NameSet FORM_KEYS = NameSet.of("NeedAppearances", "DA", "Q");

	private final Part part;

	private final FieldTree tree;

	private final FieldResources resources;

	private final Map<Integer, Field> fields = new LinkedHashMap<>();

	private boolean shown;

	/** The parent of the last widget that no form knows; 0 for none. */
	private int parent;

	/** The fields above that widget. */
	private List<Dictionary> above = List.of();

	PartForm(Part part, FieldTree tree) throws IOException {
		this.part = part;
		this.tree = tree;
		this.resources = new FieldResources(part, tree.form());
	}

	/** The field that a widget shows; {@code null} if the form does not know it. */
	@Nullable Integer fieldOf(int number, Dictionary widget) {
		return this.tree.fieldOf(number, widget);
	}

	/**
	 * Takes in a widget of one of the part's pages.
	 * @param number of its object
	 * @param copy the widget in the part
	 * @param field what it shows
	 * @param text of the copy
	 */
	void add(int number, Dictionary widget, int copy, @Nullable Integer field, ObjectText text) throws IOException {
		this.shown = true;
		this.resources.add(widget);
		if (field == null) {
			copyLone(widget, text);
			return;
		}
		if (field != number) {
			boolean signature = this.tree.isSignature(field)
					|| this.tree.isSignature(widget, List.of(), this.part.objects());
			(signature ? SIGNATURE_WIDGET_KEYS : WIDGET_KEYS).copy(widget, text);
		}
		Field shows = copyOf(field);
		shows.kids.add(copy);
		shows.widgets.add(number);
		text.key(Name.PARENT).reference(shows.copy);
	}

	/**
	 * Takes in an annotation that is written like a field (FreeText): its font is one of
	 * the form's, too.
	 */
	void addText(Dictionary annotation) throws IOException {
		this.resources.add(annotation);
	}

	private void copyLone(Dictionary widget, ObjectText text) throws IOException {
		List<Dictionary> above = above(widget);
		boolean signature = this.tree.isSignature(widget, above, this.part.objects());
		(signature ? SIGNATURE_WIDGET_KEYS : WIDGET_KEYS).copy(widget, text);
		for (Name key : signature ? SIGNATURE_INHERITED : INHERITED) {
			Dictionary owner = widget.has(key) ? null
					: above.stream().filter((field) -> field.has(key)).findFirst().orElse(null);
			if (owner != null) {
				this.part.fonts().copy(key, Objects.requireNonNull(owner.get(key)), text, this.part.objects());
			}
		}
		for (Dictionary field : above) {
			this.resources.add(field);
		}
	}

	/** Others of the same field are likely to follow, and it may have thousands. */
	private List<Dictionary> above(Dictionary widget) throws IOException {
		Span value = widget.get(Name.PARENT);
		int number = (value != null && value.isReference()) ? value.target() : 0;
		if (number == 0 || number != this.parent) {
			this.above.forEach((field) -> this.part.budget().refund(field.memory()));
			this.above = FieldTree.above(value, this.part.objects(), this.part.budget());
			this.parent = number;
		}
		return this.above;
	}

	/** Copies the field and those above it that are not there yet. */
	private Field copyOf(int number) {
		Field lowest = this.fields.get(number);
		if (lowest != null) {
			return lowest;
		}
		lowest = reserve(number);
		Field child = lowest;
		for (Integer above = this.tree.parentOf(number); above != null; above = this.tree.parentOf(above)) {
			Field known = this.fields.get(above);
			Field parent = (known != null) ? known : reserve(above);
			parent.kids.add(child.copy);
			child.parent = parent.copy;
			if (known != null) {
				break;
			}
			child = parent;
		}
		return lowest;
	}

	private Field reserve(int number) {
		Field field = new Field(this.part.reserve());
		this.fields.put(number, field);
		return field;
	}

	/** Writes the form; 0 if nothing of the part needs one. */
	int write() throws IOException {
		Dictionary form = this.tree.form();
		if (form == null || !(this.shown || this.resources.areMentioned())) {
			return 0;
		}
		ObjectText text = this.part.text().raw("<<");
		if (this.shown) {
			this.part.fonts().copy(FORM_KEYS, form, text, this.part.objects());
			this.resources.add(form);
		}
		text.key(Name.FIELDS).raw("[");
		for (Map.Entry<Integer, Field> entry : this.fields.entrySet()) {
			Field field = entry.getValue();
			write(entry.getKey(), field);
			if (field.parent == 0) {
				text.reference(field.copy);
			}
		}
		this.resources.write(text.raw("]"), this.part.budget());
		int copy = this.part.reserve();
		this.part.define(copy, text.raw(">>"));
		return copy;
	}

	private void write(int number, Field field) throws IOException {
		ObjectText text = this.part.text().raw("<<");
		Dictionary original = this.tree.get(number, this.part.objects());
		NameSet keys = this.tree.isSignature(number) ? SIGNATURE_KEYS : FIELD_KEYS;
		if (writeOptions(number, original, field, text)) {
			keys = BUTTON_KEYS;
		}
		this.part.fonts().copy(keys, original, text, this.part.objects());
		this.resources.add(original);
		if (field.parent != 0) {
			text.key(Name.PARENT).reference(field.parent);
		}
		text.key(Name.KIDS).raw("[");
		field.kids.forEach(text::reference);
		this.part.define(field.copy, text.raw("]>>"));
	}

	/**
	 * Writes what the widgets of a button stand for. There is one option to each kid, in
	 * their order (ISO 32000-2, 12.7.5.2.3), and the names of their states may be numbers
	 * of options: each keeps its place, and those of other pages are empty.
	 * @return whether it could be told whose they are
	 */
	private boolean writeOptions(int number, Dictionary original, Field field, ObjectText text) throws IOException {
		SourceObjects objects = this.part.objects();
		Span options = original.has(OPTIONS) && original.has(Name.KIDS) && this.tree.isButton(number, objects)
				? objects.array(original.get(OPTIONS)) : null;
		if (options == null || field.kids.size() != field.widgets.size()) {
			return false;
		}
		Set<Integer> shown = new HashSet<>(field.widgets);
		text.key(OPTIONS).raw("[");
		Values kid = Values.in(objects.array(original.get(Name.KIDS)));
		for (Values option = Values.in(options); option.hasNext() && kid.hasNext();) {
			Span own = option.next();
			Span widget = kid.next();
			if (widget.isReference() && shown.contains(widget.target())) {
				text.value(own);
			}
			else {
				text.raw("()");
			}
		}
		text.raw("]");
		return true;
	}

	private static final class Field {

		private final int copy;

		private final List<Integer> kids = new ArrayList<>();

		/** The document's that its kids are copies of, if these are widgets. */
		private final List<Integer> widgets = new ArrayList<>();

		private int parent;

		Field(int copy) {
			this.copy = copy;
		}

	}

}
