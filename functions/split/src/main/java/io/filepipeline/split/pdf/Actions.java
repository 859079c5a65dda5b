package io.filepipeline.split.pdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/**
 * Copies what happens on a click, as far as it is harmless: going to a page of the part,
 * to a web address, or turning pages. Scripts, programs, other files, forms sent away and
 * media are left out, whatever they are chained to.
 */
final class Actions {

	private static final int LONGEST_CHAIN = 100;

	private static final COSName NEXT = COSName.getPDFName("Next");

	private static final List<COSName> URI_KEYS = Keys.of("S", "URI", "IsMap");

	/** None is that of an address within the same site. */
	private static final Set<String> SCHEMES = Set.of("", "http", "https", "ftp", "mailto", "tel");

	private static final List<COSName> NAMED_KEYS = Keys.of("S", "N");

	private final Part part;

	private final PartPage page;

	Actions(Part part, PartPage page) {
		this.part = part;
		this.page = page;
	}

	/**
	 * Copies the action and those chained to it.
	 * @return {@code null} if nothing of it is kept
	 */
	@Nullable COSDictionary copy(COSDictionary first) {
		List<COSDictionary> kept = new ArrayList<>();
		Deque<COSBase> pending = new ArrayDeque<>(List.of(first));
		for (int i = 0; i < LONGEST_CHAIN && !pending.isEmpty(); i++) {
			COSBase next = pending.pop();
			if (next instanceof COSDictionary action) {
				COSDictionary copy = copyOne(action);
				if (copy != null) {
					kept.add(copy);
				}
				push(action.getDictionaryObject(NEXT), pending);
			}
		}
		for (int i = 1; i < kept.size(); i++) {
			kept.get(i - 1).setItem(NEXT, kept.get(i));
		}
		return kept.isEmpty() ? null : kept.get(0);
	}

	private static void push(@Nullable COSBase next, Deque<COSBase> pending) {
		if (next instanceof COSArray several) {
			for (int i = Math.min(several.size(), LONGEST_CHAIN) - 1; i >= 0; i--) {
				push(several.getObject(i), pending);
			}
		}
		else if (next instanceof COSDictionary) {
			pending.push(next);
		}
	}

	private @Nullable COSDictionary copyOne(COSDictionary action) {
		COSDictionary copy = new COSDictionary();
		String kind = action.getNameAsString(COSName.S, "");
		if (kind.equals("GoTo")) {
			COSArray destination = this.part.destination(action.getDictionaryObject(COSName.D), this.page);
			copy.setItem(COSName.S, COSName.getPDFName("GoTo"));
			copy.setItem(COSName.D, destination);
			return (destination != null) ? copy : null;
		}
		if (kind.equals("URI")) {
			Keys.copy(URI_KEYS, action, copy);
			return isWebAddress(action.getString(COSName.URI)) ? copy : null;
		}
		if (kind.equals("Named")) {
			Keys.copy(NAMED_KEYS, action, copy);
			return copy;
		}
		return null;
	}

	/** Other schemes run scripts, open local files, or start a program. */
	private static boolean isWebAddress(@Nullable String uri) {
		if (uri == null) {
			return false;
		}
		int colon = uri.indexOf(':');
		// viewers overlook spaces and line breaks within
		String scheme = uri.substring(0, Math.max(colon, 0)).replaceAll("[\\p{Cntrl} ]", "").toLowerCase(Locale.ROOT);
		return SCHEMES.contains(scheme) || scheme.contains("/") || scheme.contains("?") || scheme.contains("#");
	}

}
