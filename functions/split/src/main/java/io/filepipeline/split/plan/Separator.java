package io.filepipeline.split.plan;

import org.jspecify.annotations.Nullable;

/**
 * What is found on a page where a part begins.
 *
 * @param title what the part is called after it; {@code null} if nothing
 * @param place where the page is then
 */
record Separator(@Nullable String title, Place place) {

	private static final int MOST_CHARACTERS = 100;

	/** A page that belongs to the part that it begins. */
	static Separator page(String title) {
		return new Separator(plain(title), Place.FIRST);
	}

	/** A page that only stands between parts. */
	static Separator sheet(String title) {
		return new Separator(plain(title), Place.LEFT_OUT);
	}

	/** A page that stays although there is nothing on it. */
	static Separator blank() {
		return new Separator(null, Place.BESIDE);
	}

	/** As it may stand in the name of a file; {@code null} if nothing is left. */
	private static @Nullable String plain(String text) {
		String plain = text.replaceAll("[/\\\\:*?\"<>|]", "-").replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
		int end = plain.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, plain.codePointCount(0, plain.length())));
		return plain.isEmpty() ? null : plain.substring(0, end).strip();
	}

	/**
	 * Where the page of a separator is.
	 */
	enum Place {

		/** In no part. */
		LEFT_OUT,

		/** The first of the part that it begins. */
		FIRST,

		/**
		 * The same, but with other separators beside it, which begin no part without it.
		 */
		BESIDE

	}

}
