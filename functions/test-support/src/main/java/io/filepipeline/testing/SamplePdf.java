package io.filepipeline.testing;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * Makes docs/sample.pdf, the document of the README: a cover, a page that links to the
 * next, and a page with a form.
 */
public final class SamplePdf {

	private static final Color INK = new Color(0x1F2A44);

	private static final Color[] BARS = { new Color(0x2F6FED), new Color(0x12A594), new Color(0xE5484D) };

	private static final List<String> TITLES = List.of("File pipeline", "Upload, record, split", "A form that stays");

	private static final List<String> TEXTS = List.of("Three pages to try the pipeline with.",
			"The link below works in every part that holds both pages.",
			"A part that holds this page keeps its form field.");

	/** Where the language for tests puts links and fields, at this height. */
	private static final List<String> LABELS = List.of("", "To the form", "Your name, please:");

	private SamplePdf() {
	}

	/**
	 * Writes the sample.
	 * @param arguments the file to write
	 */
	public static void main(String[] arguments) throws IOException {
		byte[] pdf = new PdfBuilder(0).with(SamplePdf::pages)
			.title("File pipeline sample")
			.bookmark(TITLES.get(0), 0)
			.bookmark(TITLES.get(1), 1)
			.bookmark(TITLES.get(2), 2)
			.link(1, 2)
			.textField(2, "name", "Type here")
			.toBytes();
		Files.write(Path.of(arguments[0]), pdf);
	}

	private static void pages(PDDocument document) throws IOException {
		PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
		PDFont regular = new PDType1Font(FontName.HELVETICA);
		for (int i = 0; i < TITLES.size(); i++) {
			PDPage page = new PDPage(PDRectangle.A4);
			document.addPage(page);
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.setNonStrokingColor(BARS[i]);
				content.addRect(0, 640, PDRectangle.A4.getWidth(), 202);
				content.fill();
				write(content, bold, 34, Color.WHITE, 700, TITLES.get(i));
				write(content, regular, 15, INK, 606, TEXTS.get(i));
				write(content, regular, 12, INK, 565, LABELS.get(i));
				write(content, regular, 11, INK, 60, "Page " + i + " of the sample, counted from 0");
			}
		}
	}

	private static void write(PDPageContentStream content, PDFont font, int size, Color color, int y, String text)
			throws IOException {
		content.beginText();
		content.setFont(font, size);
		content.setNonStrokingColor(color);
		content.newLineAtOffset(72, y);
		content.showText(text);
		content.endText();
	}

}
