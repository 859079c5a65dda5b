package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The resources that pages of a part share with other pages of the document. The part has
 * only those that its own pages mention: the others are not for its recipient, and may be
 * a hundred times as much.
 */
final class PartResources {

	private static final NameSet CATEGORIES = NameSet.of("Font", "XObject", "ColorSpace", "Pattern", "Shading",
			"ExtGState", "Properties");

	/** Used without being mentioned. */
	private static final NameSet DEFAULTS = NameSet.of("DefaultGray", "DefaultRGB", "DefaultCMYK");

	private static final Name FORM = Name.of("Form");

	private static final Name TYPE3 = Name.of("Type3");

	/** Only patterns that are made of content have it. */
	private static final Name PAINT_TYPE = Name.of("PaintType");

	private static final Name APPEARANCES = Name.of("AP");

	private final Part part;

	private final SourceObjects objects;

	/** By the number of the object in which they stand. */
	private final Map<Integer, Shared> all = new LinkedHashMap<>();

	PartResources(Part part) {
		this.part = part;
		this.objects = part.source().objects();
	}

	/**
	 * Notes what a page uses.
	 * @param owner the number of the object in which the resources stand
	 * @return the part's object for them
	 */
	int add(int owner, Dictionary resources, Dictionary page) throws IOException {
		Shared shared = this.all.get(owner);
		if (shared == null) {
			shared = new Shared(this.part.reserve(), resources, new UsedNames(this.objects, this.part.budget()));
			this.all.put(owner, shared);
		}
		shared.names.addPage(page);
		addAppearances(page, shared.names);
		return shared.copy;
	}

	/** Writes them all, once all pages are known. */
	void write() throws IOException {
		for (Shared shared : this.all.values()) {
			follow(shared);
			ObjectText text = new ObjectText().raw("<<");
			for (int i = 0; i < shared.resources.size(); i++) {
				Span key = shared.resources.key(i);
				Span value = shared.resources.value(i);
				Dictionary category = CATEGORIES.has(key) ? this.objects.dictionary(value) : null;
				if (category == null) {
					text.value(key).value(value);
				}
				else {
					text.value(key).raw("<<");
					write(category, shared.names, text);
					text.raw(">>");
				}
			}
			this.part.define(shared.copy, text.raw(">>"));
		}
	}

	private static void write(Dictionary category, UsedNames names, ObjectText text) {
		for (int i = 0; i < category.size(); i++) {
			if (names.mention(category.key(i)) || DEFAULTS.has(category.key(i))) {
				text.value(category.key(i)).value(category.value(i));
			}
		}
	}

	/** Annotations may be shown by streams without resources of their own, too. */
	private void addAppearances(Dictionary page, UsedNames names) throws IOException {
		Span annotations = this.objects.array(page.get(Name.ANNOTS));
		for (Span annotation : (annotations != null) ? Values.of(annotations) : List.<Span>of()) {
			Dictionary original = this.objects.dictionary(annotation);
			Dictionary appearances = (original != null) ? this.objects.dictionary(original.get(APPEARANCES)) : null;
			for (int i = 0; appearances != null && i < appearances.size(); i++) {
				addAppearance(appearances.value(i), names);
			}
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
	private void follow(Shared shared) throws IOException {
		Map<String, List<Span>> values = new HashMap<>();
		for (int i = 0; i < shared.resources.size(); i++) {
			Dictionary category = CATEGORIES.has(shared.resources.key(i))
					? this.objects.dictionary(shared.resources.value(i)) : null;
			for (int j = 0; category != null && j < category.size(); j++) {
				this.part.budget().spend(Budget.TABLE_ENTRY);
				values.computeIfAbsent(Name.decoded(category.key(j)), (name) -> new ArrayList<>())
					.add(category.value(j));
			}
		}
		for (String name = shared.names.next(); name != null; name = shared.names.next()) {
			for (Span value : values.getOrDefault(name, List.of())) {
				show(value, shared.names);
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
	}

	private static boolean is(Name name, @Nullable Span value) {
		return value != null && name.matches(value);
	}

	private record Shared(int copy, Dictionary resources, UsedNames names) {
	}

}
