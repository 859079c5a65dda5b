package io.filepipeline.split.look;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.filepipeline.split.pdf.Budget;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.state.EmptyGraphicsStackException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * Paints a page as far as needed to see where there is something: characters are boxes,
 * patterns and shadings are grey, clips are rectangles, and nothing is dashed, blended or
 * masked but images. PDFBox's own renderer takes any time and memory that a page asks
 * for.
 */
final class PagePainter extends PDFGraphicsStreamEngine {

	/** Beyond that, nobody paints with precision. */
	private static final float FARTHEST = 1_000_000;

	private static final int DEEPEST_GLYPH = 4;

	private static final double INVISIBLE = 0.05;

	private final Graphics2D graphics;

	private final double scale;

	private final Effort effort;

	private final GeneralPath path = new GeneralPath();

	private int glyphDepth;

	/** What it takes to follow the edges of the path. */
	private long edges;

	private boolean hidesSomething;

	PagePainter(PDPage page, Graphics2D graphics, double scale, Effort effort) {
		super(page);
		this.graphics = graphics;
		this.scale = scale;
		this.effort = effort;
	}

	void paint() throws IOException {
		PlainFonts.use();
		processPage(getPage());
		for (PDAnnotation annotation : getPage().getAnnotations()) {
			this.effort.spend(10);
			if (!annotation.isHidden() && !annotation.isNoView()) {
				showAnnotation(annotation);
			}
		}
	}

	/** Whether there is something that could not be painted. */
	boolean hidesSomething() {
		return this.hidesSomething;
	}

