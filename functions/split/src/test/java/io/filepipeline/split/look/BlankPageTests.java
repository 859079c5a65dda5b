package io.filepipeline.split.look;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;

import com.google.zxing.BarcodeFormat;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dust is nothing, a page number is something.
 */
class BlankPageTests {

	private static boolean isBlank(byte[] source) {
		return Looking.isBlank(source, 0);
	}

	private static boolean isBlank(Canvas.Painting painting) {
		return isBlank(Canvas.page(painting));
	}

	private static Canvas.Painting text(String text, float size, Color color) {
		return (document, page, content) -> {
			content.setNonStrokingColor(color);
			content.beginText();
			content.setFont(new PDType1Font(FontName.HELVETICA), size);
			content.newLineAtOffset(300, 30);
			content.showText(text);
			content.endText();
		};
	}

	private static Canvas.Painting image(BufferedImage image) {
		return (document, page, content) -> content.drawImage(JPEGFactory.createFromImage(document, image, 0.8f), 0, 0,
				595, 842);
	}

	@Test
	void withoutContent() {
		assertThat(isBlank((document, page, content) -> {
		})).isTrue();
		assertThat(isBlank(raw("", ""))).isTrue();
	}

	@Test
	void withNothingButWhite() {
		assertThat(isBlank(text("White", 40, Color.WHITE))).isTrue();
		assertThat(isBlank(text("   ", 40, Color.BLACK))).isTrue();
		assertThat(isBlank((document, page, content) -> {
			content.setNonStrokingColor(new Color(250, 250, 245));
			content.addRect(0, 0, 595, 842);
			content.fill();
		})).isTrue();
	}

	@Test
	void withTextThatNobodySees() {
		assertThat(isBlank((document, page, content) -> {
			content.beginText();
			content.setFont(new PDType1Font(FontName.HELVETICA), 40);
			content.setRenderingMode(RenderingMode.NEITHER);
			content.showText("recognised");
			content.endText();
		})).isTrue();
		assertThat(isBlank(raw("", "q 0 0 0 0 re W n 0 0 99 99 re f Q 500 500 9 9 re f"))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 200, 300, 600 })
	void scannedWithDust(int dpi) {
		BufferedImage paper = Canvas.dust(Canvas.scan(dpi, 1), 40, Math.max(1, dpi / 60), 2);

		assertThat(isBlank(image(paper))).isTrue();
	}

	@Test
	void scannedWithAShadowAtTheEdge() {
		BufferedImage paper = Canvas.scan(150, 3);
		for (int y = 0; y < paper.getHeight(); y++) {
			for (int x = 0; x < 15; x++) {
				paper.getRaster().setSample(x, y, 0, 20);
			}
		}

		assertThat(isBlank(image(paper))).isTrue();
	}

	@Test
	void scannedInBlackAndWhite() {
		assertThat(isBlank((document, page, content) -> content.drawImage(
				CCITTFactory.createFromImage(document, Canvas.bilevel(Canvas.dust(Canvas.scan(300, 1), 40, 4, 2))), 0,
				0, 595, 842)))
			.isTrue();
	}

	@Test
	void notWithAPageNumber() {
		assertThat(isBlank(text("7", 10, Color.BLACK))).isFalse();
		assertThat(isBlank(text("7", 7, Color.DARK_GRAY))).isFalse();
		assertThat(isBlank(text("7", 10, Color.RED))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 200, 300, 600 })
	void notScannedWithAPageNumber(int dpi) {
		BufferedImage paper = seven(Canvas.dust(Canvas.scan(dpi, 1), 20, Math.max(1, dpi / 75), 2), dpi);

		assertThat(isBlank(image(paper))).isFalse();
		assertThat(isBlank((document, page, content) -> content
			.drawImage(CCITTFactory.createFromImage(document, Canvas.bilevel(paper)), 0, 0, 595, 842))).isFalse();
	}

	/** A 7 of 10 points, with strokes of one. */
	private static BufferedImage seven(BufferedImage paper, int dpi) {
		Graphics2D graphics = paper.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setColor(new Color(40, 40, 40));
		graphics.scale(dpi / 72.0, dpi / 72.0);
		graphics.setStroke(new BasicStroke(1));
		graphics.draw(new Line2D.Double(300, 800, 305, 800));
		graphics.draw(new Line2D.Double(305, 800, 302, 807));
		graphics.dispose();
		return paper;
	}

	@Test
	void notWithMuchDust() {
		assertThat(isBlank(image(Canvas.dust(Canvas.scan(200, 1), 2000, 3, 2)))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.1 w 50 50 m 150 150 l S", "50 50 100 0.01 re f", "50 50 0.01 100 re f", "/Sh sh",
			"/Pattern cs /P scn 50 50 50 50 re f", "0 1 0 rg 50 50 50 50 re f", "0 0 0 .8 k 50 50 9 9 re f",
			"/Spot cs 1 scn 50 50 50 50 re f", "/Unknown Do", "/Spot CS 1 SCN 9 w 50 50 m 150 150 l S",
			"q 50 0 0 50 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI Q",
			"q 50 0 0 50 50 50 cm BI /W 8 /H 1 /IM true ID \0 EI Q" })
	void notWithAnythingElse(String content) {
		String resources = "/ColorSpace<</Spot[/Separation/Gold/DeviceCMYK<</FunctionType 2/N 1/Domain[0 1]>>]>>"
				+ "/Pattern<</P<</PatternType 2/Shading<<>>>>>>/Shading<</Sh<<>>>>";

		assertThat(isBlank(raw(resources, content))).isFalse();
	}

	@Test
	void notWithAnAnnotation() {
		assertThat(isBlank(Pdfs.document(1).textField(0, "name", "value").toBytes())).isFalse();
	}

	@Test
	void notWithAnImageThatNobodyCanDecode() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R"
					+ "/Resources<</XObject<</I 5 0 R>>>>>>")
			.stream("", "q 99 0 0 99 0 0 cm /I Do Q".getBytes(StandardCharsets.US_ASCII))
			.stream("/Subtype/Image/Width 9/Height 9/Filter/JPXDecode", new byte[99])
			.toBytes();

		assertThat(isBlank(source)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 90, 180, 270 })
	void whateverWayItIsTurned(int rotation) {
		assertThat(isBlank((document, page, content) -> {
			page.setRotation(rotation);
			text("7", 10, Color.BLACK).paint(document, page, content);
		})).isFalse();
		assertThat(isBlank((document, page, content) -> {
			page.setRotation(rotation);
			Canvas.draw(content, Canvas.code(BarcodeFormat.QR_CODE, "x"), 100, 900, 3);
		})).isTrue();
	}

	private static byte[] raw(String resources, String content) {
		return new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<<" + resources + ">>>>")
			.stream("", content.getBytes(StandardCharsets.ISO_8859_1))
			.toBytes();
	}

}
