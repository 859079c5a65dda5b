package io.filepipeline.testing;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * The page tree.
 */
final class PageNodes {

	private PageNodes() {
	}

	static void inherit(PDDocument document, int rotation) {
		COSDictionary root = document.getPages().getCOSObject();
		COSDictionary fonts = new COSDictionary();
		PDResources shared = new PDResources();
		shared.getCOSObject().setItem(COSName.FONT, fonts);
		for (PDPage page : document.getPages()) {
			fonts.addAll(page.getResources().getCOSObject().getCOSDictionary(COSName.FONT));
			page.getCOSObject().removeItem(COSName.RESOURCES);
			page.getCOSObject().removeItem(COSName.MEDIA_BOX);
		}
		root.setItem(COSName.RESOURCES, shared);
		root.setItem(COSName.MEDIA_BOX, new PDRectangle(0, 0, 600, 800));
		root.setItem(COSName.CROP_BOX, new PDRectangle(20, 20, 560, 760));
		root.setInt(COSName.ROTATE, rotation);
	}

}
