package io.filepipeline.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDPageLabelRange;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/**
 * What a document has beside its pages and refers to them.
 */
final class Structure {

	private Structure() {
	}

	static void bookmark(PDDocument document, String title, int page) {
		PDDocumentOutline outline = document.getDocumentCatalog().getDocumentOutline();
		if (outline == null) {
			outline = new PDDocumentOutline();
			document.getDocumentCatalog().setDocumentOutline(outline);
		}
		PDOutlineItem item = new PDOutlineItem();
		item.setTitle(title);
		item.setDestination(document.getPage(page));
		outline.addLast(item);
	}

	static void labels(PDDocument document, String prefix) {
		PDPageLabelRange range = new PDPageLabelRange();
		range.setPrefix(prefix + "-");
		range.setStyle(PDPageLabelRange.STYLE_DECIMAL);
		PDPageLabels labels = new PDPageLabels(document);
		labels.setLabelItem(0, range);
		document.getDocumentCatalog().setPageLabels(labels);
	}

	static void tags(PDDocument document) {
		PDStructureTreeRoot root = new PDStructureTreeRoot();
		document.getDocumentCatalog().setStructureTreeRoot(root);
		PDMarkInfo marked = new PDMarkInfo();
		marked.setMarked(true);
		document.getDocumentCatalog().setMarkInfo(marked);
		int number = 0;
		for (PDPage page : document.getPages()) {
			PDStructureElement paragraph = new PDStructureElement("P", root);
			paragraph.setPage(page);
			root.appendKid(paragraph);
			page.setStructParents(number++);
			COSArray beads = new COSArray();
			beads.add(paragraph.getCOSObject());
			page.getCOSObject().setItem(COSName.B, beads);
		}
	}

	static void attachment(PDDocument document, String name, String text) throws IOException {
		PDEmbeddedFile file = new PDEmbeddedFile(document,
				new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
		PDComplexFileSpecification specification = new PDComplexFileSpecification();
		specification.setFile(name);
		specification.setEmbeddedFile(file);
		PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
		files.setNames(Map.of(name, specification));
		PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
		names.setEmbeddedFiles(files);
		document.getDocumentCatalog().setNames(names);
	}

}
