package io.filepipeline.testing;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.pdfbox.pdmodel.PDDestinationNameTreeNode;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;

/**
 * Links on pages, each with a visible border.
 */
final class Links {

	private Links() {
	}

	static void explicit(PDDocument document, int from, int to) throws IOException {
		add(document, from).setDestination(place(document, to));
	}

	static void named(PDDocument document, int from, int to) throws IOException {
		PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
		if (names == null) {
			names = new PDDocumentNameDictionary(document.getDocumentCatalog());
			document.getDocumentCatalog().setNames(names);
		}
		PDDestinationNameTreeNode known = names.getDests();
		Map<String, PDPageDestination> all = new LinkedHashMap<>();
		if (known != null) {
			all.putAll(known.getNames());
		}
		all.put("place." + to, place(document, to));
		PDDestinationNameTreeNode tree = new PDDestinationNameTreeNode();
		tree.setNames(all);
		names.setDests(tree);
		PDActionGoTo action = new PDActionGoTo();
		action.setDestination(new PDNamedDestination("place." + to));
		add(document, from).setAction(action);
	}

	static void web(PDDocument document, int from, String uri) throws IOException {
		PDActionURI action = new PDActionURI();
		action.setURI(uri);
		add(document, from).setAction(action);
	}

	static PDAnnotationLink add(PDDocument document, int page) throws IOException {
		PDAnnotationLink link = new PDAnnotationLink();
		link.setRectangle(new PDRectangle(60, 560 - 30 * document.getPage(page).getAnnotations().size(), 100, 20));
		link.setPage(document.getPage(page));
		var annotations = document.getPage(page).getAnnotations();
		annotations.add(link);
		document.getPage(page).setAnnotations(annotations);
		return link;
	}

	private static PDPageDestination place(PDDocument document, int page) {
		PDPageXYZDestination place = new PDPageXYZDestination();
		place.setPage(document.getPage(page));
		place.setTop(700);
		return place;
	}

}
