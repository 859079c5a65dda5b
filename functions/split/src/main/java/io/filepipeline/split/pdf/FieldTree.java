package io.filepipeline.split.pdf;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the document's form and the widgets that show them (ISO 32000-2, 12.7.4).
 */
final class FieldTree {

	private final @Nullable COSDictionary form;

	private final Map<COSDictionary, COSDictionary> parents = new IdentityHashMap<>();

	private final Set<COSDictionary> signatures = Collections.newSetFromMap(new IdentityHashMap<>());

	FieldTree(@Nullable COSDictionary form) {
		this.form = form;
		if (form != null) {
			Deque<COSDictionary> pending = new ArrayDeque<>();
			add(form.getCOSArray(COSName.FIELDS), form, pending);
			while (!pending.isEmpty()) {
				COSDictionary field = pending.pop();
				add(field.getCOSArray(COSName.KIDS), field, pending);
			}
		}
	}

	private void add(@Nullable COSArray kids, COSDictionary parent, Deque<COSDictionary> pending) {
		for (int i = 0; kids != null && i < kids.size(); i++) {
			if (kids.getObject(i) instanceof COSDictionary kid && kid != this.form
					&& this.parents.putIfAbsent(kid, parent) == null) {
				boolean inherited = !kid.containsKey(COSName.FT) && this.signatures.contains(parent);
				if (inherited || COSName.SIG.equals(kid.getCOSName(COSName.FT))) {
					this.signatures.add(kid);
				}
				pending.push(kid);
			}
		}
	}

	@Nullable COSDictionary form() {
		return this.form;
	}

	/**
	 * The field that a widget shows: itself when both are one, or the one above it.
	 * @return {@code null} if the form does not know the widget
	 */
	@Nullable COSDictionary fieldOf(COSDictionary widget) {
		COSDictionary parent = this.parents.get(widget);
		boolean same = widget.containsKey(COSName.T) || parent == this.form;
		return (parent == null || same) ? ((parent != null) ? widget : null) : parent;
	}

	/** The field above; {@code null} at the top. */
	@Nullable COSDictionary parentOf(COSDictionary field) {
		COSDictionary parent = this.parents.get(field);
		return (parent == this.form) ? null : parent;
	}

	boolean isSignature(COSDictionary field) {
		return this.signatures.contains(field);
	}

}
