package io.filepipeline.testing;

import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.jspecify.annotations.Nullable;

/**
 * The links of a document to its own pages.
 *
 * @param working those that lead to one of them
 * @param dangling those that lead nowhere
 */
record LinkCount(int working, int dangling) {

	static LinkCount in(PDDocument document) throws IOException {
		int working = 0;
		int dangling = 0;
		for (PDPage page : document.getPages()) {
			for (PDAnnotation annotation : page.getAnnotations()) {
				PDDestination destination = destinationOf(annotation);
				if (destination != null && leadsSomewhere(document, destination)) {
					working++;
				}
				else if (destination != null) {
					dangling++;
				}
			}
		}
		return new LinkCount(working, dangling);
	}

	private static @Nullable PDDestination destinationOf(PDAnnotation annotation) throws IOException {
		if (!(annotation instanceof PDAnnotationLink link)) {
			return null;
		}
		return (link.getAction() instanceof PDActionGoTo action) ? action.getDestination() : link.getDestination();
	}

	private static boolean leadsSomewhere(PDDocument document, PDDestination destination) throws IOException {
		PDDestination place = (destination instanceof PDNamedDestination named)
				? document.getDocumentCatalog().findNamedDestinationPage(named) : destination;
		PDPage page = (place instanceof PDPageDestination explicit) ? explicit.getPage() : null;
		return page != null && document.getPages().indexOf(page) >= 0;
	}

}
