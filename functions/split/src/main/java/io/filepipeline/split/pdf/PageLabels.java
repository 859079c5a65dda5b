package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The labels of the document's pages (ISO 32000-2, 12.4.2), read once. If they are
 * damaged there are none: wrong ones are worse.
 */
final class PageLabels {

	/** No reader shows longer ones. */
	private static final int LONGEST_PREFIX = 1000;

	private static final Name LABELS = Name.of("PageLabels");

	private static final Name NUMBERS = Name.of("Nums");

	private static final Name STYLE = Name.of("S");

	private static final Name PREFIX = Name.of("P");

	private static final Name START = Name.of("St");

	private static final NameSet STYLES = NameSet.of("D", "R", "r", "A", "a");

	/** What readers call the pages before the first range, which must not be any. */
	private static final PageLabel USUAL = new PageLabel("/S/D", true, 1);

	private final SourceObjects objects;

	/** The label of the first page of each range, by the number of the page. */
	private final TreeMap<Integer, PageLabel> ranges = new TreeMap<>();

	PageLabels(SourceObjects objects, Dictionary catalog, int pages, Budget budget) throws IOException {
		this.objects = objects;
		try {
			TreeLeaves.read(objects, catalog.get(LABELS), NUMBERS, budget, (key, value) -> {
				Span page = objects.resolve(key);
				Dictionary range = objects.dictionary(value);
				if (page != null && range != null && page.integer() >= 0 && page.integer() < pages) {
					PageLabel label = label(range);
					budget.spend(Budget.TABLE_ENTRY + label.look().length());
					this.ranges.putIfAbsent((int) page.integer(), label);
				}
			});
		}
		catch (Irregular | Refusal | Budget.Exceeded ex) {
			this.ranges.clear();
		}
	}

	private PageLabel label(Dictionary range) throws IOException {
		Span style = this.objects.name(range.get(STYLE));
		boolean numbered = style != null && STYLES.has(style);
		Span prefix = this.objects.resolve(range.get(PREFIX));
		boolean prefixed = prefix != null && prefix.isString() && prefix.length() <= LONGEST_PREFIX;
		String look = (numbered ? "/S" + style : "") + (prefixed ? "/P" + prefix : "");
		return new PageLabel(look, numbered, numbered ? Math.max(start(range.get(START)), 1) : 1);
	}

	private long start(@Nullable Span start) throws IOException {
		Span number = this.objects.resolve(start);
		return (number != null) ? number.integer() : 1;
	}

	private PageLabel of(int page) {
		Map.Entry<Integer, PageLabel> range = this.ranges.floorEntry(page);
		if (range == null) {
			return USUAL.plus(page);
		}
		int further = page - range.getKey();
		return range.getValue().numbered() ? range.getValue().plus(further) : range.getValue();
	}

	/**
	 * Writes the entry of a catalog that gives pages of a part their labels.
	 * @param pages their numbers in the document
	 */
	void write(List<Integer> pages, ObjectText text) {
		if (this.ranges.isEmpty()) {
			return;
		}
		text.key(LABELS).raw("<<").key(NUMBERS).raw("[");
		PageLabel previous = null;
		for (int i = 0; i < pages.size(); i++) {
			PageLabel label = of(pages.get(i));
			if (previous == null || !previous.precedes(label)) {
				label.write(text.word(Integer.toString(i)));
			}
			previous = label;
		}
		text.raw("]>>");
	}

}
