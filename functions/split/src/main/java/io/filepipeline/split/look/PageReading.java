package io.filepipeline.split.look;

import java.io.IOException;
import java.util.List;

import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.SinglePage;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Reads pages of a document, each by itself. Annotations are seen, layers are taken for
 * visible. A page that cannot be read throws a {@link io.filepipeline.split.pdf.Refusal}.
 *
 * @param document the document, which may also be split meanwhile
 */
public record PageReading(PdfDocument document) {

	private static final int BLANK_DPI = 100;

	private static final int BARCODE_DPI = 150;

	/**
	 * The text of a page in reading order, of which at most the first million characters.
	 * It lacks what only an embedded font knows how to read.
	 * @param page its zero-based number
	 * @throws IOException if the page cannot be read, or the disk fails
	 */
	public String text(int page) throws IOException {
		return SinglePage.look(this.document, page, (single) -> new PageText(new Effort()).of(single));
	}

	/**
	 * Whether a page shows nothing, or only some dust on a scan: specks under 1 mm, which
	 * take up at most 0.1 % of what lies within margins of 2 %.
	 * @param page its zero-based number
	 * @throws IOException if the page cannot be read, or the disk fails
	 */
	public boolean isBlank(int page) throws IOException {
		return SinglePage.look(this.document, page, PageReading::isBlank);
	}

	private static boolean isBlank(PDDocument single) throws IOException {
		if (!single.getPage(0).hasContents() && single.getPage(0).getAnnotations().isEmpty()) {
			return true;
		}
		PageImage image = PageImage.of(single.getPage(0), BLANK_DPI, new Effort());
		return !image.hidesSomething() && Specks.areAllOf(image);
	}

	/**
	 * What the QR codes, and the Code 128, Code 39 and EAN-13 codes, on a page say; each
	 * once. QR codes may be turned. They should be printed with 0.75 mm or more to a
	 * square.
	 * @param page its zero-based number
	 * @throws IOException if the page cannot be read, or the disk fails
	 */
	public List<String> barcodes(int page) throws IOException {
		return SinglePage.look(this.document, page,
				(single) -> Barcodes.on(PageImage.of(single.getPage(0), BARCODE_DPI, new Effort())));
	}

}
