package io.filepipeline.split.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;

/**
 * Where a link leads: a page and what of it to show.
 *
 * @param page the zero-based number of the page
 * @param explicit the destination as an array whose first element stands for the page
 */
record Destination(int page, COSArray explicit) {

	/** The longest kind, FitR, has six elements. */
	private static final int MOST_ELEMENTS = 8;

	/**
	 * The same place, on a copy of the page.
	 */
	COSArray on(COSObject copy) {
		COSArray moved = new COSArray();
		moved.add(copy);
		for (int i = 1; i < Math.min(this.explicit.size(), MOST_ELEMENTS); i++) {
			COSBase element = this.explicit.getObject(i);
			moved.add((element instanceof COSNumber || element instanceof COSName) ? element : COSNull.NULL);
		}
		return moved;
	}

}
