package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Sha256;

/**
 * Makes one document of several: all pages of each as a part, one behind the other in one
 * file, and a catalog for all. The same documents make the same bytes. What is in memory
 * is one of the documents at a time, and what the catalog will have.
 *
 * <p>
 * The file is read by {@link PdfDocument} only, from the catalog down. What makes no
 * difference to that is left out, such as references from trees of pages and entries of
 * the outline to what is above them.
 */
public final class PdfMerger implements AutoCloseable {

	private static final int CATALOG = 1;

	/** The root of the structure. */
	static final int TAGS = 2;

	/** The element above those of the documents. */
	static final int WHOLE = 3;

	private final Path file;

	private final OutputStream out;

	private final Sink sink;

	private final Budget budget = Budget.ofMerger();

	private final CrossReferenceWriter references;

	private final MergedCatalog catalog = new MergedCatalog(this);

	private final MessageDigest id = Sha256.digest();

	private final Set<Note> notes = EnumSet.noneOf(Note.class);

	private String info = "";

	private int pages;

	private int documents;

	/** The highest number of an object. */
	private int objects = WHOLE;

	/**
	 * Makes a document of none.
	 * @param file where it is to be
	 * @param longest how many bytes it may have, roughly. They are some more than the
	 * documents have together, or several times as many where objects are deflated well
	 * @throws IOException if that cannot be written
	 */
	public PdfMerger(Path file, long longest) throws IOException {
		this.file = file;
		this.references = new CrossReferenceWriter(this.budget, longest);
		this.out = Files.newOutputStream(file);
		this.sink = new Sink(this.out);
		// what the catalog says counts if it is more
		this.sink.print("%PDF-1.0\n");
	}

	/**
	 * Adds all pages of a document. It is needed no more after that.
	 * @return whether that can be done; if not, the merged document is worthless
	 * @throws IOException if the document cannot be read, or the file not written
	 */
	public Outcome add(PdfDocument document) throws IOException {
		Outcome outcome = document.mergeInto(this);
		if (outcome instanceof Written written) {
			this.notes.addAll(written.notes());
		}
		return outcome;
	}

	/**
	 * Writes all pages of a document. When that has failed, it may be done again.
	 */
	PartFile write(Source source) throws IOException {
		Part part = Part.of(source, IntStream.range(0, source.pages().count()).boxed().toList(),
				new Part.Place(Budget::ofPart, this.catalog.keys(), this.catalog.fonts(source),
						(begun) -> new PartFile(begun, this.sink, this.references, this.objects)));
		PartFile written = Objects.requireNonNull(part.file());
		written.writeRest();
		return written;
	}

	/** Takes in a document that has been written. */
	void take(PartFile written) throws IOException {
		Source source = written.part().source();
		this.objects = written.count();
		if (this.documents++ == 0) {
			this.info = written.info();
		}
		this.catalog.add(written, this.pages);
		this.pages += source.pages().count();
		this.id.update((source.id() + "/" + this.pages).getBytes(StandardCharsets.ISO_8859_1));
	}

	int pages() {
		return this.pages;
	}

	int documents() {
		return this.documents;
	}

	long size() {
		return this.sink.offset();
	}

	/** Spends for what the catalog will have. */
	void spend(long bytes) {
		this.budget.spend(bytes);
	}

	/** Whether so much may be spent. */
	boolean allows(long bytes) {
		return this.budget.allows(bytes);
	}

	/** Writes an object, and returns its number. */
	int define(String text) {
		define(++this.objects, text);
		return this.objects;
	}

	/** Writes an object, in place of one that may have been written before. */
	void define(int number, String text) {
		this.references.inFile(number, this.sink.offset());
		this.sink.print(number + " 0 obj\n" + text + "\nendobj\n");
	}

	/**
	 * Completes the document and opens it. Nothing can be added any more.
	 * @throws IOException if the file cannot be written or read
	 */
	public Opened open() throws IOException {
		try {
			Attempt.at(this::complete, "The documents take too much to merge", "The documents cannot be merged");
		}
		catch (Refusal ex) {
			return new Refused(ex.problem());
		}
		Opened opened = PdfDocument.open(this.file);
		if (opened instanceof PdfDocument document) {
			document.inherit(this.notes);
		}
		return opened;
	}

	private long complete() throws IOException {
		define(CATALOG, this.catalog.write());
		String hex = HexFormat.of().formatHex(Arrays.copyOf(this.id.digest(), 16));
		String trailer = "/Root " + CATALOG + " 0 R" + this.info + "/ID[<" + hex + "><" + hex + ">]";
		if (this.catalog.isPackedForArchives()) {
			try (ZlibStream zlib = new ZlibStream()) {
				this.references.writeStream(this.sink, this.objects + 1, trailer, zlib);
			}
		}
		else {
			this.references.writeTable(this.sink, this.objects + 1, trailer);
		}
		this.sink.flush();
		return size();
	}

	@Override
	public void close() throws IOException {
		this.out.close();
	}

}
