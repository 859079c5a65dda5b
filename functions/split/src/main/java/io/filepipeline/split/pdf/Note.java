package io.filepipeline.split.pdf;

import java.util.Locale;

/**
 * What is to know of a part, for which it may not be what was expected.
 */
public enum Note {

	/**
	 * The document was damaged, or protected, and its parts are of what was read of it.
	 */
	REPAIRED,

	/**
	 * Pages were searched for separators, and one of the part's could not be, or only in
	 * part: it may be one.
	 */
	UNREADABLE_PAGES,

	/**
	 * The document is signed. A signature holds for all of it only, so that parts show
	 * its fields without it.
	 */
	SIGNATURES_REMOVED,

	/**
	 * The document is tagged, but not as the standard says or with more tags than there
	 * is memory for, and the part is not: it cannot be read to people who do not see it.
	 */
	TAGS_REMOVED,

	/**
	 * What the part shows is damaged, or more than is searched for what it uses: it may
	 * hold fonts, images and layers that only other pages of the document show.
	 */
	RESOURCES_KEPT;

	/** What clients know it by. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
