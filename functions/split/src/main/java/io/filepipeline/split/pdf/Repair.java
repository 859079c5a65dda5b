package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Has PDFBox read what is damaged or encrypted, and writes it anew as the standard says.
 */
final class Repair {

	private Repair() {
	}

	/**
	 * Rewrites a file.
	 * @throws Refusal if it is no PDF, or opens only with a password
	 * @throws Budget.Exceeded if it takes too much memory
	 */
	static void rewrite(Path file, Path target) throws IOException {
		Budget budget = Budget.ofDocument();
		ObjectCount.check(file, budget);
		try (RandomAccessReadBufferedFile bytes = new RandomAccessReadBufferedFile(file)) {
			ObjectReader reader = new ObjectReader(bytes, budget);
			try (PDDocument document = reader.parse(); OutputStream out = opened(target)) {
				new RepairedFile(reader, document.getDocument().getTrailer(), new Sink(out), budget)
					.write(document.getVersion());
			}
		}
		catch (InvalidPasswordException ex) {
			throw Refusal.encrypted();
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
	private static void forgetNames() {
		COSName.clearResources();
	}

}