	@Override
	protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
		this.effort.spendOn(operator, operands, getResources(), getGraphicsStackSize());
		try {
			switch (operator.getName()) {
				case OperatorName.BEGIN_INLINE_IMAGE -> drawInlineImage(operator);
				case OperatorName.NON_STROKING_COLORSPACE, OperatorName.STROKING_COLORSPACE ->
					setSpace(operator, operands);
				default -> super.processOperator(operator, operands);
			}
		}
		catch (Budget.Exceeded ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			// what is damaged may have been anything
			this.hidesSomething = true;
		}
	}

	@Override
	protected void unsupportedOperator(Operator operator, List<COSBase> operands) {
		if (!KnownOperators.has(operator)) {
			this.effort.spendOnUnknown();
		}
	}

	@Override
	protected void operatorException(Operator operator, List<COSBase> operands, IOException exception) {
		// to restore what was not saved is harmless
		this.hidesSomething |= !(exception instanceof EmptyGraphicsStackException);
	}

	private void setSpace(Operator operator, List<COSBase> operands) throws IOException {
		PDGraphicsState state = getGraphicsState();
		Ink ink = Ink.of(operands.isEmpty() ? null : operands.get(0), getResources());
		PDColorSpace space = (ink != null) ? ink : new PDPattern(getResources());
		if (OperatorName.STROKING_COLORSPACE.equals(operator.getName())) {
			state.setStrokingColorSpace(space);
			state.setStrokingColor(space.getInitialColor());
		}
		else {
			state.setNonStrokingColorSpace(space);
			state.setNonStrokingColor(space.getInitialColor());
		}
	}

	@Override
	public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
		moveTo((float) p0.getX(), (float) p0.getY());
		lineTo((float) p1.getX(), (float) p1.getY());
		lineTo((float) p2.getX(), (float) p2.getY());
		lineTo((float) p3.getX(), (float) p3.getY());
		closePath();
	}

	@Override
	public void moveTo(float x, float y) {
		this.path.moveTo(bounded(x), bounded(y));
	}

	@Override
	public void lineTo(float x, float y) {
		spendOnEdge(y);
		this.path.lineTo(bounded(x), bounded(y));
	}

	@Override
	public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
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
		long steps = 1 + (long) Math.min(rows, 5000) / 8;
		this.effort.spend(steps);
		this.edges += steps;
	}

	private static float bounded(float value) {
		return Float.isNaN(value) ? 0 : Math.max(-FARTHEST, Math.min(value, FARTHEST));
	}

	@Override
	public Point2D getCurrentPoint() {
		return this.path.getCurrentPoint();
	}

	@Override
	public void closePath() {
		if (this.path.getCurrentPoint() != null) {
			this.path.closePath();
		}
	}

	@Override
	public void endPath() {
		reset();
	}

	private void reset() {
		this.path.reset();
		this.edges = 0;
	}

	@Override
	public void clip(int windingRule) {
		if (this.path.getCurrentPoint() != null) {
			this.effort.spend(10);
			getGraphicsState().intersectClippingPath(new GeneralPath(this.path.getBounds2D()));
		}
	}

	@Override
	public void fillPath(int windingRule) {
		this.path.setWindingRule(windingRule);
		fill(this.path, getGraphicsState().getNonStrokingColor(), getGraphicsState().getNonStrokeAlphaConstant());
		reset();
	}

	@Override
	public void strokePath() {
		PDGraphicsState state = getGraphicsState();
		double width = Math.max(1 / this.scale, bounded(transformWidth(state.getLineWidth())));
		if (begin(this.path.getBounds2D(), width / 2, state.getStrokingColor(), state.getAlphaConstant())) {
			// a stroke has two sides, and joins
			this.effort.spend(4 * this.edges);
			this.graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
			this.graphics.draw(this.path);
		}
		reset();
	}

	@Override
	public void fillAndStrokePath(int windingRule) {
		this.path.setWindingRule(windingRule);
		fill(this.path, getGraphicsState().getNonStrokingColor(), getGraphicsState().getNonStrokeAlphaConstant());
		strokePath();
	}

	@Override
	public void shadingFill(COSName name) {
		if (begin(clip(), 0, new PDColor(new float[] { 0.5f }, Ink.of(1)),
				getGraphicsState().getNonStrokeAlphaConstant())) {
			this.graphics.fill(clip());
		}
	}

	/** What is thinner than a pixel is drawn as one. */
	private void fill(Path2D shape, PDColor color, double alpha) {
		Rectangle2D bounds = shape.getBounds2D();
		double least = 1 / this.scale;
		boolean thin = bounds.getWidth() < least || bounds.getHeight() < least;
		if (begin(bounds, thin ? least / 2 : 0, color, alpha)) {
			this.graphics.fill(thin ? grown(bounds, least / 2) : shape);
		}
	}

	/**
	 * Prepares to paint.
	 * @param bounds where, before it is grown
	 * @return whether there is anything to see
	 */
	private boolean begin(Rectangle2D bounds, double grown, PDColor color, double alpha) {
		if (!begin(grown(bounds, grown), alpha)) {
			return false;
		}
		float lightness = Ink.lightness(color);
		this.graphics.setColor(new Color(lightness, lightness, lightness));
		return true;
	}

	private boolean begin(Rectangle2D bounds, double alpha) {
		Rectangle2D clip = clip();
		Rectangle2D visible = clip.createIntersection(bounds);
		if (visible.getWidth() < 0 || visible.getHeight() < 0 || clip.isEmpty() || alpha < INVISIBLE) {
			return false;
		}
		this.effort.spendOnPixels(visible.getWidth() * visible.getHeight() * this.scale * this.scale);
		this.graphics.setClip(clip);
		this.graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) Math.min(alpha, 1)));
		return true;
	}

	private static Rectangle2D grown(Rectangle2D bounds, double by) {
		return new Rectangle2D.Double(bounds.getX() - by, bounds.getY() - by, bounds.getWidth() + 2 * by,
				bounds.getHeight() + 2 * by);
	}

	private Rectangle2D clip() {
		return getGraphicsState().getCurrentClippingPath().getBounds2D();
	}

	@Override
	protected void showFontGlyph(Matrix matrix, PDFont font, int code, Vector displacement) {
		this.effort.spend(4);
		RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
		String text = font.toUnicode(code);
		if ((!mode.isFill() && !mode.isStroke()) || ((text != null) ? text.isBlank() : code == ' ')) {
			return;
		}
		double width = (displacement.getX() != 0) ? displacement.getX() : 0.8;
		Rectangle2D box = new Rectangle2D.Double(0.05 * width, 0, 0.9 * width, 0.65);
		Shape shape = matrix.createAffineTransform().createTransformedShape(box);
		PDGraphicsState state = getGraphicsState();
		fill(new Path2D.Double(shape), mode.isFill() ? state.getNonStrokingColor() : state.getStrokingColor(),
				mode.isFill() ? state.getNonStrokeAlphaConstant() : state.getAlphaConstant());
	}

	@Override
	protected void showType3Glyph(Matrix matrix, PDType3Font font, int code, Vector displacement) throws IOException {
		this.effort.spend(10);
		if (this.glyphDepth < DEEPEST_GLYPH
				&& getGraphicsState().getTextState().getRenderingMode() != RenderingMode.NEITHER) {
			this.glyphDepth++;
			super.showType3Glyph(matrix, font, code, displacement);
			this.glyphDepth--;
		}
	}

	@Override
	public void drawImage(PDImage image) throws IOException {
		COSStream stream = ((PDImageXObject) image).getCOSObject();
		draw(new PictureReader(stream, getResources(), this.effort), stream.createRawInputStream());
	}

	private void drawInlineImage(Operator operator) throws IOException {
		if (operator.getImageData() != null && operator.getImageParameters() != null) {
			draw(new PictureReader(operator.getImageParameters(), getResources(), this.effort),
					new ByteArrayInputStream(operator.getImageData()));
		}
	}

	private void draw(PictureReader reader, InputStream encoded) throws IOException {
		AffineTransform square = getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
		double width = Math.hypot(square.getScaleX(), square.getShearY()) * this.scale;
		double height = Math.hypot(square.getShearX(), square.getScaleY()) * this.scale;
		Rectangle2D bounds = square.createTransformedShape(new Rectangle2D.Double(0, 0, 1, 1)).getBounds2D();
		if (!(Math.max(width, height) < FARTHEST)) {
			throw new IOException("An image is larger than any page");
		}
		double alpha = getGraphicsState().getNonStrokeAlphaConstant();
		if (begin(bounds, alpha)) {
			Picture picture = reader.read(encoded, width, height);
			float lightness = Ink.lightness(getGraphicsState().getNonStrokingColor());
			picture.paint(this.graphics, square, Math.round(lightness * 255), width > picture.width());
		}
	}

}
