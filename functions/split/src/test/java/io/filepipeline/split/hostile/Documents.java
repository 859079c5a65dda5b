package io.filepipeline.split.hostile;

import java.nio.charset.StandardCharsets;

import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;

/**
 * Documents to be spoiled, and how they are taken apart for that.
 */
final class Documents {

	static final String CATALOG = "<</Type/Catalog/Pages 2 0 R>>";

	static final String PAGES = "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>";

	static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 5 0 R>>";

	private Documents() {
	}

	/** Two pages: objects 3 and 4, which both show object 5. Further objects follow. */
	static RawPdf twoPages(String catalog, String pages, String page) {
		return new RawPdf().object(catalog).object(pages).object(page).object(PAGE).stream("", bytes("0 0 50 50 re f"));
	}

	static RawPdf twoPages() {
		return twoPages(CATALOG, PAGES, PAGE);
	}

	/** The first of its two pages has these entries. */
	static RawPdf withPage(String entries) {
		return twoPages(CATALOG, PAGES, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]" + entries + ">>");
	}

	/** Its catalog has these entries. */
	static RawPdf withCatalog(String entries) {
		return twoPages("<</Type/Catalog/Pages 2 0 R" + entries + ">>", PAGES, PAGE);
	}

	/** Five pages with everything, compressed into object streams. */
	static PdfBuilder rich() {
		return Pdfs.document(5)
			.sharedImage()
			.link(0, 4)
			.namedLink(1, 3)
			.bookmark("Here", 2)
			.textField(2, "a.b", "value")
			.layer(3, "Layer", true)
			.attachment("file.txt", "text")
			.tagged()
			.title("Title");
	}

	/** Five pages in the manner of PDF 1.4, with a table and without object streams. */
	static PdfBuilder plain() {
		return Pdfs.document(5).sharedImage().with((document) -> document.setVersion(1.4f));
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	static byte[] join(byte[]... pieces) {
		StringBuilder all = new StringBuilder();
		for (byte[] piece : pieces) {
			all.append(text(piece));
		}
		return bytes(all.toString());
	}

}
