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

	static final Name CHARACTERS = Name.of("CharProcs");

	static final Name SOFT_MASK = Name.of("SMask");

	private static final Name GROUP = Name.of("G");

	private final SourceObjects objects;

	private final Dictionary resources;

	private final UsedNames names;

	private final Search search;

	/** The numbers of forms with resources of their own that were looked into. */
	private final BitSet forms = new BitSet();

	private final Appearances appearances;

	private boolean cut;

	/**
	 * Begins without any.
	 * @param budget for the names
	 * @param search of what the content shows, and the resources
	 */
	UsedResources(SourceObjects objects, Dictionary resources, Budget budget, Search search) {
		this.objects = objects;
		this.resources = resources;
		this.names = new UsedNames(objects, budget, search.budget());
		this.search = search;
		this.appearances = new Appearances(objects);
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

	/** Takes in a form or a pattern. */
	void addStream(@Nullable IndirectObject stream) throws IOException {
		this.names.addStream(stream);
	}

	/** Takes in the characters of a font, if it draws them by content. */
	void addCharacters(Dictionary font) throws IOException {
		Dictionary characters = this.objects.dictionary(font.get(CHARACTERS));
		if (characters == null || !mayLookAt(characters)) {
			return;
		}
		for (int i = 0; i < characters.size(); i++) {
			this.names.addStream(characters.value(i));
		}
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
		for (Span stream : this.appearances.of(annotation)) {
			show(stream, 0);
		}
	}

	/** What the names stand for may mention others. */
	void follow() throws IOException {
		int known = -1;
		for (int round = 0; this.names.areComplete() && this.names.count() > known; round++) {
			known = this.names.count();
			if (round == DEEPEST || !this.search.budget().allows(1)) {
				this.names.addAll();
			}
			else {
				showMentioned(this.resources, this.names, 0);
			}
		}
	}

	private boolean mayLookAt(Dictionary entries) {
		boolean may = this.search.budget().take((long) Budget.TABLE_ENTRY * entries.size());
		if (!may) {
			this.names.addAll();
		}
		return may;
	}

	private void showMentioned(Dictionary resources, UsedNames mentioned, int depth) throws IOException {
		for (int i = 0; i < resources.size(); i++) {
			Dictionary category = category(resources, i);
			if (category != null && !mayLookAt(category)) {
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
		else if (is(TYPE3, subtype) && own(shown) == null) {
			addCharacters(shown);
		}
		else if (shown.has(PAINT_TYPE) && own(shown) == null) {
			this.names.addStream(value);
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
		UsedNames names = new UsedNames(this.objects, Budget.ofPage(), this.search.budget());
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
	 * Writes what is used, or all if not everything could be searched.
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
		if (!this.names.areComplete()) {
			this.search.miss();
		}
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
