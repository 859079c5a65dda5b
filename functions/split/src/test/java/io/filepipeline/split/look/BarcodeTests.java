package io.filepipeline.split.look;

import java.awt.image.BufferedImage;
import java.util.List;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import io.filepipeline.testing.Pdfs;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A code is found however it got onto the page.
 */
class BarcodeTests {

	private static final String SEPARATOR = "https://example.com/separator?id=0198c1d2";

	private static final BitMatrix QR = Canvas.code(BarcodeFormat.QR_CODE, SEPARATOR);

	private static List<String> on(Canvas.Painting painting) {
		return Looking.barcodes(Canvas.page(painting), 0);
	}

	@Test
	void drawnAsSquares() {
		assertThat(on((document, page, content) -> Canvas.draw(content, QR, 100, 500, 3))).containsExactly(SEPARATOR);
	}

	@Test
	void asAnImageOfOnePixelForEachSquare() {
		assertThat(on((document, page, content) -> content
			.drawImage(LosslessFactory.createFromImage(document, image(QR)), 100, 500, 100, 100)))
			.containsExactly(SEPARATOR);
	}

	@ParameterizedTest
	@CsvSource({ "100,0", "200,0", "200,7", "200,90", "300,45", "300,183", "300,12", "600,271" })
	void scanned(int dpi, double degrees) {
		BufferedImage paper = Canvas.print(Canvas.dust(Canvas.scan(dpi, 1), 50, 2, 2), QR, dpi * 0.06, degrees);

		assertThat(on((document, page, content) -> content.drawImage(JPEGFactory.createFromImage(document, paper, 0.6f),
				0, 0, 595, 842)))
			.containsExactly(SEPARATOR);
	}

	@Test
	void scannedInBlackAndWhite() {
		BufferedImage paper = new BufferedImage(2481, 3507, BufferedImage.TYPE_BYTE_BINARY);
		paper.createGraphics().fillRect(0, 0, 2481, 3507);
		Canvas.print(paper, QR, 15, 3);

		assertThat(on((document, page, content) -> content.drawImage(CCITTFactory.createFromImage(document, paper), 0,
				0, 595, 842)))
			.containsExactly(SEPARATOR);
	}

	@ParameterizedTest
	@ValueSource(ints = { 90, 180, 270 })
	void onATurnedPage(int rotation) {
		assertThat(on((document, page, content) -> {
			page.setRotation(rotation);
			Canvas.draw(content, QR, 100, 500, 3);
		})).containsExactly(SEPARATOR);
	}

	@ParameterizedTest
	@CsvSource({ "CODE_128,Separator-1", "CODE_39,SEPARATOR", "EAN_13,4006381333931" })
	void ofAnotherKind(BarcodeFormat format, String text) {
		BitMatrix code = Canvas.code(format, text);

		assertThat(on((document, page, content) -> {
			// what is one row high is drawn higher
			for (int i = 0; i < ((code.getHeight() == 1) ? 20 : 1); i++) {
				Canvas.draw(content, code, 100, 500 + 2 * i, 2);
			}
		})).containsExactly(text);
	}

	@ParameterizedTest
	@CsvSource({ "150,0.03,0", "300,0.03,1.5", "300,0.03,92", "300,0.03,180", "300,0.03,270", "200,0.015,90" })
	void ofBarsThatAreScanned(int dpi, double inches, double degrees) {
		BitMatrix code = Canvas.code(BarcodeFormat.CODE_128, 40, "PATCHT");
		BufferedImage paper = Canvas.print(Canvas.scan(dpi, 1), code, dpi * inches, degrees);
		BufferedImage bilevel = Canvas.bilevel(paper);

		assertThat(on((document, page, content) -> content.drawImage(JPEGFactory.createFromImage(document, paper, 0.6f),
				0, 0, 595, 842)))
			.containsExactly("PATCHT");
		assertThat(on((document, page, content) -> content.drawImage(CCITTFactory.createFromImage(document, bilevel), 0,
				0, 595, 842)))
			.containsExactly("PATCHT");
	}

	@Test
	void severalFromTopToBottom() {
		assertThat(on((document, page, content) -> {
			Canvas.draw(content, Canvas.code(BarcodeFormat.QR_CODE, "bottom"), 300, 100, 3);
			Canvas.draw(content, Canvas.code(BarcodeFormat.QR_CODE, "top"), 100, 700, 3);
			Canvas.draw(content, Canvas.code(BarcodeFormat.QR_CODE, "middle"), 400, 400, 3);
		})).containsExactly("top", "middle", "bottom");
	}

	@Test
	void withTextAround() {
		byte[] source = Pdfs.document(1).with((document) -> {
			try (PDPageContentStream content = new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND,
					true, true)) {
				Canvas.draw(content, QR, 300, 300, 2);
			}
		}).toBytes();

		assertThat(Looking.barcodes(source, 0)).containsExactly(SEPARATOR);
	}

	@Test
	void noneWhereThereIsNone() {
		assertThat(Looking.barcodes(Pdfs.withPages(1), 0)).isEmpty();
		assertThat(on((document, page, content) -> {
		})).isEmpty();
	}

	private static BufferedImage image(BitMatrix code) {
		BufferedImage image = new BufferedImage(code.getWidth(), code.getHeight(), BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < code.getHeight(); y++) {
			for (int x = 0; x < code.getWidth(); x++) {
				image.setRGB(x, y, code.get(x, y) ? 0 : 0xFFFFFF);
			}
		}
		return image;
	}

}
