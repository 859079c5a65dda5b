package io.filepipeline.split.pdf;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The objects that go into the next object stream (ISO 32000-2, 7.5.7).
 */
final class ObjectPack extends OutputStream {

	/** As others do; a reader has to decode them all to see one. */
	private static final int MOST = 200;

	private static final int USUAL_BYTES = 16 * 1024;

	/** More than that is not kept for the next part. */
	private static final int KEPT_BYTES = 1 << 20;

	private final ZlibStream zlib;

	private byte[] bytes = new byte[USUAL_BYTES];

	private int length;

	/** Those that are written, and from the end on those that are deflated already. */
	private final int[] numbers = new int[MOST];

	private final int[] offsets = new int[MOST];

	private int count;

	private final Deflated[] ready = new Deflated[MOST];

	private int readyCount;

	ObjectPack(ZlibStream zlib) {
		this.zlib = zlib;
	}

	/** Makes it empty, whatever happened to the part before. */
	ObjectPack clear() {
		this.count = 0;
		this.length = 0;
		Arrays.fill(this.ready, 0, this.readyCount, null);
		this.readyCount = 0;
		if (this.bytes.length > KEPT_BYTES) {
			this.bytes = new byte[USUAL_BYTES];
		}
		return this;
	}

	ZlibStream zlib() {
		return this.zlib;
	}

	/** What is written from now on is the object with this number. */
	void begin(int number) {
		this.numbers[this.count] = number;
		this.offsets[this.count++] = this.length;
	}

	/** Ends it. */
	void end() {
		write('\n');
	}

	/** Adds an object that has been deflated before. */
	void add(int number, Deflated object) {
		this.ready[this.readyCount++] = object;
		this.numbers[MOST - this.readyCount] = number;
	}

	int count() {
		return this.count + this.readyCount;
	}

	/** The number of one of the objects. */
	int number(int index) {
		return this.numbers[(index < this.count) ? index : MOST - 1 - (index - this.count)];
	}

	boolean isFull() {
		return count() == MOST;
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
		byte[] index = index().getBytes(StandardCharsets.US_ASCII);
		this.zlib.begin();
		this.zlib.add(index, 0, index.length);
		this.zlib.add(this.bytes, 0, this.length);
		if (this.readyCount > 0) {
			this.zlib.flush();
		}
		for (int i = 0; i < this.readyCount; i++) {
			this.zlib.addDeflated(this.ready[i].text(), this.ready[i].deflated());
		}
		this.zlib.end();
		sink.print(number + " 0 obj\n<</Type/ObjStm/N " + count() + "/First " + index.length
				+ "/Filter/FlateDecode/Length " + this.zlib.length() + ">>\nstream\n");
		this.zlib.writeTo(sink);
		sink.print("\nendstream\nendobj\n");
		clear();
	}

	private String index() {
		StringBuilder index = new StringBuilder();
		for (int i = 0; i < this.count; i++) {
			index.append(this.numbers[i]).append(' ').append(this.offsets[i]).append(' ');
		}
		int offset = this.length;
		for (int i = 0; i < this.readyCount; i++) {
			index.append(number(this.count + i)).append(' ').append(offset).append(' ');
			offset += this.ready[i].text().length;
		}
		return index.toString();
	}

}
