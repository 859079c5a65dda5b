package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The fonts with which fields of a merged document are written. One that another document
 * calls the same gets the number of its document, unless it is one that all viewers have.
 */
final class MergedFonts {

	private static final Name BASE_FONT = Name.of("BaseFont");

	private static final Name DESCRIPTOR = Name.of("FontDescriptor");

	/** Stands for a font that is only the same as itself. */
	private static final String OWN = "";

	private final PdfMerger merger;

	/** Those of the documents before: what each is, by its name. */
	private final Map<String, String> known = new HashMap<>();

	MergedFonts(PdfMerger merger) {
		this.merger = merger;
	}

	/** What those of a document are to be called. */
	FontNames names(Source document) throws IOException {
		SourceObjects objects = document.objects().bounded();
		Dictionary form = this.known.isEmpty() ? null : document.fields().form();
		Dictionary resources = (form != null) ? objects.dictionary(form.get(Name.DEFAULT_RESOURCES)) : null;
		Dictionary fonts = (resources != null) ? objects.dictionary(resources.get(Name.FONTS)) : null;
		if (fonts == null) {
			return FontNames.SAME;
		}
		Budget budget = Budget.ofPage();
		Map<String, Span> own = new HashMap<>();
		for (int i = 0; i < fonts.size(); i++) {
			String name = Name.decoded(fonts.key(i));
			budget.spend(2L * Budget.TABLE_ENTRY + 4L * name.length());
			own.put(name, fonts.value(i));
		}
		Map<String, String> renamed = new HashMap<>();
		for (Map.Entry<String, Span> font : own.entrySet()) {
			String other = this.known.get(font.getKey());
			if (other != null && (other.equals(OWN) || !other.equals(kindOf(objects.dictionary(font.getValue()))))) {
				renamed.put(font.getKey(), distinct(font.getKey(), own.keySet()));
			}
		}
		return new FontNames(renamed);
	}

	private String distinct(String name, Set<String> own) {
		int number = this.merger.documents() + 1;
		String distinct = name + "_" + number;
		while (this.known.containsKey(distinct) || own.contains(distinct)) {
			distinct = name + "_" + ++number;
		}
		return distinct;
	}

	/** Takes in a font of a document, under the name that it has got. */
	void add(Span written, @Nullable Dictionary font) {
		String name = Name.decoded(written);
		this.merger.spend(Budget.TABLE_ENTRY + 2L * name.length());
		this.known.putIfAbsent(name, kindOf(font));
	}

	private static String kindOf(@Nullable Dictionary font) {
		Span base = (font != null && !font.has(DESCRIPTOR)) ? font.get(BASE_FONT) : null;
		return (base != null && base.isName()) ? Name.decoded(base) : OWN;
	}

}
