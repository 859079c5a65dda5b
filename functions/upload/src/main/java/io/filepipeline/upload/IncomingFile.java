package io.filepipeline.upload;

import io.filepipeline.contracts.Content;

/**
 * A file that can be stored.
 *
 * @param content its bytes
 * @param mimeType its type, told from its first bytes and never from its name
 */
record IncomingFile(Content.Stream content, String mimeType) {

	static final String PDF = "application/pdf";

	boolean isPdf() {
		return PDF.equals(this.mimeType);
	}

}
