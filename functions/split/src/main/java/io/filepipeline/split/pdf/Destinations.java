package io.filepipeline.split.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the document's links lead (ISO 32000-2, 12.3.2).
 */
final class Destinations {

	private final COSDictionary catalog;

	private final PageTree pages;

	private @Nullable NameTree names;

	Destinations(COSDictionary catalog, PageTree pages) {
		this.catalog = catalog;
		this.pages = pages;
	}

	/**
	 * Resolves a destination, be it explicit or named.
	 * @return {@code null} if it leads nowhere in this document
	 */
	@Nullable Destination resolve(@Nullable COSBase destination) {
		if (destination instanceof COSName name) {
			COSDictionary old = this.catalog.getCOSDictionary(COSName.DESTS);
			return explicit((old != null) ? old.getDictionaryObject(name) : null);
		}
		if (destination instanceof COSString name) {
			return explicit(names().get(name));
		}
		return explicit(destination);
	}

	private NameTree names() {
		if (this.names == null) {
			COSDictionary all = this.catalog.getCOSDictionary(COSName.NAMES);
			this.names = new NameTree((all != null) ? all.getCOSDictionary(COSName.DESTS) : null);
		}
		return this.names;
	}

	private @Nullable Destination explicit(@Nullable COSBase value) {
		COSBase array = (value instanceof COSDictionary dictionary) ? dictionary.getDictionaryObject(COSName.D) : value;
		if (!(array instanceof COSArray explicit) || explicit.size() == 0) {
			return null;
		}
		Integer page = pageOf(explicit.getObject(0));
		return (page != null) ? new Destination(page, explicit) : null;
	}

	private @Nullable Integer pageOf(@Nullable COSBase target) {
		if (target instanceof COSDictionary page) {
			return this.pages.indexOf(page);
		}
		// Page numbers are for other documents, but writers use them for their own
		if (target instanceof COSInteger number && number.intValue() >= 0 && number.intValue() < this.pages.count()) {
			return number.intValue();
		}
		return null;
	}

}
