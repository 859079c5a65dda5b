package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * An open PDF from which parts are taken. It reads from the file what a part needs when
 * it needs it, and remembers no part. A file that is not as the standard says is repaired
 * first, or as soon as that shows. One thread at a time may use a document, unless it is
 * by {@link PartSequence}.
 */
public final class PdfDocument implements Opened, AutoCloseable {

	/** The first version of the standard with object streams. */
	private static final String PACKED = "1.5";

	private final RepairableFile file;

	private final EnumSet<Note> inherited = EnumSet.noneOf(Note.class);

	private PdfDocument(Path file, @Nullable String password) {
		this.file = new RepairableFile(file, password);
	}

	/**
	 * Opens a PDF. Protection that needs no password to read does not hinder it.
	 * @throws IOException if there is no such file or it cannot be opened for reading
	 */
	public static Opened open(Path file) throws IOException {
		return open(file, null);
	}

	/**
	 * Opens a PDF that may be encrypted. What is decrypted lies beside the file until the
	 * document is closed.
	 * @param password its user's or owner's password; not looked at if it opens without
	 * @throws IOException if there is no such file or it cannot be opened for reading
	 */
	public static Opened open(Path file, @Nullable String password) throws IOException {
		PdfDocument document = new PdfDocument(file, password);
		Opened opened = null;
		try {
			opened = Attempt.at(() -> document.file.repairing(() -> {
				document.file.source();
				return document;
			}), "The document takes too much memory to open", "The document is damaged or is not a PDF");
			return opened;
		}
		catch (Refusal ex) {
			return new Refused(ex.problem());
		}
		finally {
			if (opened != document) {
				document.close();
			}
		}
	}

	/** How many pages there are, counted and not as the document claims. */
	public int pageCount() {
		return this.file.pages();
	}

	/** Where the file is, and where there is room for others. */
	Path folder() {
		return this.file.folder();
	}

	/** Whether the file had to be repaired, or decrypted, to be read. */
	boolean isRepaired() {
		return this.file.isRepaired();
	}

	/**
	 * Writes a part. The same pages of the same document make the same bytes.
	 * @param pages zero-based page numbers, in the order they are to have; they may
	 * repeat
	 * @param target where the part goes; what it has got is worthless unless the outcome
	 * is {@link Written}
	 * @throws IOException if the target fails or the file cannot be read; a fault of the
	 * document does not throw
	 */
	public Outcome write(List<Integer> pages, Target target) throws IOException {
		try {
			return Attempt.at(() -> this.file.repairing(() -> make(pages, target, Part.Place.ALONE)),
					"These pages take too much memory to make a part of",
					"The document is damaged: these pages cannot be read");
		}
		catch (Refusal ex) {
			return new Refused(ex.problem());
		}
	}

	/**
	 * Writes a part while other threads do so, and as they would: the document is not
	 * repaired.
	 * @throws Alone if that is not enough
	 * @throws IOException if the target fails or the file cannot be read
	 */
	Outcome writeBeside(List<Integer> pages, Target target) throws IOException {
		try {
			return make(pages, target, Part.Place.BESIDE_OTHERS);
		}
		catch (DiskFailure ex) {
			throw ex.getCause();
		}
		catch (Refusal | RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			throw new Alone(ex);
		}
	}

	/**
	 * Reads what threads that write parts beside each other have to find read.
	 * @return whether it can be read; if not, they must not
	 */
	boolean prepare() throws IOException {
		try {
			this.file.source().readAll();
			return true;
		}
		catch (Refusal | RuntimeException | OutOfMemoryError | StackOverflowError ex) {
			// whoever needs it finds out why
			return false;
		}
	}

	/**
	 * The bookmarks that lead to pages, in the order of the outline; at most 100,000.
	 * From a damaged outline there are as many as can be read.
	 * @throws Refusal if the document cannot be read any more
	 * @throws IOException if the file cannot be read
	 */
	public List<Bookmark> bookmarks() throws IOException {
		return Attempt.at(() -> this.file.repairing(this::readBookmarks),
				"The outline of the document takes too much memory",
				"The document is damaged: its outline cannot be read");
	}

	/**
	 * Adds all pages to a merged document.
	 * @throws IOException if the file cannot be read, or that of the merged document not
	 * be written
	 */
	Outcome mergeInto(PdfMerger merger) throws IOException {
		try {
			return Attempt.at(() -> {
				PartFile written = this.file.repairing(() -> {
					readBookmarks();
					return merger.write(this.file.source());
				});
				merger.take(written);
				return new Written(pageCount(), merger.size(), notes(written.part()));
			}, "The document takes too much to merge", "The document is damaged: its pages cannot be read");
		}
		catch (Refusal ex) {
			return new Refused(ex.problem());
		}
	}

	/** Notes what was to be noted of the documents that it was made of. */
	void inherit(Set<Note> notes) {
		this.inherited.addAll(notes);
	}

	private List<Bookmark> readBookmarks() throws IOException {
		Outline outline = this.file.source().outline();
		if (outline.isDamaged() && !this.file.isTried()) {
			throw new Irregular("The outline is damaged");
		}
		return outline.bookmarks();
	}

	private Outcome make(List<Integer> pages, Target target, Part.Place place) throws IOException {
		Source from = this.file.source();
		for (int page : pages) {
			if (page < 0 || page >= pageCount()) {
				return refused(ProblemCode.PAGE_OUT_OF_RANGE, "Page " + page + " does not exist: the document has "
						+ pageCount() + " pages, numbered from 0 to " + (pageCount() - 1));
			}
		}
		if (pages.isEmpty()) {
			return refused(ProblemCode.VALIDATION_FAILED, "A part has at least one page");
		}
		boolean packed = from.allowsObjectStreams();
		String version = (packed && from.version().compareTo(PACKED) < 0) ? PACKED : from.version();
		Workbench workbench = from.takeWorkbench();
		try {
			Sink sink = new Sink(target, workbench.buffer());
			Part part = Part.of(from, pages, place);
			new PartFile(part, sink, workbench, packed).write(version, idOf(from, pages));
			return new Written(pages.size(), sink.offset(), notes(part));
		}
		finally {
			from.giveBack(workbench);
		}
	}

	private Set<Note> notes(Part part) {
		Set<Note> notes = EnumSet.copyOf(this.inherited);
		if (isRepaired()) {
			notes.add(Note.REPAIRED);
		}
		if (part.source().isSigned()) {
			notes.add(Note.SIGNATURES_REMOVED);
		}
		if (part.structure() == null && part.source().isTagged()) {
			notes.add(Note.TAGS_REMOVED);
		}
		if (!part.resources().search().isComplete() && part.pages().size() < pageCount()) {
			notes.add(Note.RESOURCES_KEPT);
		}
		return Collections.unmodifiableSet(notes);
	}

	/** Time and chance have no part in it, so a repeated message makes the same file. */
	private static byte[] idOf(Source source, List<Integer> pages) throws IOException {
		MessageDigest digest = Sha256.digest();
		digest.update(source.id().getBytes(StandardCharsets.ISO_8859_1));
		for (int page : pages) {
			digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, page));
		}
		return Arrays.copyOf(digest.digest(), 16);
	}

	private static Refused refused(ProblemCode code, String detail) {
		return new Refused(Problem.of(code, detail));
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

	/**
	 * Where a part is written to.
	 */
	@FunctionalInterface
	public interface Target {

		/**
		 * Opens it, empty. That happens once more if the document has to be repaired in
		 * the middle of a part. Nobody closes what was opened before.
		 */
		OutputStream open() throws IOException;

	}

}
