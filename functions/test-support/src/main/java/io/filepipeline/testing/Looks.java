package io.filepipeline.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.Assertions;

/**
 * How pages look and read.
 */
final class Looks {

	/** Enough to see a missing image, font or border, and fast. */
	private static final float DPI = 36;

	private Looks() {
	}

	/** The first line of each page. */
	static List<String> headings(PDDocument document) throws IOException {
		List<String> headings = new ArrayList<>();
		for (int i = 1; i <= document.getNumberOfPages(); i++) {
			PDFTextStripper text = new PDFTextStripper();
			text.setStartPage(i);
			text.setEndPage(i);
			headings.add(text.getText(document).strip().lines().findFirst().orElse(""));
		}
		return headings;
	}

	static void compare(PDDocument actual, PDDocument expected, int... numbers) throws IOException {
		Assertions.assertThat(actual.getNumberOfPages()).as("pages").isEqualTo(numbers.length);
		for (int i = 0; i < numbers.length; i++) {
			Assertions.assertThat(pixels(actual, i))
				.as("look of page %d, which is page %d of the source", i, numbers[i])
				.isEqualTo(pixels(expected, numbers[i]));
		}
	}

	private static List<Integer> pixels(PDDocument document, int page) throws IOException {
		BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, DPI);
		int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
		List<Integer> described = new ArrayList<>(List.of(image.getWidth(), image.getHeight()));
		for (int pixel : pixels) {
			described.add(pixel);
		}
		return described;
	}

}
