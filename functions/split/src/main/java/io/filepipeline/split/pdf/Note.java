package io.filepipeline.split.pdf;

/**
 * What a part does not have from its document as it was. It is the same for all parts
 * that are made after it has shown.
 */
public enum Note {

	/**
	 * The document was damaged, or protected, and its parts are of what was read of it.
	 */
	REPAIRED,

	/**
	 * The document is signed. A signature holds for all of it only, so that parts show
	 * its fields without it.
	 */
	SIGNATURES_REMOVED

}
