package io.filepipeline.testing;

import java.io.IOException;
import java.util.List;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceEntry;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/**
 * Form fields, each with one widget that is one object with it.
 */
final class FormFields {

	private FormFields() {
	}

	static void text(PDDocument document, int page, String name, String value) throws IOException {
		PDTextField field = new PDTextField(form(document));
		place(document, page, field, name);
		field.setValue(value);
	}

	static void checkBox(PDDocument document, int page, String name, boolean checked) throws IOException {
		PDCheckBox field = new PDCheckBox(form(document));
		PDAnnotationWidget widget = place(document, page, field, name);
		PDAppearanceDictionary looks = new PDAppearanceDictionary();
		COSDictionary states = new COSDictionary();
		for (String state : List.of("Yes", "Off")) {
			PDAppearanceStream look = new PDAppearanceStream(document);
			look.setBBox(new PDRectangle(20, 20));
			look.getStream().createOutputStream().close();
			states.setItem(COSName.getPDFName(state), look);
		}
		looks.setNormalAppearance(new PDAppearanceEntry(states));
		widget.setAppearance(looks);
		if (checked) {
			field.check();
		}
		else {
			field.unCheck();
		}
	}

	private static PDAcroForm form(PDDocument document) {
		PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
		if (form == null) {
			form = new PDAcroForm(document);
			PDResources resources = new PDResources();
			resources.put(COSName.HELV, new PDType1Font(FontName.HELVETICA));
			form.setDefaultResources(resources);
			form.setDefaultAppearance("/Helv 12 Tf 0 g");
			document.getDocumentCatalog().setAcroForm(form);
		}
		return form;
	}

	private static PDAnnotationWidget place(PDDocument document, int number, PDTerminalField field, String name)
			throws IOException {
		attach(form(document), field, name);
		PDPage page = document.getPage(number);
		PDAnnotationWidget widget = field.getWidgets().get(0);
		widget.setRectangle(new PDRectangle(300, 560 - 30 * page.getAnnotations().size(), 150, 20));
		widget.setPage(page);
		widget.setPrinted(true);
		var annotations = page.getAnnotations();
		annotations.add(widget);
		page.setAnnotations(annotations);
		return widget;
	}

	private static void attach(PDAcroForm form, PDField field, String name) throws IOException {
		int dot = name.lastIndexOf('.');
		field.setPartialName(name.substring(dot + 1));
		if (dot < 0) {
			var fields = form.getFields();
			fields.add(field);
			form.setFields(fields);
			return;
		}
		PDField parent = form.getField(name.substring(0, dot));
		if (parent == null) {
			parent = new PDNonTerminalField(form);
			attach(form, parent, name.substring(0, dot));
		}
		COSArray kids = parent.getCOSObject().getCOSArray(COSName.KIDS);
		COSArray longer = (kids != null) ? kids : new COSArray();
		longer.add(field.getCOSObject());
		parent.getCOSObject().setItem(COSName.KIDS, longer);
		field.getCOSObject().setItem(COSName.PARENT, parent.getCOSObject());
	}

}
