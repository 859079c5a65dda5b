package io.filepipeline.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A part of a multipart form (RFC 7578).
 *
 * @param name the name of the form field
 * @param fileName the name of the file, or null when the part is no file
 * @param content the bytes
 */
public record FormPart(String name, @Nullable String fileName, Content.Stream content) {

	boolean isFile() {
		return this.fileName != null;
	}

}
