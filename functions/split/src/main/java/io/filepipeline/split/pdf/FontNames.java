package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the fonts of a form are called in a part. In a merged document one has another
 * name than before where that is another document's for another font.
 */
final class FontNames {

	/** They are called as before. */
	static final FontNames SAME = new FontNames(Map.of());

	private static final Pattern NAME = Pattern.compile("/[^\\x00\\s()<>\\[\\]{}/%]*");

	/** With their slashes, decoded. */
	private final Map<String, String> renamed;

	FontNames(Map<String, String> renamed) {
		this.renamed = renamed;
	}

	boolean areSame() {
		return this.renamed.isEmpty();
	}

	/**
	 * Copies entries of a field, a widget or another annotation with text, with the fonts
	 * that its default appearance mentions.
	 */
	void copy(NameSet keys, Dictionary from, ObjectText to, SourceObjects objects) throws IOException {
		if (areSame()) {
			keys.copy(from, to);
			return;
		}
		for (int i = 0; i < from.size(); i++) {
			if (keys.has(from.key(i)) && !from.value(i).isNull()) {
				write(Name.DEFAULT_APPEARANCE.matches(from.key(i)), from.value(i), to.value(from.key(i)), objects);
			}
		}
	}

	/** The same for one entry. */
	void copy(Name key, Span value, ObjectText to, SourceObjects objects) throws IOException {
		write(!areSame() && key.toString().equals(Name.DEFAULT_APPEARANCE.toString()), value, to.key(key), objects);
	}

	private void write(boolean appearance, Span value, ObjectText to, SourceObjects objects) throws IOException {
		Span text = appearance ? objects.resolve(value) : null;
		if (text != null && text.isString()) {
			to.string(renamed(Strings.decode(text)), 0);
		}
		else {
			to.value(value);
		}
	}

	private String renamed(String appearance) {
		return NAME.matcher(appearance).replaceAll((name) -> Matcher.quoteReplacement(renamedName(name.group())));
	}

	private String renamedName(String written) {
		byte[] bytes = written.getBytes(StandardCharsets.ISO_8859_1);
		String name = this.renamed.get(Name.decoded(bytes, 0, bytes.length));
		return (name != null) ? Name.encoded(name) : written;
	}

	/** Writes the name of a font. */
	void write(Span name, ObjectText text) {
		String other = areSame() ? null : this.renamed.get(Name.decoded(name));
		if (other != null) {
			text.raw(Name.encoded(other));
		}
		else {
			text.value(name);
		}
	}

}
