package io.filepipeline.split.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDestinationNameTreeNode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDFormContentStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDPageLabelRange;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDVariableText;

/**
 * A document that tells of everything to which page it belongs.
 */
final class MarkedDocument {

	/** What a part with the page has. */
	static final List<String> KEPT = List.of("text", "note", "field", "value", "uri", "title", "layer", "file", "label",
			"image", "font", "alternative", "figure", "empty", "destination", "default");

	/** What no part has. */
	static final List<String> DROPPED = List.of("piece", "metadata");

	private final PDDocument document;

	private final Sharing sharing;

	/** What all pages have, or at least its lists. */
	private final PDResources shared = new PDResources();

	private final List<PDFormXObject> forms = new ArrayList<>();

	private final PDDestinationNameTreeNode destinations = new PDDestinationNameTreeNode();

	private final PDStructureTreeRoot structure = new PDStructureTreeRoot();

	private final COSArray parents = new COSArray();

	private final Map<String, PDPageDestination> names = new TreeMap<>();

	private MarkedDocument(PDDocument document, Sharing sharing) {
		this.document = document;
		this.sharing = sharing;
	}

	/** How everything of a page begins: too long to stand anywhere by chance. */
	static String prefix(int page) {
		return "OfPage" + page + "-";
	}

	/** What stands for something of a page. */
	static String marker(int page, String what) {
		return prefix(page) + what;
	}

	/**
	 * Builds one.
	 * @param sharing what of their resources is the same for all pages
	 */
	static byte[] of(int pages, Sharing sharing) {
		PdfBuilder builder = Pdfs.document(pages)
			.attachment("OfAllPages-file", "OfAllPages-text")
			.namedLink(0, pages - 1);
		for (int page = 0; page < pages; page++) {
			builder.textField(page, marker(page, "field"), marker(page, "value")).bookmark(marker(page, "title"), page);
		}
		return builder.with((document) -> new MarkedDocument(document, sharing).mark()).toBytes();
	}

	private void mark() throws IOException {
		this.document.getDocumentCatalog().setOCProperties(new PDOptionalContentProperties());
		PDPageLabels labels = new PDPageLabels(this.document);
		for (int number = 0; number < this.document.getNumberOfPages(); number++) {
			PDPage page = this.document.getPage(number);
			if (this.sharing != Sharing.NOTHING && !this.sharing.isOfForms()) {
				page.setResources(this.shared);
			}
			tag(number, page, draw(number, page));
			annotate(number, page);
			fill(number);
			PDPageLabelRange range = new PDPageLabelRange();
			range.setPrefix(marker(number, "label"));
			labels.setLabelItem(number, range);
			PDPageFitDestination destination = new PDPageFitDestination();
			destination.setPage(page);
			this.names.put(marker(number, "destination"), destination);
			COSDictionary piece = new COSDictionary();
			piece.setString("Piece", marker(number, "piece"));
			page.getCOSObject().setItem("PieceInfo", piece);
			page.setMetadata(
					new PDMetadata(this.document, new ByteArrayInputStream(bytes(marker(number, "metadata")))));
		}
		if (this.sharing == Sharing.LISTS || this.sharing == Sharing.ENTRIES) {
			for (PDPage page : this.document.getPages()) {
				page.setResources(copyOfShared());
			}
		}
		this.forms.forEach((form) -> form.setResources(copyOfShared()));
		this.document.getDocumentCatalog().setPageLabels(labels);
		COSDictionary tree = new COSDictionary();
		tree.setItem(COSName.NUMS, this.parents);
		this.structure.getCOSObject().setItem(COSName.PARENT_TREE, tree);
		this.document.getDocumentCatalog().setStructureTreeRoot(this.structure);
		this.destinations.setNames(this.names);
		PDDocumentNameDictionary all = this.document.getDocumentCatalog().getNames();
		all.setDests(this.destinations);
	}

