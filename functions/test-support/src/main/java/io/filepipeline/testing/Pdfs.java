package io.filepipeline.testing;

/**
 * Makes PDFs for tests. Their pages differ in text and look: page 0 reads "Page 0", and a
 * bar in a colour of its own grows with the number.
 */
public final class Pdfs {

	private Pdfs() {
	}

	/**
	 * A document with so many pages and nothing else.
	 */
	public static byte[] withPages(int count) {
		return document(count).toBytes();
	}

	/**
	 * A document with so many pages, to be given more than that.
	 */
	public static PdfBuilder document(int pages) {
		return new PdfBuilder(pages);
	}

}
