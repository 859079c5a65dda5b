package io.filepipeline.split;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;

/**
 * The attributes that a page takes from the nodes above it (ISO 32000-2, 7.7.3.4).
 *
 * @param attributes each as the document has it, a reference or a value
 */
record Inherited(Map<COSName, COSBase> attributes) {

	private static final List<COSName> KEYS = List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX,
			COSName.ROTATE);

	/** What a document says that says nothing: US Letter, as all viewers assume. */
	static final Inherited NOTHING = new Inherited(Map.of(COSName.RESOURCES, new COSDictionary(), COSName.MEDIA_BOX,
			COSArray.ofCOSIntegers(List.of(0, 0, 612, 792))));

	/**
	 * What holds below a node.
	 */
	Inherited below(COSDictionary node) {
		Map<COSName, COSBase> merged = new LinkedHashMap<>();
		for (COSName key : KEYS) {
			COSBase own = node.getItem(key);
			COSBase value = (own != null && fits(key, own)) ? own : this.attributes.get(key);
			if (value != null) {
				merged.put(key, shared(value));
			}
		}
		return new Inherited(merged);
	}

	/** A value of the wrong type counts as absent, as it does to viewers. */
	private static boolean fits(COSName key, COSBase item) {
		COSBase value = (item instanceof COSObject reference) ? reference.getObject() : item;
		if (value == null || value instanceof COSNull) {
			return false;
		}
		if (key.equals(COSName.RESOURCES)) {
			return value instanceof COSDictionary;
		}
		if (key.equals(COSName.ROTATE)) {
			return value instanceof COSInteger || value instanceof COSFloat;
		}
		return value instanceof COSArray box && box.size() >= 4;
	}

	/** Many pages may share a large dictionary: it is written once and referred to. */
	private static COSBase shared(COSBase value) {
		return (value instanceof COSDictionary dictionary) ? new COSObject(dictionary) : value;
	}

}