	/** Other resources with the same lists, or other lists of the same. */
	private PDResources copyOfShared() {
		COSDictionary copy = new COSDictionary(this.shared.getCOSObject());
		if (this.sharing == Sharing.ENTRIES || this.sharing == Sharing.ENTRIES_OF_FORMS) {
			for (COSName kind : List.copyOf(copy.keySet())) {
				COSDictionary list = new COSDictionary(copy.getCOSDictionary(kind));
				list.setDirect(true);
				copy.setItem(kind, list);
			}
			copy.setDirect(true);
		}
		return new PDResources(copy);
	}

	/** Returns the form or the image on the page. */
	private PDXObject draw(int number, PDPage page) throws IOException {
		PDOptionalContentGroup layer = new PDOptionalContentGroup(marker(number, "layer"));
		this.document.getDocumentCatalog().getOCProperties().addGroup(layer);
		PDType1Font font = new PDType1Font(Standard14Fonts.FontName.COURIER);
		PDImageXObject image = image(marker(number, "image"));
		PDXObject drawn = image;
		try (PDPageContentStream content = new PDPageContentStream(this.document, page,
				PDPageContentStream.AppendMode.OVERWRITE, number % 2 == 0)) {
			content.beginMarkedContent(COSName.OC, layer);
			content.beginMarkedContent(COSName.P, 0);
			content.beginText();
			content.setFont(this.sharing.isOfForms() ? new PDType1Font(Standard14Fonts.FontName.HELVETICA) : font, 12);
			content.newLineAtOffset(50, 50);
			content.showText(marker(number, "text"));
			content.endText();
			content.endMarkedContent();
			content.endMarkedContent();
			if (this.sharing.isOfForms()) {
				PDFormXObject form = form(font, image);
				content.drawForm(form);
				drawn = form;
			}
			else {
				content.drawImage(image, 10, 10);
			}
		}
		font.getCOSObject().setName(COSName.BASE_FONT, marker(number, "font"));
		return drawn;
	}

	private PDFormXObject form(PDType1Font font, PDImageXObject image) throws IOException {
		PDFormXObject form = new PDFormXObject(this.document);
		form.setBBox(PDRectangle.A4);
		form.setResources(this.shared);
		try (PDFormContentStream content = new PDFormContentStream(form)) {
			content.beginMarkedContent(COSName.P, 0);
			content.beginText();
			content.setFont(font, 12);
			content.newLineAtOffset(50, 90);
			content.showText("in a form");
			content.endText();
			content.drawImage(image, 10, 10);
			content.endMarkedContent();
		}
		this.forms.add(form);
		return form;
	}

	private void tag(int number, PDPage page, PDXObject drawn) {
		PDStructureElement paragraph = element("P", page, marker(number, "alternative"));
		paragraph.appendKid(0);
		PDStructureElement empty = new PDStructureElement("Span", paragraph);
		empty.setAlternateDescription(marker(number, "empty"));
		paragraph.appendKid(empty);
		page.setStructParents(2 * number);
		addParent(2 * number, arrayOf(paragraph));
		PDStructureElement figure = element("Figure", page, marker(number, "figure"));
		int key = 2 * number + 1;
		if (drawn instanceof PDFormXObject form) {
			COSDictionary content = new COSDictionary();
			content.setItem(COSName.TYPE, COSName.getPDFName("MCR"));
			content.setItem("Stm", form);
			content.setInt(COSName.MCID, 0);
			figure.getCOSObject().setItem(COSName.K, content);
			form.setStructParents(key);
			addParent(key, arrayOf(figure));
		}
		else {
			PDObjectReference reference = new PDObjectReference();
			reference.setReferencedObject(drawn);
			figure.appendKid(reference);
			drawn.getCOSObject().setInt(COSName.STRUCT_PARENT, key);
			addParent(key, figure.getCOSObject());
		}
	}

