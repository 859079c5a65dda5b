package io.filepipeline.split.pdf;

/**
 * What may be done with a protected part by whoever opens it with the user's password.
 * Programs that read aloud may always do so.
 */
public enum Permission {

	/** As fine as the printer can. */
	PRINT(1 << 2 | 1 << 11),
	/** Change pages, other than by the permissions below. */
	MODIFY(1 << 3),
	/** Take out text and pictures. */
	COPY(1 << 4),
	/** Add comments, and fill in forms. */
	ANNOTATE(1 << 5),
	/** Fill in forms. */
	FILL_FORMS(1 << 8),
	/** Insert, turn and delete pages. */
	ASSEMBLE(1 << 10);

	private final int bits;

	Permission(int bits) {
		this.bits = bits;
	}

	/** As in the entry P of an encryption dictionary (ISO 32000-2, table 22). */
	int bits() {
		return this.bits;
	}

}
