package io.filepipeline.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A document in the making. Pages are zero-based; features are added in the order of the
 * calls.
 */
public final class PdfBuilder {

	private final int pages;

	private final List<Feature> features = new ArrayList<>();

	PdfBuilder(int pages) {
		this.pages = pages;
	}

	/** Anything that the language has no word for. */
	public PdfBuilder with(Feature feature) {
		this.features.add(feature);
		return this;
	}

	/** A link to a page by the page itself. */
	public PdfBuilder link(int from, int to) {
		return with((document) -> Links.explicit(document, from, to));
	}

	/** A link to a page by an action whose destination has a name. */
	public PdfBuilder namedLink(int from, int to) {
		return with((document) -> Links.named(document, from, to));
	}

	public PdfBuilder webLink(int from, String uri) {
		return with((document) -> Links.web(document, from, uri));
	}

	/** A link that runs a script when clicked, and a page that does when opened. */
	public PdfBuilder script(int page, String script) {
		return with((document) -> Scripts.add(document, page, script));
	}

	/** A text field; dots in the name make fields above it. */
	public PdfBuilder textField(int page, String name, String value) {
		return with((document) -> FormFields.text(document, page, name, value));
	}

	public PdfBuilder checkBox(int page, String name, boolean checked) {
		return with((document) -> FormFields.checkBox(document, page, name, checked));
	}

	public PdfBuilder bookmark(String title, int page) {
		return with((document) -> Structure.bookmark(document, title, page));
	}

	/** Labels the pages prefix-1, prefix-2 and so on. */
	public PdfBuilder pageLabels(String prefix) {
		return with((document) -> Structure.labels(document, prefix));
	}

	/** A structure tree with a paragraph for each page. */
	public PdfBuilder tagged() {
		return with(Structure::tags);
	}

	public PdfBuilder attachment(String name, String text) {
		return with((document) -> Structure.attachment(document, name, text));
	}

	/** A square on a layer of its own. */
	public PdfBuilder layer(int page, String name, boolean visible) {
		return with((document) -> Drawings.layer(document, page, name, visible));
	}

	/** A line of text more, in the middle of a page. */
	public PdfBuilder text(int page, String text) {
		return with((document) -> Drawings.text(document, page, text));
	}

	/** A page that shows nothing. */
	public PdfBuilder blank(int page) {
		return with((document) -> Sheets.blank(document, page));
	}

	/** A page that shows a QR code and nothing else. */
	public PdfBuilder qrCode(int page, String content) {
		return with((document) -> Sheets.qrCode(document, page, content));
	}

	/** A page that shows an image in JPEG 2000 and nothing else, which few can decode. */
	public PdfBuilder jpeg2000(int page) {
		return with((document) -> Sheets.jpeg2000(document, page));
	}

	/** One image that all pages show. */
	public PdfBuilder sharedImage() {
		return with(Drawings::sharedImage);
	}

	/** Size, rotation and resources come from the node above the pages. */
	public PdfBuilder inheritedAttributes(int rotation) {
		return with((document) -> PageNodes.inherit(document, rotation));
	}

	public PdfBuilder title(String title) {
		return with((document) -> document.getDocumentInformation().setTitle(title));
	}

	/** Opens with either password; an empty one for users means without. */
	public PdfBuilder encrypted(String user, String owner) {
		return with((document) -> Protection.protect(document, user, owner));
	}

	public byte[] toBytes() {
		try (PDDocument document = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
			for (int i = 0; i < this.pages; i++) {
				Drawings.page(document, i);
			}
			for (Feature feature : this.features) {
				feature.addTo(document);
			}
			document.save(bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Writes the document and returns the file. */
	public Path writeTo(Path file) {
		try {
			return Files.write(file, toBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Something that a document has besides its pages.
	 */
	@FunctionalInterface
	public interface Feature {

		void addTo(PDDocument document) throws IOException;

	}

}