	private PDStructureElement element(String type, PDPage page, String alternative) {
		PDStructureElement element = new PDStructureElement(type, this.structure);
		element.setPage(page);
		element.setAlternateDescription(alternative);
		this.structure.appendKid(element);
		return element;
	}

	private static COSArray arrayOf(PDStructureElement element) {
		COSArray contents = new COSArray();
		contents.add(element);
		return contents;
	}

	private void addParent(int key, COSBase value) {
		this.parents.add(COSInteger.get(key));
		this.parents.add(value);
	}

	private PDImageXObject image(String marker) throws IOException {
		COSStream stream = this.document.getDocument().createCOSStream();
		stream.setItem(COSName.TYPE, COSName.XOBJECT);
		stream.setItem(COSName.SUBTYPE, COSName.IMAGE);
		stream.setInt(COSName.WIDTH, marker.length());
		stream.setInt(COSName.HEIGHT, 1);
		stream.setInt(COSName.BITS_PER_COMPONENT, 8);
		stream.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
		try (OutputStream out = stream.createOutputStream()) {
			out.write(bytes(marker));
		}
		return (PDImageXObject) PDImageXObject.createXObject(stream, null);
	}

	private void annotate(int number, PDPage page) throws IOException {
		List<PDAnnotation> annotations = new ArrayList<>(page.getAnnotations());
		PDAnnotationText note = new PDAnnotationText();
		note.setContents(marker(number, "note"));
		annotations.add(note);
		PDAnnotationLink web = new PDAnnotationLink();
		PDActionURI address = new PDActionURI();
		address.setURI("https://" + marker(number, "uri") + ".example/");
		web.setAction(address);
		annotations.add(web);
		for (int target = 0; target < this.document.getNumberOfPages(); target++) {
			PDAnnotationLink link = new PDAnnotationLink();
			link.setDestination(new PDNamedDestination(marker(target, "destination")));
			annotations.add(link);
		}
		PDEmbeddedFile file = new PDEmbeddedFile(this.document, new ByteArrayInputStream(bytes(marker(number, "file"))),
				COSName.FLATE_DECODE);
		PDComplexFileSpecification specification = new PDComplexFileSpecification();
		specification.setEmbeddedFile(file);
		PDAnnotationFileAttachment attachment = new PDAnnotationFileAttachment();
		attachment.setFile(specification);
		annotations.add(attachment);
		annotations.stream()
			.filter((annotation) -> annotation.getRectangle() == null)
			.forEach((annotation) -> annotation.setRectangle(new PDRectangle(20, 20, 10, 10)));
		page.setAnnotations(annotations);
	}

	/** Each field has a font of its own among those of the form. */
	private void fill(int number) {
		PDType1Font font = new PDType1Font(Standard14Fonts.FontName.COURIER);
		font.getCOSObject().setName(COSName.BASE_FONT, marker(number, "default"));
		PDAcroForm form = this.document.getDocumentCatalog().getAcroForm(null);
		form.getDefaultResources().put(COSName.getPDFName("Own" + number), font);
		PDVariableText field = (PDVariableText) form.getField(marker(number, "field"));
		field.setDefaultAppearance("/Own" + number + " 12 Tf 0 g");
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * What pages share of their resources.
	 */
	enum Sharing {

		/** Each has its own. */
		NOTHING,

		/**
		 * Each has its own, but their fonts, images and layers stand in the same lists.
		 */
		LISTS,

		/** Each has its own lists, but of the fonts, images and layers of all. */
		ENTRIES,

		/** They have the same. */
		ALL,

		/**
		 * Each has its own, with a form that has resources of its own. In these the fonts
		 * and images of all forms stand in the same lists.
		 */
		LISTS_OF_FORMS,

		/** The same, but the forms have lists of their own, of what all forms have. */
		ENTRIES_OF_FORMS;

		private boolean isOfForms() {
			return this == LISTS_OF_FORMS || this == ENTRIES_OF_FORMS;
		}

	}

}
