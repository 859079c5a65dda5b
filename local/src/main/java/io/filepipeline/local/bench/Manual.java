package io.filepipeline.local.bench;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;

/**
 * A document with many pages and more links, for those who have none at hand.
 */
final class Manual {

	private static final int PAGES = 1000;

	private static final int LINES = 40;

	private Manual() {
	}

	static Path write(Path file) throws IOException {
		try (PDDocument document = new PDDocument()) {
			for (int i = 0; i < PAGES; i++) {
				document.addPage(new PDPage(PDRectangle.A4));
			}
			PDType1Font font = new PDType1Font(FontName.HELVETICA);
			int number = 0;
			for (PDPage page : document.getPages()) {
				write(document, page, font, number++);
			}
			document.save(file.toFile());
		}
		return file;
	}

	private static void write(PDDocument document, PDPage page, PDType1Font font, int number) throws IOException {
		try (PDPageContentStream content = new PDPageContentStream(document, page)) {
			for (int line = 0; line < LINES; line++) {
				int target = (number * 31 + line * 97) % PAGES;
				content.beginText();
				content.setFont(font, 11);
				content.newLineAtOffset(50, 800 - 18 * line);
				content.showText("Line " + line + " of page " + number + " refers to page " + target);
				content.endText();
				if (line % 8 == 0) {
					page.getAnnotations().add(link(document.getPage(target), 796 - 18 * line));
				}
			}
		}
	}

	private static PDAnnotationLink link(PDPage target, int height) {
		PDAnnotationLink link = new PDAnnotationLink();
		link.setRectangle(new PDRectangle(50, height, 300, 14));
		PDPageFitDestination destination = new PDPageFitDestination();
		destination.setPage(target);
		link.setDestination(destination);
		return link;
	}

}
