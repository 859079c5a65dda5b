package io.filepipeline.split.look;

import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;

import org.jspecify.annotations.Nullable;

/**
 * The path that content builds up. What it takes to follow its edges is counted while it
 * grows.
 */
final class PagePath {

	/** Beyond that, nobody paints with precision. */
	static final float FARTHEST = 1_000_000;

	private static final int MOST_ROWS = 5000;

	private final GeneralPath path = new GeneralPath();

	private final double scale;

	private final Effort effort;

	private long edges;

	/**
	 * Begins a path.
	 * @param scale how many pixels make a unit
	 */
	PagePath(double scale, Effort effort) {
		this.scale = scale;
		this.effort = effort;
	}

	void moveTo(float x, float y) {
		this.path.moveTo(bounded(x), bounded(y));
	}

	void lineTo(float x, float y) {
		spendOnEdge(y);
		this.path.lineTo(bounded(x), bounded(y));
	}

	void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
		spendOnEdge(y1);
		spendOnEdge(y2);
		spendOnEdge(y3);
		this.path.curveTo(bounded(x1), bounded(y1), bounded(x2), bounded(y2), bounded(x3), bounded(y3));
	}

	/** An edge is followed through each row that it crosses. */
	private void spendOnEdge(float y) {
		if (this.path.getCurrentPoint() == null) {
			this.path.moveTo(0, 0);
		}
		double rows = Math.abs(bounded(y) - this.path.getCurrentPoint().getY()) * this.scale;
		long steps = 1 + (long) Math.min(rows, MOST_ROWS) / 8;
		this.effort.spend(steps);
		this.edges += steps;
	}

	/** The same, as far as one paints; 0 if it is no number. */
	static float bounded(float value) {
		return Float.isNaN(value) ? 0 : Math.max(-FARTHEST, Math.min(value, FARTHEST));
	}

	void close() {
		if (this.path.getCurrentPoint() != null) {
			this.path.closePath();
		}
	}

	void reset() {
		this.path.reset();
		this.edges = 0;
	}

	/** Where it ends; {@code null} if nothing has begun. */
	@Nullable Point2D end() {
		return this.path.getCurrentPoint();
	}

	/** The rectangle around it. */
	GeneralPath around() {
		return new GeneralPath(this.path.getBounds2D());
	}

	GeneralPath shape(int windingRule) {
		this.path.setWindingRule(windingRule);
		return this.path;
	}

	GeneralPath shape() {
		return this.path;
	}

	/** How many steps it takes to follow its edges. */
	long edges() {
		return this.edges;
	}

}
