package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The structure of a document in one line: roles, and in brackets what is below them. Of
 * content the page and its number, with an {@code f} if it is in a form; of annotations,
 * forms and images their subtype. That all content finds its element is asserted on the
 * way.
 */
final class Tags {

	private static final COSName STREAM = COSName.getPDFName("Stm");

	private final PDDocument document;

	private final PDStructureTreeRoot root;

	private Tags(PDDocument document) {
		this.document = document;
		this.root = document.getDocumentCatalog().getStructureTreeRoot();
	}

	static String tree(byte[] pdf) {
		StringBuilder text = new StringBuilder();
		assertThatPdf(pdf).inspect((document) -> {
			Tags tags = new Tags(document);
			text.append(tags.describe(tags.root, null));
		});
		return text.toString();
	}

	private String describe(PDStructureNode node, PDPage page) throws IOException {
		List<String> kids = new ArrayList<>();
		for (Object kid : node.getKids()) {
			if (kid instanceof PDStructureElement element) {
				assertThat(element.getParent().getCOSObject()).isSameAs(node.getCOSObject());
				kids.add(element.getStructureType() + "(" + describe(element, element.getPage()) + ")");
			}
			else if (kid instanceof PDMarkedContentReference content) {
				COSDictionary form = content.getCOSObject().getCOSDictionary(STREAM);
				PDPage shown = (content.getPage() != null) ? content.getPage() : page;
				check(node, (form != null) ? form : shown.getCOSObject(), content.getMCID());
				kids.add(number(shown) + "." + content.getMCID() + ((form != null) ? "f" : ""));
			}
			else if (kid instanceof PDObjectReference object) {
				kids.add(describeObject(node, object));
			}
			else {
				check(node, page.getCOSObject(), (Integer) kid);
				kids.add(number(page) + "." + kid);
			}
		}
		return String.join(" ", kids);
	}

	private String describeObject(PDStructureNode node, PDObjectReference reference) throws IOException {
		COSDictionary object = reference.getCOSObject().getCOSDictionary(COSName.OBJ);
		assertThat(parents(object, COSName.STRUCT_PARENT).getCOSObject()).isSameAs(node.getCOSObject());
		return (reference.getReferencedObject() instanceof PDAnnotation annotation) ? annotation.getSubtype()
				: number(reference.getPage()) + "." + object.getNameAsString(COSName.SUBTYPE);
	}

	private int number(PDPage page) {
		return this.document.getPages().indexOf(page);
	}

	private void check(PDStructureNode node, COSDictionary container, int content) throws IOException {
		COSArray parents = (COSArray) parents(container, COSName.STRUCT_PARENTS).getCOSObject();
		assertThat(parents.getObject(content)).isSameAs(node.getCOSObject());
	}

	private PDParentTreeValue parents(COSDictionary content, COSName key) throws IOException {
		return (PDParentTreeValue) this.root.getParentTree().getValue(content.getInt(key));
	}

}
