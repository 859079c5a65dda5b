package io.filepipeline.split.pdf;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * The objects that go into the next object stream (ISO 32000-2, 7.5.7).
 */
final class ObjectPack extends OutputStream {

	/** As others do; a reader has to decode them all to see one. */
	private static final int MOST = 200;

	private static final int USUAL_BYTES = 16 * 1024;

	/** More than that is not kept for the next part. */
	private static final int KEPT_BYTES = 1 << 20;

	private final Deflater deflater;

	private byte[] bytes = new byte[USUAL_BYTES];

	private int length;

	private final int[] numbers = new int[MOST];

	private final int[] offsets = new int[MOST];

	private int count;

	private byte[] deflated = new byte[USUAL_BYTES];

	ObjectPack(Deflater deflater) {
		this.deflater = deflater;
	}

	/** Makes it empty, whatever happened to the part before. */
	ObjectPack clear() {
		this.count = 0;
		this.length = 0;
		if (this.bytes.length > KEPT_BYTES) {
			this.bytes = new byte[USUAL_BYTES];
			this.deflated = new byte[USUAL_BYTES];
		}
		return this;
	}

	Deflater deflater() {
		return this.deflater;
	}

	/** What is written from now on is the object with this number. */
	void begin(int number) {
		if (this.length > 0) {
			write('\n');
		}
		this.numbers[this.count] = number;
		this.offsets[this.count++] = this.length;
	}

	int count() {
		return this.count;
	}

	/** The number of one of the objects. */
	int number(int index) {
		return this.numbers[index];
	}

	boolean isFull() {
		return this.count == MOST;
	}

	@Override
	public void write(int value) {
		room(1);
		this.bytes[this.length++] = (byte) value;
	}

	@Override
	public void write(byte[] source, int from, int count) {
		room(count);
		System.arraycopy(source, from, this.bytes, this.length, count);
		this.length += count;
	}

	private void room(int more) {
		if (this.length + more > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(2 * this.bytes.length, this.length + more));
		}
	}

	/** Writes the stream, and begins the next. */
	void writeTo(Sink sink, int number) {
		StringBuilder index = new StringBuilder();
		for (int i = 0; i < this.count; i++) {
			index.append(this.numbers[i]).append(' ').append(this.offsets[i]).append(' ');
		}
		int size = deflate(index.toString());
		sink.print(number + " 0 obj\n<</Type/ObjStm/N " + this.count + "/First " + index.length()
				+ "/Filter/FlateDecode/Length " + size + ">>\nstream\n");
		sink.write(this.deflated, 0, size);
		sink.print("\nendstream\nendobj\n");
		clear();
	}

	private int deflate(String index) {
		this.deflater.reset();
		byte[] start = index.getBytes(StandardCharsets.US_ASCII);
		int size = 0;
		this.deflater.setInput(start);
		while (!this.deflater.needsInput()) {
			size += deflate(size);
		}
		this.deflater.setInput(this.bytes, 0, this.length);
		this.deflater.finish();
		while (!this.deflater.finished()) {
			size += deflate(size);
		}
		return size;
	}

	private int deflate(int from) {
		if (from == this.deflated.length) {
			this.deflated = Arrays.copyOf(this.deflated, 2 * from);
		}
		return this.deflater.deflate(this.deflated, from, this.deflated.length - from);
	}

}
