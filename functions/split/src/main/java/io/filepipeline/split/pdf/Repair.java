package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.filepipeline.contracts.ProblemCode;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Has PDFBox read what is damaged or encrypted, and writes it anew as the standard says.
 */
final class Repair {

	private Repair() {
	}

	/**
	 * Rewrites a file.
	 * @param password its user's or owner's password; not looked at if it opens without
	 * @throws Refusal if it is no PDF, or opens only with another password
	 * @throws Budget.Exceeded if it takes too much memory
	 */
	static void rewrite(Path file, @Nullable String password, Path target) throws IOException {
		try {
			rewriteWith("", file, target);
		}
		catch (Refusal ex) {
			if (password == null || password.isEmpty() || ex.problem().code() != ProblemCode.ENCRYPTED) {
				throw ex;
			}
			rewriteWith(password, file, target);
		}
	}

	private static void rewriteWith(String password, Path file, Path target) throws IOException {
		try {
			if (!rewrite(file, password, target, true)) {
				rewrite(file, password, target, false);
			}
		}
		catch (Refusal ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new IllegalStateException("The document cannot be repaired", ex);
		}
		finally {
			forgetNames();
		}
	}

	/**
	 * Rewrites a file, unless that would be what it was before it was changed.
	 * @param tables whether its tables are believed
	 */
	private static boolean rewrite(Path file, String password, Path target, boolean tables) throws IOException {
		Budget budget = Budget.ofDocument();
		ObjectCount.check(file, budget);
		try (DiskFile bytes = DiskFile.open(file)) {
			ObjectReader reader = new ObjectReader(bytes, password, budget);
			if (!tables) {
				reader.ignoreTables();
			}
			try (PDDocument document = reader.parse()) {
				if (tables && reader.isOutdated()) {
					return false;
				}
				try (OutputStream out = opened(target)) {
					new RepairedFile(reader, document.getDocument().getTrailer(), new Sink(out), budget)
						.write(document.getVersion());
				}
				return true;
			}
		}
	}

	private static OutputStream opened(Path target) {
		try {
			return Files.newOutputStream(target);
		}
		catch (IOException ex) {
			throw new DiskFailure(ex);
		}
	}

	/**
	 * The parser keeps every name that it has ever met. Those of other documents that are
	 * open still equal the ones that are met from now on.
	 */
	@SuppressWarnings("deprecation")
	static void forgetNames() {
		COSName.clearResources();
	}

}
