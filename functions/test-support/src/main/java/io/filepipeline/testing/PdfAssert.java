package io.filepipeline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/**
 * Assertions about a PDF.
 */
public final class PdfAssert extends AbstractAssert<PdfAssert, byte[]> {

	private PdfAssert(byte[] actual) {
		super(actual, PdfAssert.class);
	}

	/**
	 * Its name differs from AssertJ's so that a test can import both.
	 */
	public static PdfAssert assertThatPdf(byte[] actual) {
		return new PdfAssert(actual);
	}

	public static PdfAssert assertThatPdf(Path actual) {
		try {
			return new PdfAssert(Files.readAllBytes(actual));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public PdfAssert hasPages(int count) {
		return inspect((document) -> {
			Assertions.assertThat(document.getNumberOfPages()).as("declared pages").isEqualTo(count);
			Assertions.assertThat(document.getPages()).as("pages").hasSize(count);
		});
	}

	/** Its pages are these of a document made with {@link Pdfs}, in this order. */
	public PdfAssert showsPages(int... numbers) {
		List<String> expected = Arrays.stream(numbers).mapToObj((number) -> "Page " + number).toList();
		return inspect((document) -> Assertions.assertThat(Looks.headings(document)).isEqualTo(expected));
	}

	/** Its pages look exactly as these pages of another document. */
	public PdfAssert rendersLike(byte[] source, int... numbers) {
		return inspect((document) -> {
			try (PDDocument original = Loader.loadPDF(source)) {
				Looks.compare(document, original, numbers);
			}
		});
	}

	/** It has so many links to its own pages, and none that leads nowhere. */
	public PdfAssert hasWorkingLinks(int count) {
		return inspect((document) -> {
			LinkCount links = LinkCount.in(document);
			Assertions.assertThat(links.dangling()).as("dangling links").isZero();
			Assertions.assertThat(links.working()).as("working links").isEqualTo(count);
		});
	}

	public PdfAssert hasNoDanglingLinks() {
		return inspect(
				(document) -> Assertions.assertThat(LinkCount.in(document).dangling()).as("dangling links").isZero());
	}

	/** The full names of its fields that hold a value, in any order. */
	public PdfAssert hasFields(String... names) {
		return inspect((document) -> Assertions.assertThat(Values.of(document).keySet())
			.as("fields")
			.containsExactlyInAnyOrder(names));
	}

	public PdfAssert hasField(String name, String value) {
		return inspect(
				(document) -> Assertions.assertThat(Values.of(document)).as("fields").containsEntry(name, value));
	}

	/** No name or string in any of its objects is or contains this. */
	public PdfAssert mentionsNowhere(String text) {
		return inspect((document) -> Assertions.assertThat(Mentions.in(document))
			.as("names and strings")
			.noneMatch((mention) -> mention.contains(text)));
	}

	/** A name or string in one of its objects is or contains this. */
	public PdfAssert mentions(String text) {
		return inspect((document) -> Assertions.assertThat(Mentions.in(document))
			.as("names and strings")
			.anyMatch((mention) -> mention.contains(text)));
	}

	/** For what there is no other word. */
	public PdfAssert inspect(Inspection inspection) {
		isNotNull();
		try (PDDocument document = Loader.loadPDF(this.actual)) {
			inspection.look(document);
		}
		catch (IOException ex) {
			throw new AssertionError("Not a readable PDF", ex);
		}
		return this;
	}

	/**
	 * A look into the document.
	 */
	@FunctionalInterface
	public interface Inspection {

		void look(PDDocument document) throws IOException;

	}

}
