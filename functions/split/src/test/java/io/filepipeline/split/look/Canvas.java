package io.filepipeline.split.look;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Random;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Pages of documents, painted by hand.
 */
final class Canvas {

	private Canvas() {
	}

	/** A document with one page of the size A4. */
	static byte[] page(Painting painting) {
		try (PDDocument document = new PDDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			PDPage page = new PDPage(PDRectangle.A4);
			document.addPage(page);
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				painting.paint(document, page, content);
			}
			document.save(out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** An A4 page as from a scanner: grainy paper, at so many pixels to the inch. */
	static BufferedImage scan(int dpi, long seed) {
		Random random = new Random(seed);
		BufferedImage paper = new BufferedImage(dpi * 827 / 100, dpi * 1169 / 100, BufferedImage.TYPE_BYTE_GRAY);
		for (int y = 0; y < paper.getHeight(); y++) {
			for (int x = 0; x < paper.getWidth(); x++) {
				paper.getRaster()
					.setSample(x, y, 0, 236 + (int) Math.max(-30, Math.min(19, 6 * random.nextGaussian())));
			}
		}
		return paper;
	}

	/** Adds specks of so many pixels. */
	static BufferedImage dust(BufferedImage paper, int count, int size, long seed) {
		Random random = new Random(seed);
		Graphics2D graphics = paper.createGraphics();
		graphics.setColor(Color.BLACK);
		for (int i = 0; i < count; i++) {
			graphics.fillRect(random.nextInt(paper.getWidth()), random.nextInt(paper.getHeight()), size, size);
		}
		graphics.dispose();
		return paper;
	}

	/** The same in black and white. */
	static BufferedImage bilevel(BufferedImage grey) {
		BufferedImage image = new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
		for (int y = 0; y < grey.getHeight(); y++) {
			for (int x = 0; x < grey.getWidth(); x++) {
				image.getRaster().setSample(x, y, 0, (grey.getRaster().getSample(x, y, 0) > 128) ? 1 : 0);
			}
		}
		return image;
	}

	/** A code, with the white around it. */
	static BitMatrix code(BarcodeFormat format, String text) {
		return code(format, 0, text);
	}

	/** The same, if it is one of bars so many times as high as the narrowest is wide. */
	static BitMatrix code(BarcodeFormat format, int height, String text) {
		try {
			int margin = (format == BarcodeFormat.QR_CODE) ? 4 : 10;
			return new MultiFormatWriter().encode(text, format, 0, height, Map.of(EncodeHintType.MARGIN, margin));
		}
		catch (WriterException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	/** Prints a code on a scan, its centre in the middle of the page. */
	static BufferedImage print(BufferedImage paper, BitMatrix code, double pixelsToModule, double degrees) {
		Graphics2D graphics = paper.createGraphics();
		AffineTransform place = AffineTransform.getTranslateInstance(paper.getWidth() / 2.0, paper.getHeight() / 2.0);
		place.rotate(Math.toRadians(degrees));
		place.scale(pixelsToModule, pixelsToModule);
		place.translate(-code.getWidth() / 2.0, -code.getHeight() / 2.0);
		graphics.transform(place);
		graphics.setColor(Color.BLACK);
		for (int y = 0; y < code.getHeight(); y++) {
			for (int x = 0; x < code.getWidth(); x++) {
				if (code.get(x, y)) {
					graphics.fillRect(x, y, 1, 1);
				}
			}
		}
		graphics.dispose();
		return paper;
	}

	/** Draws a code as squares. */
	static void draw(PDPageContentStream content, BitMatrix code, float left, float bottom, float module)
			throws IOException {
		for (int y = 0; y < code.getHeight(); y++) {
			for (int x = 0; x < code.getWidth(); x++) {
				if (code.get(x, y)) {
					content.addRect(left + x * module, bottom + (code.getHeight() - 1 - y) * module, module, module);
				}
			}
		}
		content.fill();
	}

	/**
	 * Paints a page.
	 */
	@FunctionalInterface
	interface Painting {

		void paint(PDDocument document, PDPage page, PDPageContentStream content) throws IOException;

	}

}
