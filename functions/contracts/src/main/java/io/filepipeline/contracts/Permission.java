package io.filepipeline.contracts;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What may be done with an encrypted part by whoever opens it with the user's password.
 * Programs that read aloud may always do so.
 */
public enum Permission {

	/** As fine as the printer can. */
	PRINT,
	/** Change pages, other than by the permissions below. */
	MODIFY,
	/** Take out text and pictures. */
	COPY,
	/** Add comments, and fill in forms. */
	ANNOTATE,
	/** Fill in forms. */
	FILL_FORMS,
	/** Insert, turn and delete pages. */
	ASSEMBLE;

	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
