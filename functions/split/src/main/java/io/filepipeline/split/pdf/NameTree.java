package io.filepipeline.split.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * A name tree, read once. Its order and limits are not relied on: many writers get them
 * wrong.
 */
final class NameTree {

	private final Map<String, COSBase> values = new HashMap<>();

	NameTree(@Nullable COSDictionary root) {
		Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		Deque<COSDictionary> pending = new ArrayDeque<>();
		if (root != null) {
			pending.push(root);
		}
		while (!pending.isEmpty()) {
			COSDictionary node = pending.pop();
			if (seen.add(node)) {
				read(node.getCOSArray(COSName.NAMES));
				addKids(node.getCOSArray(COSName.KIDS), pending);
			}
		}
	}

	private void read(@Nullable COSArray pairs) {
		for (int i = 0; pairs != null && i + 1 < pairs.size(); i += 2) {
			if (pairs.getObject(i) instanceof COSString name && pairs.get(i + 1) != null) {
				this.values.putIfAbsent(key(name), pairs.get(i + 1));
			}
		}
	}

	private static void addKids(@Nullable COSArray kids, Deque<COSDictionary> pending) {
		for (int i = 0; kids != null && i < kids.size(); i++) {
			if (kids.getObject(i) instanceof COSDictionary kid) {
				pending.push(kid);
			}
		}
	}

	@Nullable COSBase get(COSString name) {
		COSBase value = this.values.get(key(name));
		return (value instanceof COSObject reference) ? reference.getObject() : value;
	}

	/** Names are compared as bytes. */
	private static String key(COSString name) {
		return new String(name.getBytes(), StandardCharsets.ISO_8859_1);
	}

}
