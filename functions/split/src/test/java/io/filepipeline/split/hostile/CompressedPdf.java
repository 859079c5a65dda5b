package io.filepipeline.split.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * A PDF whose cross-reference table is a stream, so that objects may be in streams.
 */
final class CompressedPdf {

	private final ByteArrayOutputStream file = new ByteArrayOutputStream();

	private final Map<Integer, byte[]> table = new TreeMap<>();

	CompressedPdf() {
		print("%PDF-1.7\n");
	}

	CompressedPdf object(int number, String text) {
		enter(number, 1, this.file.size(), 0);
		print(number + " 0 obj\n" + text + "\nendobj\n");
		return this;
	}

	CompressedPdf stream(int number, String entries, byte[] bytes) {
		return object(number,
				"<<" + entries + "/Length " + bytes.length + ">>\nstream\n" + Documents.text(bytes) + "\nendstream");
	}

	/** The object is in an object stream. */
	CompressedPdf within(int number, int stream, int index) {
		enter(number, 2, stream, index);
		return this;
	}

	byte[] toBytes() {
		StringBuilder index = new StringBuilder();
		ByteArrayOutputStream entries = new ByteArrayOutputStream();
		this.table.forEach((number, entry) -> {
			index.append(number).append(" 1 ");
			entries.writeBytes(entry);
		});
		return toBytes("/Type/XRef/W[1 4 1]/Size 999/Root 1 0 R/Index[" + index + "]", entries.toByteArray());
	}

	/** With a table of one's own. */
	byte[] toBytes(String entries, byte[] bytes) {
		int start = this.file.size();
		stream(99, entries, bytes);
		print("startxref\n" + start + "\n%%EOF\n");
		return this.file.toByteArray();
	}

	private void enter(int number, int type, int second, int third) {
		this.table.put(number, ByteBuffer.allocate(6).put((byte) type).putInt(second).put((byte) third).array());
	}

	private void print(String text) {
		this.file.writeBytes(Documents.bytes(text));
	}

}
