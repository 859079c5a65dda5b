package io.filepipeline.split.pdf;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.jspecify.annotations.Nullable;

/**
 * What all parts of a document need to know about it; found out once.
 */
final class Source {

	private final ObjectReader reader;

	private final COSDictionary trailer;

	private final COSDictionary catalog;

	private final PageTree pages;

	private final Destinations destinations;

	private final FieldTree fields;

	Source(ObjectReader reader, COSDictionary trailer, Budget budget) throws Refusal {
		COSDictionary root = trailer.getCOSDictionary(COSName.ROOT);
		if (root == null) {
			throw Refusal.damaged("The document has no pages");
		}
		this.reader = reader;
		this.trailer = trailer;
		this.catalog = root;
		this.pages = new PageTree(root, budget);
		this.destinations = new Destinations(root, this.pages);
		this.fields = new FieldTree(
				(resolve(root.getItem(COSName.ACRO_FORM)) instanceof COSDictionary form) ? form : null);
	}

	COSDictionary catalog() {
		return this.catalog;
	}

	@Nullable COSDictionary info() {
		return this.trailer.getCOSDictionary(COSName.INFO);
	}

	PageTree pages() {
		return this.pages;
	}

	Destinations destinations() {
		return this.destinations;
	}

	FieldTree fields() {
		return this.fields;
	}

	/**
	 * What a dictionary or an array has, be it a value or a reference to one.
	 * @throws Refusal if it has something that is lost
	 */
	@Nullable COSBase resolve(@Nullable COSBase item) throws Refusal {
		return (item instanceof COSObject reference) ? read(reference) : item;
	}

	/**
	 * What a reference leads to; {@code null} if nothing, which is allowed.
	 * @throws Refusal if there should be something that is lost
	 */
	@Nullable COSBase read(COSObject reference) throws Refusal {
		COSBase value = reference.getObject();
		boolean nothing = (value == null) || (value instanceof COSNull);
		if (nothing && (this.reader.lost(reference) || repaired())) {
			throw Refusal.damaged("The document is damaged: object " + reference.getKey().getNumber() + " is lost");
		}
		return nothing ? null : value;
	}

	/** A cross-reference table that had to be made up knows nothing of what is gone. */
	private boolean repaired() {
		return !this.trailer.containsKey(COSName.SIZE);
	}

}
