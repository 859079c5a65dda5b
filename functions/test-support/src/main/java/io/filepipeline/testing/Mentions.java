package io.filepipeline.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Every name and string in the objects of a file, be they referred to or not.
 */
final class Mentions {

	private Mentions() {
	}

	static List<String> in(PDDocument document) {
		List<String> found = new ArrayList<>();
		Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		COSDocument objects = document.getDocument();
		Deque<COSBase> pending = new ArrayDeque<>(List.of(objects.getTrailer()));
		for (COSObjectKey key : List.copyOf(objects.getXrefTable().keySet())) {
			pending.add(objects.getObjectFromPool(key));
		}
		while (!pending.isEmpty()) {
			COSBase next = pending.remove();
			if (seen.add(next)) {
				read(next, found, pending);
			}
		}
		return found;
	}

	private static void read(COSBase value, List<String> found, Deque<COSBase> pending) {
		if (value instanceof COSObject reference && reference.getObject() != null) {
			pending.add(reference.getObject());
		}
		else if (value instanceof COSDictionary dictionary) {
			pending.addAll(dictionary.keySet());
			pending.addAll(dictionary.getValues());
		}
		else if (value instanceof COSArray array) {
			array.forEach(pending::add);
		}
		else if (value instanceof COSName name) {
			found.add(name.getName());
		}
		else if (value instanceof COSString string) {
			found.add(string.getString());
		}
	}

}
