package io.filepipeline.split.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.filepipeline.contracts.PageRanges;
import io.filepipeline.contracts.PartRequest;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.split.pdf.Bookmark;
import io.filepipeline.split.pdf.Note;
import io.filepipeline.split.pdf.PdfDocument;

/**
 * Works out the parts of a document: which pages are taken, and how they are divided.
 */
public final class Plan {

	/** All are kept in memory, some twenty megabytes. */
	private static final int MOST_PAGES = 1_000_000;

	private final SplitParams params;

	private final PdfDocument document;

	/** The pages where something is found that divides. */
	private final Set<Integer> separators = new HashSet<>();

	private final PageSearch search;

	private Plan(SplitParams params, PdfDocument document) {
		this.params = params;
		this.document = document;
		this.search = new PageSearch(document, this.separators);
	}

	/**
	 * The parts, in order, at least one.
	 * @throws RejectedRequest if the document has nothing to divide it by, or there would
	 * be too many parts or pages
	 * @throws IOException if the document cannot be read
	 */
	public static List<PlannedPart> of(SplitParams params, PdfDocument document) throws IOException {
		Plan plan = new Plan(params, document);
		List<PlannedPart> parts = plan.taken();
		for (Divider divider : plan.dividers()) {
			parts = plan.divided(parts, divider);
		}
		return parts.stream().map(plan::noted).toList();
	}

	private List<PlannedPart> taken() {
		if (this.params.fileMap() != null) {
			return this.params.fileMap().stream().map(PartRequest::pages).map(PlannedPart::of).toList();
		}
		if (this.params.ranges() != null) {
			return ranges(this.params.ranges());
		}
		return List.of(range((this.params.extract() != null) ? this.params.extract() : "all"));
	}

	private List<PlannedPart> ranges(List<String> each) {
		List<PlannedPart> parts = new ArrayList<>(each.size());
		long pages = 0;
		for (String ranges : each) {
			PlannedPart part = range(ranges);
			pages += part.pages().size();
			if (pages > MOST_PAGES) {
				throw RejectedRequest.because(ProblemCode.TOO_MANY_PAGES,
						"All parts together would have more than " + MOST_PAGES + " pages");
			}
			parts.add(part);
		}
		return parts;
	}

	/** One that is not there does not hinder the others. */
	private PlannedPart range(String ranges) {
		try {
			return PlannedPart.of(PageRanges.resolve(ranges, this.document.pageCount()));
		}
		catch (RejectedRequest ex) {
			return PlannedPart.of(List.of()).impossible(ex.problem());
		}
	}

	private List<Divider> dividers() throws IOException {
		List<Divider> dividers = new ArrayList<>();
		if (this.params.atBookmarks() != null) {
			dividers.add(atBookmarks(this.params.atBookmarks()));
		}
		if (this.params.atBarcode() != null) {
			dividers.add(this.search.atBarcode(this.params.atBarcode(), this.params.keepSeparators()));
		}
		if (this.params.atBlankPages()) {
			dividers.add(this.search.atBlankPages(this.params.keepSeparators()));
		}
		if (this.params.atText() != null) {
			dividers.add(this.search.atText(this.params.atText()));
		}
		if (this.params.parts() != null) {
			dividers.add(new EqualParts(this.params.parts()));
		}
		if (this.params.every() != null) {
			dividers.add(new EveryPages(this.params.every()));
		}
		if (this.params.maxSize() != null) {
			dividers.add(new MaxSize(this.document, this.params.maxSize()));
		}
		return dividers;
	}

	private Divider atBookmarks(int level) throws IOException {
		Map<Integer, Separator> bookmarks = new HashMap<>();
		for (Bookmark bookmark : this.document.bookmarks()) {
			if (bookmark.level() <= level) {
				bookmarks.putIfAbsent(bookmark.page(), Separator.page(bookmark.title()));
			}
		}
		return new AtSeparators(bookmarks::get,
				() -> Problem.of(ProblemCode.NO_BOOKMARKS,
						"No bookmark of the document leads to one of these pages, down to level " + level),
				this.separators);
	}

	private List<PlannedPart> divided(List<PlannedPart> parts, Divider divider) throws IOException {
		List<PlannedPart> divided = new ArrayList<>();
		for (PlannedPart part : parts) {
			if (hasAllPages(part)) {
				divider.divide(part).forEach(divided::add);
			}
			else {
				divided.add(part);
			}
			if (divided.size() > SplitParams.MAX_PARTS) {
				throw RejectedRequest.because(ProblemCode.TOO_MANY_PARTS,
						"The document would have more than " + SplitParams.MAX_PARTS + " parts");
			}
		}
		divider.end();
		if (divided.isEmpty()) {
			throw RejectedRequest.because(ProblemCode.NO_SEPARATOR_FOUND,
					"All pages are separators, which are left out: there is nothing between them");
		}
		return divided;
	}

	private PlannedPart noted(PlannedPart part) {
		return this.search.hasMissed(part.pages()) ? part.noted(Note.UNREADABLE_PAGES) : part;
	}

	/** Whoever makes a part of pages that are not there says so. */
	private boolean hasAllPages(PlannedPart part) {
		return part.problem() == null && part.pages().stream().allMatch((page) -> page < this.document.pageCount());
	}

}
