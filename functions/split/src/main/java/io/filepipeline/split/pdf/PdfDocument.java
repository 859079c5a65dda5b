package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open PDF from which parts are taken. It reads from the file what a part needs when
 * it needs it, and remembers no part. One thread at a time may use a document.
 */
public final class PdfDocument implements Opened, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(PdfDocument.class);

	private final PDDocument document;

	private final Source source;

	private final Chunks chunks = new Chunks();

	private PdfDocument(PDDocument document, Source source) {
		this.document = document;
		this.source = source;
	}

	/**
	 * Opens a PDF. Protection that needs no password to read does not hinder it.
	 * @throws IOException if there is no such file or it cannot be opened for reading
	 */
	public static Opened open(Path file) throws IOException {
		RandomAccessRead bytes = new RandomAccessReadBufferedFile(file);
		PDDocument document = null;
		PdfDocument opened = null;
		try {
			Budget budget = Budget.ofDocument();
			ObjectCount.check(file, budget);
			ObjectReader reader = new ObjectReader(bytes, budget);
			document = reader.parse();
			opened = new PdfDocument(document, new Source(reader, document.getDocument().getTrailer(), budget));
			return opened;
		}
		catch (InvalidPasswordException ex) {
			return new Refused(Refusal.encrypted().problem());
		}
		catch (DiskFailure ex) {
			throw ex.getCause();
		}
		catch (Refusal ex) {
			return new Refused(ex.problem());
		}
		catch (Budget.Exceeded | OutOfMemoryError ex) {
			return refused(ProblemCode.RESOURCE_BUDGET_EXCEEDED, "The document takes too much memory to open");
		}
		catch (IOException | RuntimeException | StackOverflowError ex) {
			note("A document cannot be opened", ex);
			return refused(ProblemCode.PDF_CORRUPT, "The document is damaged or is not a PDF");
		}
		finally {
			if (opened == null) {
				close(document);
				close(bytes);
				forgetNames();
			}
		}
	}

	/** How many pages there are, counted and not as the document claims. */
	public int pageCount() {
		return this.source.pages().count();
	}

	/**
	 * Writes a part. The same pages of the same document make the same bytes.
	 * @param pages zero-based page numbers, in the order they are to have; they may
	 * repeat
	 * @param out takes the part and stays open; what it has got is worthless unless the
	 * outcome is {@link Written}
	 * @throws IOException if {@code out} fails; a fault of the document does not throw
	 */
	public Outcome write(List<Integer> pages, OutputStream out) throws IOException {
		for (int page : pages) {
			if (page < 0 || page >= pageCount()) {
				return refused(ProblemCode.PAGE_OUT_OF_RANGE, "Page " + page + " does not exist: the document has "
						+ pageCount() + " pages, numbered from 0 to " + (pageCount() - 1));
			}
		}
		if (pages.isEmpty()) {
			return refused(ProblemCode.VALIDATION_FAILED, "A part has at least one page");
		}
		try {
			Part part = new Part(this.source, pages);
			new PartFile(part, this.chunks, new Sink(out)).write(version(), idOf(pages));
			return new Written(pages.size());
		}
		catch (DiskFailure ex) {
			throw ex.getCause();
		}
		catch (Refusal ex) {
			return new Refused(ex.problem());
		}
		catch (Budget.Exceeded | OutOfMemoryError ex) {
			return refused(ProblemCode.RESOURCE_BUDGET_EXCEEDED, "These pages take too much memory to make a part of");
		}
		catch (IOException | RuntimeException | StackOverflowError ex) {
			note("A part cannot be made", ex);
			return refused(ProblemCode.PDF_CORRUPT, "The document is damaged: these pages cannot be read");
		}
	}

	private String version() {
		float version = Math.min(Math.max(this.document.getVersion(), 1), 2);
		return String.format(Locale.ROOT, "%.1f", version);
	}

	/** Time and chance have no part in it, so a repeated message makes the same file. */
	private byte[] idOf(List<Integer> pages) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			COSArray ids = this.document.getDocument().getTrailer().getCOSArray(COSName.ID);
			if (ids != null && ids.size() > 0 && ids.getObject(0) instanceof COSString id) {
				digest.update(id.getBytes());
			}
			for (int page : pages) {
				digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, page));
			}
			return Arrays.copyOf(digest.digest(), 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Refused refused(ProblemCode code, String detail) {
		return new Refused(Problem.of(code, detail));
	}

	/** Messages of the parser quote the document, which does not belong into a log. */
	private static void note(String what, Throwable why) {
		logger.info("{}: {}", what, why.getClass().getName());
		logger.debug(what, why);
	}

	private static void close(@Nullable AutoCloseable resource) {
		try {
			if (resource != null) {
				resource.close();
			}
		}
		catch (Exception ex) {
			logger.debug("Closing a refused document failed", ex);
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

	@Override
	public void close() throws IOException {
		this.document.close();
		forgetNames();
	}

}
