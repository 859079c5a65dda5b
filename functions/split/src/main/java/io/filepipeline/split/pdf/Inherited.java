package io.filepipeline.split.pdf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;

/**
 * The attributes that a page takes from the nodes above it (ISO 32000-2, 7.7.3.4).
 *
 * @param attributes each as the document has it, a reference or a value
 */
record Inherited(Map<COSName, COSBase> attributes) {

	private static final List<COSName> KEYS = List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX,
			COSName.ROTATE);

	/** A hundred times the largest page that viewers show, in points. */
	private static final float FARTHEST = 1_440_000;

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

	/**
	 * A value of the wrong type counts as absent, as it does to viewers. A reference to
	 * nothing stays: whether something is lost with it is asked when a part needs it.
	 */
	private static boolean fits(COSName key, COSBase item) {
		COSBase value = (item instanceof COSObject reference) ? reference.getObject() : item;
		if (value == null || value instanceof COSNull) {
			return item instanceof COSObject;
		}
		if (key.equals(COSName.RESOURCES)) {
			return value instanceof COSDictionary;
		}
		if (key.equals(COSName.ROTATE)) {
			return value instanceof COSNumber;
		}
		return value instanceof COSArray box && isRectangle(box);
	}

	private static boolean isRectangle(COSArray box) {
		int sane = 0;
		for (int i = 0; i < box.size(); i++) {
			if (box.getObject(i) instanceof COSNumber number && Math.abs(number.floatValue()) < FARTHEST) {
				sane++;
			}
		}
		return sane == box.size() && sane >= 4;
	}

	/**
	 * Many pages may share a large dictionary: it is written once and referred to, as if
	 * it were an object of the document. No real one has the number 0.
	 */
	private static COSBase shared(COSBase value) {
		return (value instanceof COSDictionary dictionary) ? new COSObject(dictionary, new COSObjectKey(0, 0)) : value;
	}

}
