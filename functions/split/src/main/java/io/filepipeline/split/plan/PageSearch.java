package io.filepipeline.split.plan;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RegularExpression;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.split.look.PageReading;
import io.filepipeline.split.look.Seen;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Refusal;

/**
 * Looks for separators on pages. A page that cannot be looked at, or not at all that is
 * on it, is taken for none and remembered.
 */
final class PageSearch {

	private final PageReading pages;

	private final Set<Integer> separators;

	private final Set<Integer> unreadable = new HashSet<>();

	/**
	 * Searches a document.
	 * @param separators the pages on which something was found; others are added
	 */
	PageSearch(PdfDocument document, Set<Integer> separators) {
		this.pages = new PageReading(document);
		this.separators = separators;
	}

	/** Leaves pages with a code out, or keeps them. */
	Divider atBarcode(String expression, boolean keeps) {
		RegularExpression wanted = new RegularExpression(expression);
		return divider(
				(page) -> this.pages.barcodes(page)
					.map((codes) -> codes.stream()
						.flatMap((code) -> wanted.find(code).stream())
						.findFirst()
						.map(keeps ? Separator::page : Separator::sheet)),
				"No page has a QR code, Code 128, Code 39 or EAN-13 with what at_barcode looks for");
	}

	/** Leaves blank pages out, or keeps them. */
	Divider atBlankPages(boolean keeps) {
		Separator separator = keeps ? Separator.blank() : Separator.sheet("");
		return divider(
				(page) -> this.pages.isBlank(page).map((blank) -> blank ? Optional.of(separator) : Optional.empty()),
				"No page is blank");
	}

	Divider atText(String expression) {
		RegularExpression wanted = new RegularExpression(expression);
		return divider((page) -> this.pages.text(page).map((text) -> wanted.find(text).map(Separator::page)),
				"No page has text that at_text looks for; pictures of text are not read");
	}

	/** Whether one of these pages could not be looked at. */
	boolean hasMissed(List<Integer> pages) {
		return pages.stream().anyMatch(this.unreadable::contains);
	}

	private Divider divider(Look look, String noneFound) {
		return new AtSeparators((page) -> at(page, look).orElse(null), () -> none(noneFound), this.separators);
	}

	private Optional<Separator> at(int page, Look look) throws IOException {
		Unavailable.ifInterrupted("The search for separators was stopped before its end");
		try {
			Seen<Optional<Separator>> seen = look.on(page);
			if (seen.what().isEmpty() && !seen.all()) {
				this.unreadable.add(page);
			}
			return seen.what();
		}
		catch (Refusal ex) {
			Unavailable.ifInterrupted("The search for separators was stopped before its end");
			this.unreadable.add(page);
			return Optional.empty();
		}
	}

	private Problem none(String noneFound) {
		int missed = this.unreadable.size();
		return Problem.of(ProblemCode.NO_SEPARATOR_FOUND, (missed > 0)
				? noneFound + ". That is as far as can be told: " + missed + " could not be looked at" : noneFound);
	}

	/**
	 * Looks at a page.
	 */
	@FunctionalInterface
	private interface Look {

		/**
		 * What is on a page.
		 * @throws Refusal if it cannot be looked at
		 */
		Seen<Optional<Separator>> on(int page) throws IOException;

	}

}
