package io.filepipeline.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;

/**
 * What pages show.
 */
final class Drawings {

	private Drawings() {
	}

	static void page(PDDocument document, int number) throws IOException {
		PDPage page = new PDPage();
		document.addPage(page);
		try (PDPageContentStream content = new PDPageContentStream(document, page)) {
			content.beginText();
			content.setFont(new PDType1Font(FontName.HELVETICA), 40);
			content.newLineAtOffset(60, 700);
			content.showText("Page " + number);
			content.endText();
			content.setNonStrokingColor(Color.getHSBColor(number * 0.13f, 1, 0.8f));
			content.addRect(60, 600, 20 + number % 20 * 22, 40);
			content.fill();
		}
	}

	static void text(PDDocument document, int page, String text) throws IOException {
		try (PDPageContentStream content = append(document, document.getPage(page))) {
			content.beginText();
			content.setFont(new PDType1Font(FontName.HELVETICA), 12);
			content.newLineAtOffset(60, 400);
			content.showText(text);
			content.endText();
		}
	}

	static void layer(PDDocument document, int page, String name, boolean visible) throws IOException {
		PDOptionalContentProperties layers = document.getDocumentCatalog().getOCProperties();
		if (layers == null) {
			layers = new PDOptionalContentProperties();
			document.getDocumentCatalog().setOCProperties(layers);
		}
		PDOptionalContentGroup layer = new PDOptionalContentGroup(name);
		layers.addGroup(layer);
		layers.setGroupEnabled(layer, visible);
		try (PDPageContentStream content = append(document, document.getPage(page))) {
			content.beginMarkedContent(COSName.OC, layer);
			content.addRect(200, 200, 200, 200);
			content.fill();
			content.endMarkedContent();
		}
	}

	static void sharedImage(PDDocument document) throws IOException {
		BufferedImage pixels = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < 64 * 64; i++) {
			pixels.setRGB(i % 64, i / 64, i * 0x9E3779B1);
		}
		PDImageXObject image = LosslessFactory.createFromImage(document, pixels);
		for (PDPage page : document.getPages()) {
			try (PDPageContentStream content = append(document, page)) {
				content.drawImage(image, 60, 420, 120, 120);
			}
		}
	}

	private static PDPageContentStream append(PDDocument document, PDPage page) throws IOException {
		return new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
	}

}
