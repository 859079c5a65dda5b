package io.filepipeline.split.look;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.Arrays;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * What a page roughly looks like, in grey.
 *
 * @param width in pixels
 * @param height in pixels
 * @param pixels row by row, how light each is, 255 for white
 * @param dpi how many pixels make an inch
 * @param hidesSomething whether there is something on the page that could not be painted
 */
record PageImage(int width, int height, byte[] pixels, double dpi, boolean hidesSomething) {

	private static final long MOST_PIXELS = Math.min(6_000_000, Runtime.getRuntime().maxMemory() / 32);

	/**
	 * Paints a page.
	 * @param dpi how many pixels should make an inch; there are fewer on a large page
	 */
	static PageImage of(PDPage page, int dpi, Effort effort) throws IOException {
		PDRectangle box = page.getCropBox();
		double width = size(box.getWidth());
		double height = size(box.getHeight());
		double scale = Math.min(dpi / 72.0, Math.sqrt(MOST_PIXELS / (width * height)));
		boolean turned = page.getRotation() % 180 != 0;
		int columns = pixels((turned ? height : width) * scale);
		int rows = pixels((turned ? width : height) * scale);
		BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_GRAY);
		byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
		Arrays.fill(pixels, (byte) 255);
		Graphics2D graphics = image.createGraphics();
		try {
			graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
			graphics.transform(transform(page.getRotation(), width, height, scale));
			graphics.translate(-box.getLowerLeftX(), -box.getLowerLeftY());
			PagePainter painter = new PagePainter(page, graphics, scale, effort);
			painter.paint();
			return new PageImage(columns, rows, pixels, scale * 72, painter.hidesSomething());
		}
		finally {
			graphics.dispose();
			KnownOperators.forgetOthers(effort);
		}
	}

	private static double size(float points) {
		return (points >= 1 && points < 1_000_000) ? points : 1;
	}

	private static int pixels(double size) {
		return (int) Math.max(1, Math.min(size, MOST_PIXELS));
	}

	/** From the page's corner, upwards, to the image's, downwards, turned clockwise. */
	private static AffineTransform transform(int rotation, double width, double height, double scale) {
		AffineTransform transform = AffineTransform.getScaleInstance(scale, scale);
		transform.concatenate(switch (rotation) {
			case 90 -> new AffineTransform(0, 1, 1, 0, 0, 0);
			case 180 -> new AffineTransform(-1, 0, 0, 1, width, 0);
			case 270 -> new AffineTransform(0, -1, -1, 0, height, width);
			default -> new AffineTransform(1, 0, 0, -1, 0, height);
		});
		return transform;
	}

	/** The same with half as many pixels to the inch. */
	PageImage halved() {
		int columns = Math.max(1, this.width / 2);
		int rows = Math.max(1, this.height / 2);
		byte[] halved = new byte[columns * rows];
		for (int y = 0; y < rows; y++) {
			for (int x = 0; x < columns; x++) {
				int right = Math.min(2 * x + 1, this.width - 1);
				int above = 2 * y * this.width;
				int below = Math.min(2 * y + 1, this.height - 1) * this.width;
				int sum = lightness(above + 2 * x) + lightness(above + right) + lightness(below + 2 * x)
						+ lightness(below + right);
				halved[y * columns + x] = (byte) (sum / 4);
			}
		}
		return new PageImage(columns, rows, halved, this.dpi / 2, this.hidesSomething);
	}

	/** The same with rows for columns, as in a mirror. */
	PageImage transposed() {
		byte[] transposed = new byte[this.pixels.length];
		for (int y = 0; y < this.height; y++) {
			for (int x = 0; x < this.width; x++) {
				transposed[x * this.height + y] = this.pixels[y * this.width + x];
			}
		}
		return new PageImage(this.height, this.width, transposed, this.dpi, this.hidesSomething);
	}

	/** How light a pixel is, from 0 to 255. */
	int lightness(int index) {
		return this.pixels[index] & 0xFF;
	}

}
