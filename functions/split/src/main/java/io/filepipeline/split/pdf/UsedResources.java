package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.BitSet;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * What content uses of its resources: what it mentions, and what that mentions in turn.
 */
final class UsedResources {

	/** The last is of default resources of forms only. */
	static final NameSet CATEGORIES = NameSet.of("Font", "XObject", "ColorSpace", "Pattern", "Shading", "ExtGState",
			"Properties", "Encoding");

	/** Used without being mentioned. */
	private static final NameSet DEFAULTS = NameSet.of("DefaultGray", "DefaultRGB", "DefaultCMYK");

	/** Forms in forms. */
	private static final int DEEPEST = 20;

	private static final Name FORM = Name.of("Form");

	private static final Name TYPE3 = Name.of("Type3");

	/** Only patterns that are made of content have it. */
	private static final Name PAINT_TYPE = Name.of("PaintType");

	private static final Name APPEARANCES = Name.of("AP");

	static final Name SOFT_MASK = Name.of("SMask");

	private static final Name GROUP = Name.of("G");

	private final SourceObjects objects;

	private final Dictionary resources;

	private final UsedNames names;

	private final Budget searched;

	/** The numbers of forms with resources of their own that were looked into. */
	private final BitSet forms = new BitSet();

	/**
	 * The numbers of appearances that were looked into, which many annotations may share.
	 */
	private final BitSet appearances = new BitSet();

	private boolean cut;

	/**
	 * Begins without any.
	 * @param budget for the names
	 * @param searched for what the content shows, and the resources
	 */
	UsedResources(SourceObjects objects, Dictionary resources, Budget budget, Budget searched) {
		this.objects = objects;
		this.resources = resources;
		this.names = new UsedNames(objects, budget, searched);
		this.searched = searched;
	}

	/**
	 * Takes in a page.
	 * @param annotations of the page, which may use its resources, too
	 */
	void addPage(SourcePage page, Collection<Dictionary> annotations) throws IOException {
		this.names.addPage(page.dictionary());
		for (Dictionary annotation : annotations) {
			addAppearances(annotation);
		}
	}

	/** Takes in a form, a pattern, or a character. */
	void addStream(@Nullable IndirectObject stream) throws IOException {
		this.names.addStream(stream);
	}

	/** Takes in what mentions names in a string. */
	void addText(String text) {
		this.names.addText(text);
	}

	/** From now on, all may be used. */
	void addAll() {
		this.names.addAll();
	}

	/** Annotations may be shown by streams without resources of their own, too. */
	void addAppearances(Dictionary annotation) throws IOException {
		Span value = annotation.get(APPEARANCES);
		Dictionary appearances = (value != null && isNew(value)) ? this.objects.dictionary(value) : null;
		for (int i = 0; appearances != null && i < appearances.size(); i++) {
			addAppearance(appearances.value(i));
		}
	}

	/** A stream, or one for each state. */
	private void addAppearance(Span value) throws IOException {
		if (!isNew(value)) {
			return;
		}
		IndirectObject stream = this.objects.follow(value);
		Dictionary states = (stream == null || stream.body() == 0) ? this.objects.dictionary(value) : null;
		if (states == null) {
			show(value, 0);
			return;
		}
		for (int i = 0; i < states.size(); i++) {
			if (isNew(states.value(i))) {
				show(states.value(i), 0);
			}
		}
	}

	private boolean isNew(Span value) {
		if (!value.isReference()) {
			return true;
		}
		int number = value.target();
		boolean known = number >= this.objects.size() || this.appearances.get(number);
		if (!known) {
			this.appearances.set(number);
		}
		return !known;
	}

	/** What the names stand for may mention others. */
	void follow() throws IOException {
		int known = -1;
		for (int round = 0; this.names.areComplete() && this.names.count() > known; round++) {
			known = this.names.count();
			if (round == DEEPEST || !this.searched.allows(1)) {
				this.names.addAll();
			}
			else {
				showMentioned(this.resources, this.names, 0);
			}
		}
	}

	private void showMentioned(Dictionary resources, UsedNames mentioned, int depth) throws IOException {
		for (int i = 0; i < resources.size(); i++) {
			Dictionary category = category(resources, i);
			if (category != null && !this.searched.take((long) Budget.TABLE_ENTRY * category.size())) {
				this.names.addAll();
				return;
			}
			for (int j = 0; category != null && j < category.size(); j++) {
				if (mentioned.mention(category.key(j))) {
					show(category.value(j), depth);
				}
			}
		}
	}

