package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The fields of the document's form and the widgets that show them (ISO 32000-2, 12.7.4),
 * by the numbers of their objects.
 */
final class FieldTree {

	/** Stands for the form above the fields at the top. */
	private static final int TOP = 0;

	private static final Name TYPE = Name.of("FT");

	private static final Name SIGNATURE = Name.of("Sig");

	private static final Name BUTTON = Name.of("Btn");

	private static final Name NAME = Name.of("T");

	private static final Name VALUE = Name.of("V");

	/** Fields stand in fewer levels, and may stand in a circle. */
	private static final int DEEPEST = 20;

	private final SourceObjects objects;

	private final Budget budget;

	private final @Nullable Dictionary form;

	private final Map<Integer, Integer> parents = new HashMap<>();

	private final Set<Integer> signatures = new HashSet<>();

	private boolean signed;

	private final Deque<Integer> pending = new ArrayDeque<>();

	FieldTree(SourceObjects objects, @Nullable Dictionary form, Budget budget) throws IOException {
		this.objects = objects;
		this.budget = budget;
		this.form = (form != null) ? form.detached() : null;
		if (form != null) {
			budget.spend(form.memory());
			// jsPDF lists the buttons of a group beside it
			addTree(form.get(Name.FIELDS), true);
			addTree(form.get(Name.FIELDS), false);
		}
	}

	/**
	 * Takes in fields and those below them.
	 * @param onlyTops whether those that say that they are below another are left out
	 */
	private void addTree(@Nullable Span fields, boolean onlyTops) throws IOException {
		add(fields, TOP, onlyTops);
		while (!this.pending.isEmpty()) {
			int field = this.pending.pop();
			add(get(field, this.objects).get(Name.KIDS), field, false);
		}
	}

	private void add(@Nullable Span kids, int parent, boolean onlyTops) throws IOException {
		Span array = this.objects.array(kids);
		if (array == null) {
			return;
		}
		for (Values values = Values.in(array); values.hasNext();) {
			Span kid = values.next();
			if (kid.isDictionary()) {
				throw new Irregular("A field that is not an object");
			}
			boolean known = !kid.isReference() || this.parents.containsKey(kid.target());
			Dictionary field = known ? null : this.objects.dictionary(kid);
			if (field != null && !(onlyTops && field.has(Name.PARENT))) {
				this.budget.spend(Budget.TABLE_ENTRY);
				this.parents.put(kid.target(), parent);
				if (isSignature(field, parent, this.objects)) {
					this.signatures.add(kid.target());
					this.signed |= field.has(VALUE);
				}
				this.pending.push(kid.target());
			}
		}
	}

	private boolean isSignature(Dictionary field, int parent, SourceObjects within) throws IOException {
		Span type = within.name(field.get(TYPE));
		return (type != null) ? SIGNATURE.matches(type) : this.signatures.contains(parent);
	}

	/** The form's dictionary; {@code null} if there is none. */
	@Nullable Dictionary form() {
		return this.form;
	}

	/**
	 * Reads a field.
	 * @param within the objects as a part may read them
	 */
	Dictionary get(int number, SourceObjects within) throws IOException {
		IndirectObject field = within.get(number);
		if (field == null || !field.value().isDictionary()) {
			throw new Irregular("A field is reached by a detour");
		}
		return Dictionary.of(field.value());
	}

	/**
	 * The field that a widget shows: itself when both are one, or the one above it, which
	 * may know nothing of it.
	 * @return {@code null} if the form knows neither
	 */
	@Nullable Integer fieldOf(int number, Dictionary widget) {
		Integer parent = this.parents.get(number);
		if (parent == null) {
			Span above = widget.has(NAME) ? null : widget.get(Name.PARENT);
			return (above != null && above.isReference() && this.parents.containsKey(above.target()))
					? Integer.valueOf(above.target()) : null;
		}
		return (parent == TOP || widget.has(NAME)) ? Integer.valueOf(number) : parent;
	}

	/**
	 * The fields above a widget that the form does not know, the nearest first.
	 * @param parent of the widget
	 * @param within the objects as a part may read them
	 * @param budget for the {@linkplain Dictionary#memory memory} that they take
	 */
	static List<Dictionary> above(@Nullable Span parent, SourceObjects within, Budget budget) throws IOException {
		List<Dictionary> above = new ArrayList<>();
		Dictionary next = within.dictionary(parent);
		while (next != null && above.size() < DEEPEST) {
			budget.spend(next.memory());
			above.add(next.detached());
			next = within.dictionary(next.get(Name.PARENT));
		}
		return above;
	}

	/** The field above; {@code null} at the top. */
	@Nullable Integer parentOf(int field) {
		Integer parent = this.parents.get(field);
		return (parent == null || parent == TOP) ? null : parent;
	}

	/** Whether one of the fields holds a signature. */
	boolean isSigned() {
		return this.signed;
	}

	/**
	 * Whether a widget that the form does not know shows a field for a signature.
	 * @param above the fields above it
	 * @param within the objects as a part may read them
	 */
	boolean isSignature(Dictionary widget, List<Dictionary> above, SourceObjects within) throws IOException {
		for (Dictionary field : above) {
			if (isSignature(field, TOP, within)) {
				return true;
			}
		}
		return isSignature(widget, TOP, within);
	}

	boolean isSignature(int field) {
		return this.signatures.contains(field);
	}

	/**
	 * Whether it is a check box or of a group of radio buttons, also by what is above it.
	 * @param within the objects as a part may read them
	 */
	boolean isButton(int field, SourceObjects within) throws IOException {
		for (Integer next = field; next != null; next = parentOf(next)) {
			Span type = within.name(get(next, within).get(TYPE));
			if (type != null) {
				return BUTTON.matches(type);
			}
		}
		return false;
	}

}
