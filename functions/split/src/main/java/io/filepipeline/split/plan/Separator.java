package io.filepipeline.split.plan;

import org.jspecify.annotations.Nullable;

/**
 * What is found on a page where a part begins.
 *
 * @param title what the part is called after it; {@code null} if nothing
 * @param isSheet whether the page only stands between parts, and is in none
 */
record Separator(@Nullable String title, boolean isSheet) {

	private static final int MOST_CHARACTERS = 100;

	/** A page that belongs to the part that it begins. */
	static Separator page(String title) {
		return new Separator(plain(title), false);
	}

	/** A page that is left out. */
	static Separator sheet(String title) {
		return new Separator(plain(title), true);
	}

	/** As it may stand in the name of a file; {@code null} if nothing is left. */
	private static @Nullable String plain(String text) {
		String plain = text.replaceAll("[/\\\\:*?\"<>|]", "-").replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
		int end = plain.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, plain.codePointCount(0, plain.length())));
		return plain.isEmpty() ? null : plain.substring(0, end).strip();
	}

}