	/** What is shown without resources of its own uses these. */
	private void show(Span value, int depth) throws IOException {
		Dictionary shown = this.objects.dictionary(value);
		if (shown == null) {
			return;
		}
		Span subtype = this.objects.name(shown.get(Name.SUBTYPE));
		if (is(FORM, subtype)) {
			showForm(value, shown, depth);
		}
		else if ((is(TYPE3, subtype) || shown.has(PAINT_TYPE)) && own(shown) == null) {
			this.names.addAll();
		}
		Dictionary mask = this.objects.dictionary(shown.get(SOFT_MASK));
		Span group = (mask != null) ? mask.get(GROUP) : null;
		Dictionary form = this.objects.dictionary(group);
		if (group != null && form != null) {
			showForm(group, form, depth);
		}
	}

	private void showForm(Span value, Dictionary form, int depth) throws IOException {
		Dictionary own = own(form);
		if (own == null) {
			this.names.addStream(value);
		}
		else if (value.isReference() && !this.forms.get(value.target())) {
			this.forms.set(value.target());
			showLacking(value, own, depth);
		}
	}

	/** The resources that something has itself; a reference to nothing is none. */
	private @Nullable Dictionary own(Dictionary shown) throws IOException {
		Span resources = shown.get(Name.RESOURCES);
		return (resources != null) ? this.objects.list(resources) : null;
	}

	/**
	 * What a form mentions and its own resources lack, some viewers look for in these. So
	 * they do for a form without any that is shown by one that has some.
	 */
	private void showLacking(Span form, Dictionary own, int depth) throws IOException {
		if (depth == DEEPEST) {
			this.names.addAll();
			return;
		}
		UsedNames mentioned = namesOf(form);
		if (mentioned.areComplete()) {
			showMentioned(own, mentioned, depth + 1);
			this.names.addOthers(mentioned, keysOf(own));
		}
	}

	private UsedNames namesOf(Span form) throws IOException {
		UsedNames names = new UsedNames(this.objects, Budget.ofPage(), this.searched);
		try {
			names.addStream(form);
		}
		catch (Budget.Exceeded ex) {
			names.addAll();
		}
		return names;
	}

	private Hashes keysOf(Dictionary resources) throws IOException {
		Hashes keys = new Hashes();
		for (int i = 0; i < resources.size(); i++) {
			Dictionary category = category(resources, i);
			for (int j = 0; category != null && j < category.size(); j++) {
				keys.add(UsedNames.hash(category.key(j)));
			}
		}
		return keys;
	}

	private static boolean is(Name name, @Nullable Span value) {
		return value != null && name.matches(value);
	}

	/**
	 * Writes what is used.
	 * @param budget for the copy
	 */
	void write(ObjectText text, Budget budget) throws IOException {
		write(text, budget, FontNames.SAME);
	}

	/**
	 * The same with other names.
	 * @param fonts what they are called
	 */
	void write(ObjectText text, Budget budget, FontNames fonts) throws IOException {
		text.raw("<<");
		for (int i = 0; i < this.resources.size(); i++) {
			boolean whole = !this.names.areComplete() && fonts.areSame();
			Dictionary category = whole ? null : category(this.resources, i);
			text.value(this.resources.key(i));
			if (category == null) {
				text.value(this.resources.value(i));
			}
			else {
				writeCategory(category, text, budget,
						Name.FONTS.matches(this.resources.key(i)) ? fonts : FontNames.SAME);
			}
		}
		text.raw(">>");
	}

	private void writeCategory(Dictionary category, ObjectText text, Budget budget, FontNames fonts) {
		text.raw("<<");
		for (int i = 0; i < category.size(); i++) {
			if (this.names.mention(category.key(i)) || DEFAULTS.has(category.key(i))) {
				budget.spend(category.value(i).length());
				fonts.write(category.key(i), text);
				text.value(category.value(i));
			}
			else {
				this.cut = true;
			}
		}
		text.raw(">>");
	}

	/** Whether something was not written. */
	boolean isCut() {
		return this.cut;
	}

	/** The category that an entry is; {@code null} if it is none. */
	private @Nullable Dictionary category(Dictionary resources, int index) throws IOException {
		return CATEGORIES.has(resources.key(index)) ? this.objects.list(resources.value(index)) : null;
	}

}
