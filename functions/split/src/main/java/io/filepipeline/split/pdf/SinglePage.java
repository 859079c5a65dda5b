package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * A page made a part of its own for PDFBox to look into, so that what that takes does not
 * depend on the document. Fonts have no programs in it: they tell little of a text, and
 * no bound holds for what PDFBox makes of them.
 */
public final class SinglePage {

	private SinglePage() {
	}

	/**
	 * Looks into a page.
	 * @param page its zero-based number
	 * @param view what is done with it; what it throws is the document's fault
	 * @throws Refusal if the page cannot be read, or takes too much
	 * @throws IOException if the disk fails
	 */
	public static <T> T look(PdfDocument document, int page, View<T> view) throws IOException {
		Path file = Files.createTempFile(document.folder(), "page-", ".pdf");
		try {
			try (Rewritten target = new Rewritten(file)) {
				if (document.write(List.of(page), target) instanceof Refused refused) {
					throw Refusal.because(refused.problem());
				}
			}
			return Attempt.at(() -> read(file, view), "This page takes too much to look into",
					"The document is damaged: this page cannot be looked into");
		}
		finally {
			Files.delete(file);
		}
	}

	private static <T> T read(Path file, View<T> view) throws IOException {
		try (DiskFile bytes = DiskFile.open(file); PDDocument document = new Reader(bytes).parse()) {
			checkContent(document.getPage(0).getCOSObject().getDictionaryObject(COSName.CONTENTS));
			return view.of(document);
		}
		catch (Refusal ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new IllegalStateException("The page cannot be looked into", ex);
		}
		finally {
			Repair.forgetNames();
		}
	}

	/** PDFBox decodes it without asking, and skips what it cannot decode. */
	private static void checkContent(@Nullable COSBase content) throws IOException {
		if (content instanceof COSStream stream) {
			if (stream.getFilters() instanceof COSArray filters
					&& Set.copyOf(filters.toList()).size() < filters.size()) {
				throw new IOException("PDFBox leaves out a filter that is there twice");
			}
			stream.createView().close();
		}
		else if (content instanceof COSArray several) {
			for (int i = 0; i < several.size(); i++) {
				if (several.getObject(i) instanceof COSStream stream) {
					checkContent(stream);
				}
			}
		}
	}

	/**
	 * What is done with a page.
	 */
	@FunctionalInterface
	public interface View<T> {

		/** Looks at the only page of a document. */
		T of(PDDocument page) throws IOException;

	}

	/** Reads a page, and bounds what is decoded of it. */
	private static final class Reader extends ObjectReader {

		private static final List<COSName> PROGRAMS = List.of(COSName.FONT_FILE, COSName.FONT_FILE2,
				COSName.FONT_FILE3);

		Reader(RandomAccessRead source) throws IOException {
			super(source, "", Budget.ofPart(), Budget.ofContent());
		}

		@Override
		public COSBase dereferenceCOSObject(COSObject object) throws IOException {
			COSBase value = super.dereferenceCOSObject(object);
			Deque<COSBase> open = new ArrayDeque<>();
			for (COSBase next = value; next != null; next = open.poll()) {
				if (next instanceof COSDictionary dictionary) {
					PROGRAMS.forEach(dictionary::removeItem);
					dictionary.getValues().forEach((inner) -> addContainer(inner, open));
				}
				else if (next instanceof COSArray array) {
					array.forEach((inner) -> addContainer(inner, open));
				}
			}
			return value;
		}

		private static void addContainer(COSBase value, Deque<COSBase> open) {
			if (value instanceof COSDictionary || value instanceof COSArray) {
				open.add(value);
			}
		}

	}

	/** A file that is begun anew if the document is repaired meanwhile. */
	private static final class Rewritten implements PdfDocument.Target, AutoCloseable {

		private final Path file;

		private OutputStream stream = OutputStream.nullOutputStream();

		Rewritten(Path file) {
			this.file = file;
		}

		@Override
		public OutputStream open() throws IOException {
			this.stream.close();
			this.stream = Files.newOutputStream(this.file);
			return this.stream;
		}

		@Override
		public void close() throws IOException {
			this.stream.close();
		}

	}

}
