package io.filepipeline.testing;

import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/**
 * Passwords.
 */
final class Protection {

	private Protection() {
	}

	static void protect(PDDocument document, String user, String owner) throws IOException {
		StandardProtectionPolicy policy = new StandardProtectionPolicy(owner, user, new AccessPermission());
		policy.setEncryptionKeyLength(256);
		document.protect(policy);
	}

}
