package io.filepipeline.split.look;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
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
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Paints a page as far as needed to see where there is something: characters are boxes,
 * patterns and shadings are grey, clips are rectangles, and nothing is dashed, blended or
 * masked but images. PDFBox's own renderer takes any time and memory that a page asks
 * for.
 */
final class PagePainter extends PDFGraphicsStreamEngine {

	private static final int DEEPEST_GLYPH = 4;

	private final Brush brush;

	private final PagePath path;

	private final Effort effort;

	private int glyphDepth;

	private boolean hidesSomething;

	/**
	 * Paints a page.
	 * @param scale how many pixels make a unit
	 */
	PagePainter(PDPage page, Graphics2D graphics, double scale, Effort effort) {
		super(page);
		this.brush = new Brush(graphics, scale, effort);
		this.path = new PagePath(scale, effort);
		this.effort = effort;
	}

	void paint() throws IOException {
		PlainFonts.use();
		processPage(getPage());
		for (PDAnnotation annotation : getPage().getAnnotations()) {
			this.effort.spend(10 + states(annotation));
			if (!annotation.isHidden() && !annotation.isNoView()) {
				showAnnotation(annotation);
			}
		}
	}

	/** All that an annotation may be in are read before one is shown. */
	private static int states(PDAnnotation annotation) {
		COSDictionary appearances = annotation.getCOSObject().getCOSDictionary(COSName.AP);
		COSDictionary normal = (appearances != null) ? appearances.getCOSDictionary(COSName.N) : null;
		return (normal != null) ? normal.size() : 0;
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
		this.effort.spendOnUnsupported(operator);
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
		this.path.moveTo(x, y);
	}

	@Override
	public void lineTo(float x, float y) {
		this.path.lineTo(x, y);
	}

	@Override
	public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
		this.path.curveTo(x1, y1, x2, y2, x3, y3);
	}

	@Override
	public @Nullable Point2D getCurrentPoint() {
		return this.path.end();
	}

	@Override
	public void closePath() {
		this.path.close();
	}

	@Override
	public void endPath() {
		this.path.reset();
	}

	@Override
	public void clip(int windingRule) {
		if (this.path.end() != null) {
			this.effort.spend(10);
			getGraphicsState().intersectClippingPath(this.path.around());
		}
	}

	@Override
	public void fillPath(int windingRule) {
		this.brush.fill(this.path.shape(windingRule), filling());
		this.path.reset();
	}

	@Override
	public void strokePath() {
		this.brush.stroke(this.path, PagePath.bounded(transformWidth(getGraphicsState().getLineWidth())), stroking());
		this.path.reset();
	}

	@Override
	public void fillAndStrokePath(int windingRule) {
		this.brush.fill(this.path.shape(windingRule), filling());
		strokePath();
	}

	@Override
	public void shadingFill(COSName name) {
		Brush.Paint grey = new Brush.Paint(0.5f, getGraphicsState().getNonStrokeAlphaConstant(), seen());
		this.brush.fill(grey.clip(), grey);
	}

	private Brush.Paint filling() {
		PDGraphicsState state = getGraphicsState();
		return new Brush.Paint(Ink.lightness(state.getNonStrokingColor()), state.getNonStrokeAlphaConstant(), seen());
	}

	private Brush.Paint stroking() {
		PDGraphicsState state = getGraphicsState();
		return new Brush.Paint(Ink.lightness(state.getStrokingColor()), state.getAlphaConstant(), seen());
	}

	private Rectangle2D seen() {
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
		this.brush.fill(shape, mode.isFill() ? filling() : stroking());
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
		this.brush.draw(reader, encoded, square, filling());
	}

}
