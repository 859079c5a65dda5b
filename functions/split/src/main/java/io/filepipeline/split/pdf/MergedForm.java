package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The form of a merged document. Fields of different documents stay different fields: the
 * name of one that another document has, too, gets the number of its document.
 */
final class MergedForm {

	private static final Name NAME = Name.of("T");

	private static final Name NEED = Name.of("NeedAppearances");

	/** What the form says for all of its fields. */
	private static final List<Name> DEFAULTS = Name.all("DA", "Q");

	private static final NameSet RENAMED = NameSet.of("T");

	private final PdfMerger merger;

	private final StringBuilder fields = new StringBuilder();

	/** By kind, and then by name. The first of a name counts. */
	private final Map<String, Map<String, String>> resources = new TreeMap<>();

	private final MergedFonts fonts;

	/** Those of the documents before. */
	private final Set<String> names = new HashSet<>();

	private boolean needsAppearances;

	MergedForm(PdfMerger merger) {
		this.merger = merger;
		this.fonts = new MergedFonts(merger);
	}

	MergedFonts fonts() {
		return this.fonts;
	}

	/** Takes in that of a document. */
	void add(PartFile document, @Nullable Dictionary form) throws IOException {
		Span all = (form != null) ? form.get(Name.FIELDS) : null;
		if (form == null || all == null) {
			return;
		}
		Span need = form.get(NEED);
		this.needsAppearances |= need != null && need.is("true");
		addResources(document, document.dictionary(form.get(Name.DEFAULT_RESOURCES)));
		Map<String, String> renamed = renamed(document, all);
		for (Values values = Values.in(all); values.hasNext();) {
			Span reference = values.next();
			Dictionary field = document.dictionary(reference);
			if (field != null) {
				this.fields.append(reference).append(' ');
				String name = nameOf(field);
				String distinct = renamed.getOrDefault(name, name);
				rewrite(reference.target(), field, distinct.equals(name) ? null : distinct, form);
			}
		}
		this.names.addAll(renamed.values());
	}

	/** What fields of a document are called from now on, by their names. */
	private Map<String, String> renamed(PartFile document, Span all) throws IOException {
		Map<String, String> renamed = new HashMap<>();
		for (Values values = Values.in(all); values.hasNext();) {
			Dictionary field = document.dictionary(values.next());
			if (field != null) {
				String name = nameOf(field);
				this.merger.spend(2L * Budget.TABLE_ENTRY + 4L * name.length());
				renamed.put(name, name);
			}
		}
		for (String name : List.copyOf(renamed.keySet())) {
			String distinct = name;
			for (int number = this.merger.documents(); this.names.contains(distinct)
					|| (!distinct.equals(name) && renamed.containsKey(distinct)); number++) {
				distinct = name + "_" + number;
			}
			renamed.put(name, distinct);
		}
		return renamed;
	}

	private static String nameOf(Dictionary field) {
		Span name = field.get(NAME);
		return (name != null && name.isString()) ? TextString.decode(name) : "";
	}

	/** Says of a field what its form has said of all, and what it is called now. */
	private void rewrite(int number, Dictionary field, @Nullable String newName, Dictionary form) {
		StringBuilder text = new StringBuilder("<<").append(RENAMED.others(field));
		if (newName != null || field.has(NAME)) {
			text.append(NAME).append(' ').append((newName != null) ? stringOf(newName) : field.get(NAME));
		}
		for (Name key : DEFAULTS) {
			if (!field.has(key) && form.has(key)) {
				text.append(key).append(' ').append(form.get(key));
			}
		}
		this.merger.define(number, text.append(">>").toString());
	}

	private static String stringOf(String text) {
		if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
			return "(" + text.replaceAll("[\\\\()]", "\\\\$0") + ")";
		}
		byte[] bytes = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
		return "<" + HexFormat.of().formatHex(bytes) + ">";
	}

	private void addResources(PartFile document, @Nullable Dictionary added) throws IOException {
		for (int i = 0; added != null && i < added.size(); i++) {
			Dictionary kind = document.dictionary(added.value(i));
			for (int j = 0; kind != null && j < kind.size(); j++) {
				Map<String, String> known = this.resources.computeIfAbsent(added.key(i).toString(),
						(key) -> new TreeMap<>());
				this.merger.spend(Budget.TABLE_ENTRY + 2L * kind.value(j).length());
				known.putIfAbsent(kind.key(j).toString(), kind.value(j).toString());
				if (Name.FONTS.matches(added.key(i))) {
					this.fonts.add(kind.key(j), document.dictionary(kind.value(j)));
				}
			}
		}
	}

	String write() {
		if (this.fields.isEmpty() && this.resources.isEmpty()) {
			return "";
		}
		StringBuilder text = new StringBuilder("/AcroForm<<");
		text.append(this.needsAppearances ? "/NeedAppearances true" : "").append(Name.DEFAULT_RESOURCES).append("<<");
		this.resources.forEach((kind, named) -> {
			text.append(kind).append("<<");
			named.forEach((name, value) -> text.append(name).append(' ').append(value));
			text.append(">>");
		});
		return text.append(">>/Fields[").append(this.fields).append("]>>").toString();
	}

}
