package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;

/**
 * Has PDFBox read what is damaged or encrypted, and writes it anew as the standard says.
 * In place of an object that is not found stands one by which {@link Source} knows that.
 */
final class Repair {

	/** Arrays of dictionaries that have to be objects. */
	private static final List<COSName> OF_OBJECTS = List.of(COSName.KIDS, COSName.FIELDS, COSName.ANNOTS);

	/** What is nested deeper becomes an object of its own. */
	private static final int DEEPEST = 40;

	private final ObjectReader reader;

	private final COSDictionary trailer;

	private final Sink out;

	private final Map<COSObject, Integer> numbers = new IdentityHashMap<>();

	private final List<COSObject> objects = new ArrayList<>();

	private long[] offsets = new long[64];

	private Repair(ObjectReader reader, COSDictionary trailer, Sink out) {
		this.reader = reader;
		this.trailer = trailer;
		this.out = out;
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
				new Repair(reader, document.getDocument().getTrailer(), new Sink(out)).write(document.getVersion());
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

	private void write(float version) throws IOException {
		print("%PDF-" + ((version >= 2) ? "2.0" : "1." + Math.round(Math.max(version - 1, 0) * 10)) + "\n");
		StringBuilder end = new StringBuilder();
		for (COSName key : List.of(COSName.ROOT, COSName.INFO)) {
			if (this.trailer.getDictionaryObject(key) instanceof COSDictionary dictionary) {
				end.append('/')
					.append(key.getName())
					.append(' ')
					.append(numberOf(indirect(this.trailer, key, dictionary)))
					.append(" 0 R");
			}
		}
		for (int i = 0; i < this.objects.size(); i++) {
			writeObject(i);
		}
		long start = this.out.offset();
		int size = this.objects.size() + 1;
		print("xref\n0 " + size + "\n0000000000 65535 f \n");
		for (int i = 0; i < size - 1; i++) {
			print(String.format("%010d 00000 n \n", this.offsets[i]));
		}
		print("trailer\n<</Size " + size + end);
		COSArray ids = this.trailer.getCOSArray(COSName.ID);
		if (ids != null && ids.size() > 0 && ids.getObject(0) instanceof COSString id) {
			print("/ID[");
			writeString(id);
			print("]");
		}
		print(">>\nstartxref\n" + start + "\n%%EOF\n");
		this.out.flush();
	}

	private static COSObject indirect(COSDictionary owner, COSName key, COSDictionary value) {
		return (owner.getItem(key) instanceof COSObject reference) ? reference : new COSObject(value);
	}

	private int numberOf(COSObject object) {
		return this.numbers.computeIfAbsent(object, (key) -> {
			this.objects.add(object);
			return this.objects.size();
		});
	}

	private void writeObject(int index) throws IOException {
		if (index == this.offsets.length) {
			this.offsets = Arrays.copyOf(this.offsets, 2 * index);
		}
		this.offsets[index] = this.out.offset();
		print(index + 1 + " 0 obj\n");
		COSObject object = this.objects.get(index);
		COSBase value = object.getObject();
		if (value == null || value instanceof COSNull) {
			print(isLost(object) ? lost(object) : "null");
		}
		else if (value instanceof COSStream stream) {
			writeStream(object, stream);
		}
		else {
			write(value, null, 0);
		}
		print("\nendobj\n");
	}

	private boolean isLost(COSObject object) {
		return object.getKey() != null && (this.reader.lost(object) || isMadeUp());
	}

	/** A cross-reference table that had to be made up knows nothing of what is gone. */
	private boolean isMadeUp() {
		return !this.trailer.containsKey(COSName.SIZE);
	}

	private static String lost(COSObject object) {
		return "lost" + object.getKey().getNumber();
	}

	private void writeStream(COSObject object, COSStream stream) throws IOException {
		long length = length(stream);
		if (length < 0) {
			print(lost(object));
			return;
		}
		print("<<");
		for (Map.Entry<COSName, COSBase> entry : stream.entrySet()) {
			if (!COSName.LENGTH.equals(entry.getKey())) {
				writeEntry(entry, 0);
			}
		}
		print("/Length " + length + ">>\nstream\n");
		try (InputStream bytes = stream.createRawInputStream()) {
			bytes.transferTo(this.out);
		}
		print("\nendstream");
	}

	/** How many bytes there are; -1 if the file ends before they do. */
	private static long length(COSStream stream) throws IOException {
		try (InputStream bytes = stream.createRawInputStream()) {
			long length = bytes.available();
			return (bytes.skip(length) == length) ? length : -1;
		}
	}

	private void write(COSBase value, @Nullable COSName key, int depth) throws IOException {
		if (value instanceof COSObject reference) {
			print(" " + numberOf(reference) + " 0 R");
		}
		else if (value instanceof COSDictionary || value instanceof COSArray) {
			if (depth > DEEPEST) {
				print(" " + numberOf(new COSObject(value)) + " 0 R");
			}
			else {
				writeContainer(value, key, depth);
			}
		}
		else if (value instanceof COSName name) {
			name.writePDF(this.out);
		}
		else if (value instanceof COSString string) {
			writeString(string);
		}
		else {
			print(" ");
			writePlain(value);
		}
	}

	private void writeContainer(COSBase value, @Nullable COSName key, int depth) throws IOException {
		if (value instanceof COSDictionary dictionary) {
			print("<<");
			for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
				writeEntry(entry, depth);
			}
			print(">>");
			return;
		}
		print("[");
		for (COSBase element : (COSArray) value) {
			boolean object = element instanceof COSDictionary && key != null && OF_OBJECTS.contains(key);
			write(object ? new COSObject(element) : (element != null) ? element : COSNull.NULL, null, depth + 1);
		}
		print("]");
	}

	private void writeEntry(Map.Entry<COSName, COSBase> entry, int depth) throws IOException {
		entry.getKey().writePDF(this.out);
		write(entry.getValue(), entry.getKey(), depth + 1);
	}

	private void writeString(COSString string) throws IOException {
		COSWriter.writeString(string, this.out);
	}

	private void writePlain(COSBase value) throws IOException {
		if (value instanceof COSInteger number) {
			number.writePDF(this.out);
		}
		else if (value instanceof COSFloat number) {
			number.writePDF(this.out);
		}
		else if (value instanceof COSBoolean truth) {
			truth.writePDF(this.out);
		}
		else {
			print("null");
		}
	}

	private void print(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		this.out.write(bytes, 0, bytes.length);
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
