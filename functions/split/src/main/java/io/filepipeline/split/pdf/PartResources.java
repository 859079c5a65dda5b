package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The resources of a part's pages. Of what they share with other pages of the document,
 * be it all or a category such as their patterns, the part has only what its own pages
 * mention: the others are not for its recipient, and may be a hundred times as much.
 */
final class PartResources {

	private static final NameSet CATEGORIES = NameSet.of("Font", "XObject", "ColorSpace", "Pattern", "Shading",
			"ExtGState", "Properties");

	/** Used without being mentioned. */
	private static final NameSet DEFAULTS = NameSet.of("DefaultGray", "DefaultRGB", "DefaultCMYK");

	/** Forms in forms of which none has resources of its own. */
	private static final int DEEPEST = 20;

	/** Lists of marked content, such as that of layers. */
	private static final Name PROPERTIES = Name.of("Properties");

	private static final Name FORM = Name.of("Form");

	private static final Name TYPE3 = Name.of("Type3");

	/** Only patterns that are made of content have it. */
	private static final Name PAINT_TYPE = Name.of("PaintType");

	private static final Name APPEARANCES = Name.of("AP");

	private static final Name SOFT_MASK = Name.of("SMask");

	private static final Name GROUP = Name.of("G");

	private final Part part;

	private final SourceObjects objects;

	/** Those of several pages by the number of the object in which they stand. */
	private final Map<Integer, Shared> shared = new LinkedHashMap<>();

	/** For what the pages show, and the resources. */
	private final Budget searched = Budget.ofSearch();

	PartResources(Part part) {
		this.part = part;
		this.objects = part.source().objects();
	}

	/**
	 * Copies the resources of a page, or refers to the part's object for them.
	 * @param annotations of the page, which may use them, too
	 */
	void copy(SourcePage page, Collection<Dictionary> annotations, Span value, ObjectText text) throws IOException {
		int owner = page.attributes().owners()[Inherited.RESOURCES];
		boolean inherited = owner != Inherited.NOBODY && owner != page.number();
		int number = value.isReference() ? value.target() : owner;
		Dictionary resources = this.objects.dictionary(value);
		if (resources == null) {
			text.value(value);
		}
		else if (inherited || (value.isReference() && this.part.source().pages().shareResources(number))) {
			Shared all = this.shared.computeIfAbsent(number, (any) -> new Shared(this.part.reserve(), resources,
					new UsedNames(this.objects, this.part.budget(), this.searched)));
			addPage(page, annotations, all.names);
			text.reference(all.copy);
		}
		else if (hasCategoryThatIsAnObject(resources) || mayNameLayers(resources)) {
			write(resources, namesOf(page, annotations, resources), text);
		}
		else {
			text.value(value);
		}
	}

	/** Others may have the same patterns, though the resources are only this page's. */
	private static boolean hasCategoryThatIsAnObject(Dictionary resources) {
		for (int i = 0; i < resources.size(); i++) {
			if (resources.value(i).isReference() && CATEGORIES.has(resources.key(i))) {
				return true;
			}
		}
		return false;
	}

	private boolean mayNameLayers(Dictionary resources) {
		return this.part.hasLayers() && resources.has(PROPERTIES);
	}

	/** They are forgotten as soon as the page is written. */
	private UsedNames namesOf(SourcePage page, Collection<Dictionary> annotations, Dictionary resources)
			throws IOException {
		UsedNames names = new UsedNames(this.objects, Budget.ofPage(), this.searched);
		try {
			addPage(page, annotations, names);
			follow(resources, names);
		}
		catch (Budget.Exceeded ex) {
			names.addAll();
		}
		return names;
	}

	private void addPage(SourcePage page, Collection<Dictionary> annotations, UsedNames names) throws IOException {
		names.addPage(page.dictionary());
		for (Dictionary annotation : annotations) {
			addAppearances(annotation, names);
		}
	}

