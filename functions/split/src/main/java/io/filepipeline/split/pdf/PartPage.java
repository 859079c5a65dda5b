package io.filepipeline.split.pdf;

import java.io.IOException;

/**
 * A copy of a page in a part.
 *
 * @param source the page
 * @param copy the part's object
 */
record PartPage(SourcePage source, int copy) {

	private static final NameSet KEYS = NameSet.of("Contents", "BleedBox", "TrimBox", "ArtBox", "BoxColorInfo", "Group",
			"Thumb", "Dur", "Trans", "Tabs", "UserUnit", "VP", "OutputIntents", "AF");

	/**
	 * Writes it into the part.
	 * @param tree the part's page tree
	 */
	void write(Part part, int tree) throws IOException {
		ObjectText text = part.text().raw("<</Type/Page").key(Name.PARENT).reference(tree);
		Annotations annotations = new Annotations(part, this);
		for (int i = 0; i < Inherited.KEYS.size(); i++) {
			Span value = this.source.attributes().values()[i];
			if (value != null && i == Inherited.RESOURCES) {
				part.resources().copy(this.source, annotations.originals(), value, text.key(Name.RESOURCES));
			}
			else if (value != null) {
				text.key(Inherited.KEYS.get(i)).value(value);
			}
		}
		KEYS.copy(this.source.dictionary(), text);
		if (part.structure() != null) {
			part.structure().addPage(this, text);
		}
		annotations.copy(text);
		part.complete(this.copy, text.raw(">>"), Budget.TABLE_ENTRY);
	}

}
