package io.filepipeline.host.files;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The names of files in a zip: no two that a file system would take for the same, and
 * none that one does not take.
 */
class ZipNames {

	private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}/\\\\:*?\"<>|]");

	/** The names that are taken, and how many have wanted each. */
	private final Map<String, Integer> taken = new HashMap<>();

	/**
	 * A name as it is or, when there is one like it, with a number: {@code a (2).pdf}.
	 */
	String distinct(String wanted) {
		String name = UNSAFE.matcher(wanted).replaceAll("_");
		int dot = name.lastIndexOf('.');
		String root = (dot > 0) ? name.substring(0, dot) : name;
		String distinct = name;
		int count = take(name);
		while (count > 1) {
			distinct = root + " (" + count + ")" + name.substring(root.length());
			count = (take(distinct) == 1) ? 1 : take(name);
		}
		return distinct;
	}

	/** Counts one more who wants a name: the first has it. */
	private int take(String name) {
		return this.taken.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
	}

}
