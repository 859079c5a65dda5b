package io.filepipeline.split.pdf;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The layers of a merged document: those of each, shown or hidden as there. Layers of the
 * same name stay two. Other configurations are left out: each would hide or show what is
 * in other documents.
 */
final class MergedLayers {

	private static final Name GROUPS = Name.of("OCGs");

	private static final Name DEFAULT = Name.of("D");

	private static final Name BASE = Name.of("BaseState");

	private static final Name OFF = Name.of("OFF");

	private static final Name ON = Name.of("ON");

	private static final List<Name> LISTS = Name.all("OFF", "Locked", "Order", "RBGroups", "AS");

	private static final NameSet MERGED = NameSet.of("BaseState", "ON", "OFF", "Locked", "Order", "RBGroups", "AS");

	private final PdfMerger merger;

	private final StringBuilder groups = new StringBuilder();

	private final Map<String, StringBuilder> lists = new TreeMap<>();

	private String first = "";

	MergedLayers(PdfMerger merger) {
		this.merger = merger;
	}

	/** Takes in those of a document. */
	void add(@Nullable Dictionary properties) {
		Span value = (properties != null) ? properties.get(DEFAULT) : null;
		if (properties == null || value == null) {
			return;
		}
		Span groups = properties.get(GROUPS);
		this.merger.spend(4L * (value.length() + ((groups != null) ? groups.length() : 0)));
		Dictionary configuration = Dictionary.of(value);
		if (this.groups.isEmpty()) {
			this.first = MERGED.others(configuration);
		}
		this.groups.append(MergedCatalog.elements(groups)).append(' ');
		for (Name name : LISTS) {
			add(name, MergedCatalog.elements(configuration.get(name)));
		}
		Span base = configuration.get(BASE);
		if (base != null && OFF.matches(base)) {
			hide(groups, configuration.get(ON));
		}
	}

	private void add(Name name, String elements) {
		this.lists.computeIfAbsent(name.toString(), (key) -> new StringBuilder()).append(elements).append(' ');
	}

	/** Hides the layers of a document that hides all but some. */
	private void hide(@Nullable Span all, @Nullable Span shown) {
		Set<String> hidden = new LinkedHashSet<>(references(all));
		hidden.removeAll(references(shown));
		add(OFF, String.join(" ", hidden));
	}

	private static List<String> references(@Nullable Span array) {
		return (array != null) ? Values.of(array).stream().map(Span::toString).toList() : List.of();
	}

	String write() {
		if (this.groups.isEmpty()) {
			return "";
		}
		StringBuilder text = new StringBuilder("/OCProperties<</OCGs[").append(this.groups)
			.append("]/D<<")
			.append(this.first);
		this.lists.forEach((name, elements) -> text.append(name).append('[').append(elements).append(']'));
		return text.append(">>>>").toString();
	}

}
