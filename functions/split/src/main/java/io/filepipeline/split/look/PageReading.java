package io.filepipeline.split.look;

import java.io.IOException;
import java.util.List;

import io.filepipeline.split.pdf.Budget;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.SinglePage;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Reads pages of a document, each by itself. Annotations are seen, layers are taken for
 * visible. A page that cannot be read throws a {@link io.filepipeline.split.pdf.Refusal},
 * and so do all once those before have taken too much.
 */
public final class PageReading {

	/**
	 * Some 10,000 pages of text, or of scans, of which each takes a tenth of a second.
	 */
	private static final long MOST_STEPS = 2_000_000_000;

	private static final int BLANK_DPI = 100;

	private static final int BARCODE_DPI = 150;

	/** How often a pixel is as good as painted while codes are searched. */
	private static final double SEARCH = 20;

	private final PdfDocument document;

	private final Budget budget = Budget.ofSteps(MOST_STEPS);

	/**
	 * Reads pages.
	 * @param document the document, which may also be split meanwhile
	 */
	public PageReading(PdfDocument document) {
		this.document = document;
	}

	/**
	 * The text of a page in reading order, of which at most the first 100,000 characters.
	 * It lacks what only an embedded font knows how to read.
	 * @param page its zero-based number
	 * @throws IOException if the page cannot be read, or the disk fails
	 */
	public Seen<String> text(int page) throws IOException {
		return SinglePage.look(this.document, page, (single) -> new PageText(effort()).of(single));
	}

	/**
	 * Whether a page shows nothing, or only some dust on a scan: specks under 1 mm, which
	 * take up at most 0.1 % of what lies within margins of 2 %. It is not, as far as
	 * seen, if there is something that cannot be read.
	 * @param page its zero-based number
	 * @throws IOException if the page cannot be read, or the disk fails
	 */
	public Seen<Boolean> isBlank(int page) throws IOException {
		return SinglePage.look(this.document, page, this::isBlank);
	}

	private Seen<Boolean> isBlank(PDDocument single) throws IOException {
		if (!single.getPage(0).hasContents() && single.getPage(0).getAnnotations().isEmpty()) {
			return new Seen<>(true, true);
		}
		PageImage image = PageImage.of(single.getPage(0), BLANK_DPI, effort());
		boolean empty = Specks.areAllOf(image);
		return new Seen<>(empty && !image.hidesSomething(), !empty || !image.hidesSomething());
	}

	/**
	 * What the QR codes, and the Code 128, Code 39 and EAN-13 codes, on a page say; each
	 * once. QR codes may be turned, the others by quarters. They should be printed with
	 * 0.75 mm or more to a square.
	 * @param page its zero-based number
	 * @throws IOException if the page cannot be read, or the disk fails
	 */
	public Seen<List<String>> barcodes(int page) throws IOException {
		return SinglePage.look(this.document, page, (single) -> {
			Effort effort = effort();
			PageImage image = PageImage.of(single.getPage(0), BARCODE_DPI, effort);
			effort.spendOnPixels(SEARCH * image.pixels().length);
			return new Seen<>(Barcodes.on(image), !image.hidesSomething());
		});
	}

	private Effort effort() {
		return new Effort(this.budget);
	}

}
