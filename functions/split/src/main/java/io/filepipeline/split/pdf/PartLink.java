package io.filepipeline.split.pdf;

import java.io.IOException;

/**
 * Where a link of a part leads: to a place on one of its pages.
 *
 * @param destination the place in the document
 * @param page the part's copy of the page
 */
record PartLink(Destination destination, int page) {

	void write(Name key, ObjectText text, SourceObjects objects) throws IOException {
		this.destination.write(text.key(key), this.page, objects);
	}

}
