package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Documents whose pages share resources, with the forms A, B, C and Form, which shows C,
 * and what a part has of them.
 */
final class SharedResources {

	static final COSName OBJECTS = COSName.XOBJECT;

	private SharedResources() {
	}

	/** Pages that share resources, which are theirs or those of the node above them. */
	static PdfBuilder sharing(List<String> contents, COSName filter, boolean above) {
		return Pdfs.document(contents.size()).with((document) -> {
			COSDictionary objects = new COSDictionary();
			for (String name : List.of("A", "B", "C", "Form")) {
				objects.setItem(COSName.getPDFName(name), form(name));
			}
			COSDictionary resources = new COSDictionary();
			resources.setItem(OBJECTS, objects);
			for (int i = 0; i < contents.size(); i++) {
				COSDictionary page = document.getPage(i).getCOSObject();
				page.setItem(COSName.CONTENTS, stream(contents.get(i), filter));
				page.setItem(COSName.RESOURCES, above ? null : resources);
			}
			if (above) {
				document.getPages().getCOSObject().setItem(COSName.RESOURCES, resources);
			}
		});
	}

	static COSStream form(String name) throws IOException {
		String content = name.equals("Form") ? "/C Do" : "% bytes of " + name;
		COSStream form = new COSStream();
		try (OutputStream out = form.createOutputStream()) {
			out.write(content.getBytes(StandardCharsets.US_ASCII));
		}
		form.setItem(COSName.SUBTYPE, COSName.FORM);
		if (!name.equals("Form")) {
			form.setItem(COSName.RESOURCES, new COSDictionary());
			// too short to be deflated, so that a part can be searched for it
			form.setItem(COSName.TYPE, OBJECTS);
		}
		return form;
	}

	/** A form with resources of its own. */
	static COSStream form(String content, String name, COSStream shown) throws IOException {
		COSDictionary objects = new COSDictionary();
		objects.setItem(COSName.getPDFName(name), shown);
		COSDictionary resources = new COSDictionary();
		resources.setItem(OBJECTS, objects);
		COSStream form = stream(content, COSName.FLATE_DECODE);
		form.setItem(COSName.SUBTYPE, COSName.FORM);
		form.setItem(COSName.RESOURCES, resources);
		return form;
	}

	static COSStream stream(String content, COSName filter) throws IOException {
		COSStream stream = new COSStream();
		try (OutputStream out = stream.createOutputStream(filter)) {
			out.write(content.getBytes(StandardCharsets.US_ASCII));
		}
		return stream;
	}

	static Set<String> objects(byte[] source, int... pages) {
		return listed(source, OBJECTS, pages);
	}

	static Set<String> listed(byte[] source, COSName kind, int... pages) {
		try (PDDocument part = Loader.loadPDF(Parts.part(source, pages))) {
			COSDictionary list = part.getPage(0).getResources().getCOSObject().getCOSDictionary(kind);
			return list.keySet().stream().map(COSName::getName).collect(Collectors.toSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
