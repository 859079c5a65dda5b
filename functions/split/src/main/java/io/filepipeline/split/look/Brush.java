package io.filepipeline.split.look;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;

/**
 * Paints in grey, within clips that are rectangles, and counts what that takes.
 */
final class Brush {

	private static final double INVISIBLE = 0.05;

	private final Graphics2D graphics;

	private final double scale;

	private final Effort effort;

	/**
	 * Paints on something.
	 * @param scale how many pixels make a unit
	 */
	Brush(Graphics2D graphics, double scale, Effort effort) {
		this.graphics = graphics;
		this.scale = scale;
		this.effort = effort;
	}

	/** Fills a shape. What is thinner than a pixel is drawn as one. */
	void fill(Shape shape, Paint paint) {
		Rectangle2D bounds = shape.getBounds2D();
		double least = 1 / this.scale;
		boolean thin = bounds.getWidth() < least || bounds.getHeight() < least;
		Rectangle2D seen = thin ? grown(bounds, least / 2) : bounds;
		if (begin(seen, paint)) {
			this.graphics.fill(thin ? seen : shape);
		}
	}

	/**
	 * Draws along a path.
	 * @param width how broad, at least a pixel
	 */
	void stroke(PagePath path, double width, Paint paint) {
		double broad = Math.max(1 / this.scale, width);
		if (begin(grown(path.shape().getBounds2D(), broad / 2), paint)) {
			// a stroke has two sides, and joins
			this.effort.spend(4 * path.edges());
			this.graphics.setStroke(new BasicStroke((float) broad, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
			this.graphics.draw(path.shape());
		}
	}

	/**
	 * Draws an image.
	 * @param encoded its bytes
	 * @param square where the unit square is that it fills
	 * @throws IOException if it is so large that nobody means it, or cannot be decoded
	 */
	void draw(PictureReader reader, InputStream encoded, AffineTransform square, Paint paint) throws IOException {
		double width = Math.hypot(square.getScaleX(), square.getShearY()) * this.scale;
		double height = Math.hypot(square.getShearX(), square.getScaleY()) * this.scale;
		if (!(Math.max(width, height) < PagePath.FARTHEST)) {
			throw new IOException("An image is larger than any page");
		}
		if (begin(square.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D(), paint)) {
			Picture picture = reader.read(encoded, width, height);
			picture.paint(this.graphics, square, Math.round(paint.lightness() * 255), width > picture.width());
		}
	}

	/**
	 * Prepares to paint.
	 * @param bounds where
	 * @return whether there is anything to see
	 */
	private boolean begin(Rectangle2D bounds, Paint paint) {
		Rectangle2D visible = paint.clip().createIntersection(bounds);
		if (visible.getWidth() < 0 || visible.getHeight() < 0 || paint.clip().isEmpty() || paint.alpha() < INVISIBLE) {
			return false;
		}
		this.effort.spendOnPixels(visible.getWidth() * visible.getHeight() * this.scale * this.scale);
		this.graphics.setClip(paint.clip());
		this.graphics
			.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) Math.min(paint.alpha(), 1)));
		this.graphics.setColor(new Color(paint.lightness(), paint.lightness(), paint.lightness()));
		return true;
	}

	private static Rectangle2D grown(Rectangle2D bounds, double by) {
		return new Rectangle2D.Double(bounds.getX() - by, bounds.getY() - by, bounds.getWidth() + 2 * by,
				bounds.getHeight() + 2 * by);
	}

	/**
	 * What is painted with.
	 *
	 * @param lightness from 0 for black to 1 for white
	 * @param alpha from 0 for what nobody sees to 1 for what covers
	 * @param clip where it is seen
	 */
	record Paint(float lightness, double alpha, Rectangle2D clip) {
	}

}
