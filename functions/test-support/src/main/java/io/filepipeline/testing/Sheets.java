package io.filepipeline.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * Pages that people put between documents before they scan them.
 */
final class Sheets {

	/** In points: a good millimetre. */
	private static final int SQUARE = 3;

	private Sheets() {
	}

	static void blank(PDDocument document, int page) throws IOException {
		replaced(document, page).close();
	}

	static void qrCode(PDDocument document, int page, String text) throws IOException {
		try (PDPageContentStream content = replaced(document, page)) {
			BitMatrix code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0);
			for (int y = 0; y < code.getHeight(); y++) {
				for (int x = 0; x < code.getWidth(); x++) {
					if (code.get(x, y)) {
						content.addRect(200 + x * SQUARE, 500 - y * SQUARE, SQUARE, SQUARE);
					}
				}
			}
			content.fill();
		}
		catch (WriterException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	static void jpeg2000(PDDocument document, int page) throws IOException {
		PDImageXObject image = new PDImageXObject(document, new ByteArrayInputStream(new byte[99]), COSName.JPX_DECODE,
				9, 9, 8, PDDeviceGray.INSTANCE);
		try (PDPageContentStream content = replaced(document, page)) {
			content.drawImage(image, 100, 100, 300, 300);
		}
	}

	private static PDPageContentStream replaced(PDDocument document, int page) throws IOException {
		return new PDPageContentStream(document, document.getPage(page), AppendMode.OVERWRITE, true);
	}

}
