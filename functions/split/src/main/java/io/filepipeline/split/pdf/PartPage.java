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

	/** Lists of marked content, such as that of layers. */
	private static final Name PROPERTIES = Name.of("Properties");

	/**
	 * Writes it into the part.
	 * @param tree the part's page tree
	 */
	void write(Part part, int tree) throws IOException {
		ObjectText text = new ObjectText().raw("<</Type/Page").key(Name.PARENT).reference(tree);
		for (int i = 0; i < Inherited.KEYS.size(); i++) {
			Span value = this.source.attributes().values()[i];
			int owner = this.source.attributes().owners()[i];
			if (value != null) {
				text.key(Inherited.KEYS.get(i));
				int shared = (i == Inherited.RESOURCES) ? shared(part, value, owner) : 0;
				if (shared != 0) {
					text.reference(shared);
				}
				else {
					text.value(value);
				}
			}
		}
		KEYS.copy(this.source.dictionary(), text);
		if (part.structure() != null) {
			part.structure().addPage(this, text);
		}
		new Annotations(part, this).copy(text);
		part.define(this.copy, text.raw(">>"));
	}

	/**
	 * The part's object for resources that other pages may use, too, or that may name
	 * layers of other pages; 0 for others.
	 */
	private int shared(Part part, Span value, int owner) throws IOException {
		boolean inherited = owner != Inherited.NOBODY && owner != this.source.number();
		int number = value.isReference() ? value.target() : owner;
		boolean shared = inherited || (value.isReference() && part.source().pages().shareResources(number));
		if (!shared && !part.hasLayers()) {
			return 0;
		}
		Dictionary resources = part.source().objects().dictionary(value);
		if (!shared && resources != null && !resources.has(PROPERTIES)) {
			return 0;
		}
		return (resources != null) ? part.resources().add(number, resources, this.source.dictionary()) : 0;
	}

}
