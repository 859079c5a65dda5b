package io.filepipeline.split.look;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

import org.jspecify.annotations.Nullable;

/**
 * An image, no larger than it is seen.
 *
 * @param width in pixels
 * @param height in pixels
 * @param lightness row by row, 255 for white; {@code null} for a stencil, which has the
 * colour that is current
 * @param coverage row by row, 255 where it is painted and 0 where it is not; {@code null}
 * if it is painted everywhere
 */
record Picture(int width, int height, byte @Nullable [] lightness, byte @Nullable [] coverage) {

	/** The same, painted only where a mask says so. */
	Picture masked(byte[] mask, int maskWidth, int maskHeight) {
		int columns = Math.max(this.width, maskWidth);
		int rows = Math.max(this.height, maskHeight);
		byte[] light = (this.lightness != null) ? scaled(this.lightness, this.width, this.height, columns, rows) : null;
		return new Picture(columns, rows, light, scaled(mask, maskWidth, maskHeight, columns, rows));
	}

	private static byte[] scaled(byte[] pixels, int width, int height, int columns, int rows) {
		if (width == columns && height == rows) {
			return pixels;
		}
		byte[] scaled = new byte[columns * rows];
		for (int y = 0; y < rows; y++) {
			int row = (int) ((long) y * height / rows) * width;
			for (int x = 0; x < columns; x++) {
				scaled[y * columns + x] = pixels[row + (int) ((long) x * width / columns)];
			}
		}
		return scaled;
	}

	/**
	 * Paints it.
	 * @param square where the unit square is that an image fills
	 * @param ink how light a stencil is, from 0 to 255
	 * @param enlarged whether it is larger than its pixels, which then stay sharp
	 */
	void paint(Graphics2D graphics, AffineTransform square, int ink, boolean enlarged) {
		AffineTransform place = new AffineTransform(square);
		place.scale(1.0 / this.width, -1.0 / this.height);
		place.translate(0, -this.height);
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, enlarged
				? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.drawImage(image(ink), place, null);
	}

	private BufferedImage image(int ink) {
		if (this.coverage == null && this.lightness != null) {
			BufferedImage image = new BufferedImage(this.width, this.height, BufferedImage.TYPE_BYTE_GRAY);
			image.getRaster().setDataElements(0, 0, this.width, this.height, this.lightness);
			return image;
		}
		int[] pixels = new int[this.width * this.height];
		for (int i = 0; i < pixels.length; i++) {
			int light = (this.lightness != null) ? this.lightness[i] & 0xFF : ink;
			int covered = (this.coverage != null) ? this.coverage[i] & 0xFF : 255;
			pixels[i] = covered << 24 | light * 0x010101;
		}
		BufferedImage image = new BufferedImage(this.width, this.height, BufferedImage.TYPE_INT_ARGB);
		image.getRaster().setDataElements(0, 0, this.width, this.height, pixels);
		return image;
	}

}
