package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
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
import org.apache.pdfbox.pdfwriter.COSWriter;
import org.jspecify.annotations.Nullable;

/**
 * A document that PDFBox has read, as the standard says it is written. In place of an
 * object that was not found stands the word {@code lost} with its number, by which
 * {@link Source} knows that.
 */
final class RepairedFile {

	/** Arrays of dictionaries that have to be objects. */
	private static final List<COSName> OF_OBJECTS = List.of(COSName.KIDS, COSName.FIELDS, COSName.ANNOTS);

	/** What is nested deeper becomes an object of its own. */
	private static final int DEEPEST = 40;

	private final ObjectReader reader;

	private final COSDictionary trailer;

	private final Sink out;

	private final Map<COSObject, Integer> numbers = new IdentityHashMap<>();

	private final List<COSObject> objects = new ArrayList<>();

	private final CrossReferenceWriter references;

	RepairedFile(ObjectReader reader, COSDictionary trailer, Sink out, Budget budget) {
		this.reader = reader;
		this.trailer = trailer;
		this.out = out;
		this.references = new CrossReferenceWriter(budget);
	}

	void write(float version) throws IOException {
		this.out.print("%PDF-" + ((version >= 2) ? "2.0" : "1." + Math.round(Math.max(version - 1, 0) * 10)) + "\n");
		String trailer = trailer();
		for (int i = 0; i < this.objects.size(); i++) {
			this.references.inFile(i + 1, this.out.offset());
			writeObject(i + 1, this.objects.get(i));
		}
		this.references.writeTable(this.out, this.objects.size() + 1, trailer);
		this.out.flush();
	}

	private String trailer() {
		StringBuilder entries = new StringBuilder();
		for (COSName key : List.of(COSName.ROOT, COSName.INFO)) {
			if (this.trailer.getDictionaryObject(key) instanceof COSDictionary dictionary) {
				int number = numberOf(indirect(this.trailer, key, dictionary));
				entries.append('/').append(key.getName()).append(' ').append(number).append(" 0 R");
			}
		}
		COSArray ids = this.trailer.getCOSArray(COSName.ID);
		if (ids != null && ids.size() > 0 && ids.getObject(0) instanceof COSString id) {
			entries.append("/ID[<").append(id.toHexString()).append(">]");
		}
		return entries.toString();
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

	private void writeObject(int number, COSObject object) throws IOException {
		this.out.print(number + " 0 obj\n");
		COSBase value = object.getObject();
		if (value == null || value instanceof COSNull) {
			this.out.print(isLost(object) ? lost(object) : "null");
		}
		else if (value instanceof COSStream stream) {
			writeStream(object, stream);
		}
		else {
			write(value, null, 0);
		}
		this.out.print("\nendobj\n");
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
		if (length < 0 || isEncryptedOtherwise(stream)) {
			this.out.print(lost(object));
			return;
		}
		this.out.print("<<");
		for (Map.Entry<COSName, COSBase> entry : stream.entrySet()) {
			if (!COSName.LENGTH.equals(entry.getKey())) {
				writeEntry(entry, 0);
			}
		}
		this.out.print("/Length " + length + ">>\nstream\n");
		try (InputStream bytes = stream.createRawInputStream()) {
			bytes.transferTo(this.out);
		}
		this.out.print("\nendstream");
	}

	/**
	 * Whether a stream says itself how it is encrypted, which PDFBox does not look at, or
	 * is a file that is not encrypted like the rest. It knows that metadata may not be.
	 */
	private boolean isEncryptedOtherwise(COSStream stream) {
		if (this.reader.spoilsFiles() && ObjectReader.isFile(stream)) {
			return true;
		}
		COSBase filter = stream.getFilters();
		boolean crypt = (filter instanceof COSArray several) ? several.indexOfObject(COSName.CRYPT) >= 0
				: COSName.CRYPT.equals(filter);
		return crypt && this.trailer.containsKey(COSName.ENCRYPT)
				&& !COSName.METADATA.equals(stream.getCOSName(COSName.TYPE));
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
			this.out.print(" " + numberOf(reference) + " 0 R");
		}
		else if (value instanceof COSDictionary || value instanceof COSArray) {
			if (depth > DEEPEST) {
				this.out.print(" " + numberOf(new COSObject(value)) + " 0 R");
			}
			else {
				writeContainer(value, key, depth);
			}
		}
		else if (value instanceof COSName name) {
			name.writePDF(this.out);
		}
		else if (value instanceof COSString string) {
			COSWriter.writeString(string, this.out);
		}
		else {
			this.out.print(" ");
			writePlain(value);
		}
	}

	private void writeContainer(COSBase value, @Nullable COSName key, int depth) throws IOException {
		if (value instanceof COSDictionary dictionary) {
			this.out.print("<<");
			for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
				writeEntry(entry, depth);
			}
			this.out.print(">>");
			return;
		}
		this.out.print("[");
		for (COSBase element : (COSArray) value) {
			boolean object = element instanceof COSDictionary && key != null && OF_OBJECTS.contains(key);
			write(object ? new COSObject(element) : (element != null) ? element : COSNull.NULL, null, depth + 1);
		}
		this.out.print("]");
	}

	private void writeEntry(Map.Entry<COSName, COSBase> entry, int depth) throws IOException {
		entry.getKey().writePDF(this.out);
		write(entry.getValue(), entry.getKey(), depth + 1);
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
			this.out.print("null");
		}
	}

}
