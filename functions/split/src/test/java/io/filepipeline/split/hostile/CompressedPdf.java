package io.filepipeline.split.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.TreeMap;

/**
 * A PDF whose cross-reference table is a stream, so that objects may be in streams.
 */
final class CompressedPdf {

	private final ByteArrayOutputStream file = new ByteArrayOutputStream();

	private final TreeMap<Integer, byte[]> table = new TreeMap<>();

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

	/**
	 * These objects are in a deflated object stream, with consecutive numbers.
	 * @param padding how much white space is behind them, in bytes
	 */
	CompressedPdf packed(int stream, int first, int padding, String... objects) {
		StringBuilder list = new StringBuilder();
		int length = 0;
		for (int i = 0; i < objects.length; i++) {
			within(first + i, stream, i);
			list.append(first + i).append(' ').append(length).append(' ');
			length += objects[i].length();
		}
		return stream(stream, "/Type/ObjStm/N " + objects.length + "/First " + list.length() + "/Filter/FlateDecode",
				Deflated.whole(list.toString(), objects, padding));
	}

	byte[] toBytes() {
		StringBuilder index = new StringBuilder();
		ByteArrayOutputStream entries = new ByteArrayOutputStream();
		this.table.forEach((number, entry) -> {
			index.append(number).append(" 1 ");
			entries.writeBytes(entry);
		});
		return toBytes("/Type/XRef/W[1 4 1]/Size " + Math.max(999, this.table.lastKey() + 1) + "/Root 1 0 R/Index["
				+ index + "]", entries.toByteArray());
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
