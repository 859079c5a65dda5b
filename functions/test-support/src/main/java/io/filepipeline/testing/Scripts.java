package io.filepipeline.testing;

import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDPageAdditionalActions;

/**
 * Scripts, in the places from which they start.
 */
final class Scripts {

	private Scripts() {
	}

	static void add(PDDocument document, int page, String script) throws IOException {
		PDActionJavaScript action = new PDActionJavaScript(script);
		Links.add(document, page).setAction(action);
		PDPageAdditionalActions opening = new PDPageAdditionalActions();
		opening.setO(action);
		document.getPage(page).setActions(opening);
		document.getDocumentCatalog().setOpenAction(action);
	}

}