	/** Writes what pages share, once all pages are known. */
	void write() throws IOException {
		for (Shared each : this.shared.values()) {
			follow(each.resources, each.names);
			ObjectText text = new ObjectText();
			write(each.resources, each.names, text);
			this.part.define(each.copy, text);
		}
	}

	private void write(Dictionary resources, UsedNames names, ObjectText text) throws IOException {
		text.raw("<<");
		for (int i = 0; i < resources.size(); i++) {
			Dictionary category = names.areComplete() ? category(resources, i) : null;
			text.value(resources.key(i));
			if (category == null) {
				text.value(resources.value(i));
			}
			else {
				writeCategory(category, names, text);
			}
		}
		text.raw(">>");
	}

	private void writeCategory(Dictionary category, UsedNames names, ObjectText text) {
		text.raw("<<");
		for (int i = 0; i < category.size(); i++) {
			if (names.mention(category.key(i)) || DEFAULTS.has(category.key(i))) {
				this.part.budget().spend(category.value(i).length());
				text.value(category.key(i)).value(category.value(i));
			}
		}
		text.raw(">>");
	}

	/** The category that an entry is; {@code null} if it is none. */
	private @Nullable Dictionary category(Dictionary resources, int index) throws IOException {
		return CATEGORIES.has(resources.key(index)) ? this.objects.list(resources.value(index)) : null;
	}

	/** Annotations may be shown by streams without resources of their own, too. */
	private void addAppearances(Dictionary annotation, UsedNames names) throws IOException {
		Dictionary appearances = this.objects.dictionary(annotation.get(APPEARANCES));
		for (int i = 0; appearances != null && i < appearances.size(); i++) {
			addAppearance(appearances.value(i), names);
		}
	}

	/** A stream, or one for each state. */
	private void addAppearance(Span value, UsedNames names) throws IOException {
		IndirectObject stream = this.objects.follow(value);
		Dictionary states = (stream == null || stream.body() == 0) ? this.objects.dictionary(value) : null;
		if (states == null) {
			show(value, names);
			return;
		}
		for (int i = 0; i < states.size(); i++) {
			show(states.value(i), names);
		}
	}

	/** What the names stand for may mention others. */
	private void follow(Dictionary resources, UsedNames names) throws IOException {
		int known = -1;
		for (int round = 0; names.areComplete() && names.count() > known; round++) {
			known = names.count();
			if (round == DEEPEST || !this.searched.allows(1)) {
				names.addAll();
			}
			else {
				showMentioned(resources, names);
			}
		}
	}

	private void showMentioned(Dictionary resources, UsedNames names) throws IOException {
		for (int i = 0; i < resources.size(); i++) {
			Dictionary category = category(resources, i);
			if (category != null && !this.searched.take((long) Budget.TABLE_ENTRY * category.size())) {
				names.addAll();
				return;
			}
			for (int j = 0; category != null && j < category.size(); j++) {
				if (names.mention(category.key(j))) {
					show(category.value(j), names);
				}
			}
		}
	}

	/** What is shown without resources of its own uses those of the page. */
	private void show(Span value, UsedNames names) throws IOException {
		Dictionary shown = this.objects.dictionary(value);
		if (shown == null || shown.has(Name.RESOURCES)) {
			return;
		}
		Span subtype = this.objects.name(shown.get(Name.SUBTYPE));
		if (is(FORM, subtype)) {
			names.addStream(value);
		}
		else if (is(TYPE3, subtype) || shown.has(PAINT_TYPE)) {
			names.addAll();
		}
		Dictionary mask = this.objects.dictionary(shown.get(SOFT_MASK));
		Dictionary group = (mask != null) ? this.objects.dictionary(mask.get(GROUP)) : null;
		if (mask != null && group != null && !group.has(Name.RESOURCES)) {
			names.addStream(mask.get(GROUP));
		}
	}

	private static boolean is(Name name, @Nullable Span value) {
		return value != null && name.matches(value);
	}

	private record Shared(int copy, Dictionary resources, UsedNames names) {
	}

}
