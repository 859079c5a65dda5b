package io.filepipeline.upload;

import io.filepipeline.contracts.Content;

/**
 * A file that can be stored.
 *
 * @param content its bytes
 * @param mimeType its type, told from its first bytes and never from its name
 */
record IncomingFile(Content.Stream content, String mimeType) {

	boolean isPdf() {
		return "application/pdf".equals(this.mimeType);
	}

}
