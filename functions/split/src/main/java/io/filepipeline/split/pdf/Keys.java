package io.filepipeline.split.pdf;

import java.util.List;
import java.util.stream.Stream;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;

/**
 * The entries that a copy takes over. What is not named does not get into a part: it may
 * lead to other pages, run scripts or tell what the recipient should not know.
 */
final class Keys {

	private Keys() {
	}

	static List<COSName> of(String... names) {
		return Stream.of(names).map(COSName::getPDFName).toList();
	}

	static void copy(List<COSName> keys, COSDictionary from, COSDictionary to) {
		for (COSName key : keys) {
			COSBase value = from.getItem(key);
			if (value != null) {
				to.setItem(key, value);
			}
		}
	}

}
