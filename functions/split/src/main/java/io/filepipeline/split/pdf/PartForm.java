package io.filepipeline.split.pdf;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
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
	private static final List<COSName> FIELD_KEYS = Keys.of("FT", "T", "TU", "TM", "Ff", "V", "DV", "DA", "Q", "DS",
			"RV", "Opt", "MaxLen", "TI", "I");

	/** What a widget may have of its own in place of its field's. */
	private static final List<COSName> WIDGET_KEYS = Keys.of("DA", "Q", "DS");

	/** XFA and CO (the order of calculations, which are JavaScript) are not kept. */
	private static final List<COSName> FORM_KEYS = Keys.of("NeedAppearances", "DR", "DA", "Q");

	private final FieldTree tree;

	private final COSArray fields = new COSArray();

	private final Map<COSDictionary, COSObject> copies = new IdentityHashMap<>();

	private final Budget budget;

	private boolean shown;

	PartForm(FieldTree tree, Budget budget) {
		this.tree = tree;
		this.budget = budget;
	}

	/**
	 * Takes in a widget of one of the part's pages.
	 * @param widget the widget in the document
	 * @param copy the widget in the part
	 */
	void add(COSDictionary widget, COSObject copy) {
		this.shown = true;
		COSDictionary target = (COSDictionary) copy.getObject();
		COSDictionary field = this.tree.fieldOf(widget);
		if (field == null) {
			Keys.copy(FIELD_KEYS, widget, target);
			return;
		}
		Keys.copy(WIDGET_KEYS, widget, target);
		// The author in other annotations, but in a widget the name of its field
		target.removeItem(COSName.T);
		attach(copy, copyOf(field));
	}

	/** Copies the field and those above it that are not there yet. */
	private COSObject copyOf(COSDictionary field) {
		COSObject known = this.copies.get(field);
		if (known != null) {
			return known;
		}
		COSObject lowest = copyOne(field);
		COSObject child = lowest;
		COSDictionary above = this.tree.parentOf(field);
		while (above != null && !this.copies.containsKey(above)) {
			COSObject parent = copyOne(above);
			attach(child, parent);
			child = parent;
			above = this.tree.parentOf(above);
		}
		COSObject parent = (above != null) ? this.copies.get(above) : null;
		if (parent != null) {
			attach(child, parent);
		}
		else {
			this.fields.add(child);
		}
		return lowest;
	}

	private COSObject copyOne(COSDictionary field) {
		this.budget.spend(Budget.COPY);
		COSDictionary copy = new COSDictionary();
		Keys.copy(FIELD_KEYS, field, copy);
		if (this.tree.isSignature(field)) {
			copy.removeItem(COSName.V);
		}
		copy.setItem(COSName.KIDS, new COSArray());
		COSObject reference = new COSObject(copy);
		this.copies.put(field, reference);
		return reference;
	}

	private static void attach(COSObject child, COSObject parent) {
		((COSDictionary) child.getObject()).setItem(COSName.PARENT, (COSBase) parent);
		COSArray kids = ((COSDictionary) parent.getObject()).getCOSArray(COSName.KIDS);
		if (kids != null) {
			kids.add(child);
		}
	}

	/** The form's dictionary; {@code null} if the part shows no widget. */
	@Nullable COSDictionary dictionary() {
		COSDictionary form = this.tree.form();
		if (form == null || !this.shown) {
			return null;
		}
		COSDictionary copy = new COSDictionary();
		Keys.copy(FORM_KEYS, form, copy);
		copy.setItem(COSName.FIELDS, this.fields);
		return copy;
	}

}
