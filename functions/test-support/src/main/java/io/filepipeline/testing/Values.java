package io.filepipeline.testing;

import java.util.Map;
import java.util.TreeMap;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;

/**
 * What the form of a document holds.
 */
final class Values {

	private Values() {
	}

	/** The values by the full names of the fields. */
	static Map<String, String> of(PDDocument document) {
		Map<String, String> values = new TreeMap<>();
		PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
		if (form != null) {
			for (PDField field : form.getFieldTree()) {
				if (field instanceof PDTerminalField) {
					values.put(field.getFullyQualifiedName(), field.getValueAsString());
				}
			}
		}
		return values;
	}

}
