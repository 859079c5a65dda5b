package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Writes one part: from its catalog on every object that is referred to, each once, in
 * the order they are met. Streams are copied as they are, so that no filter has to be
 * understood and nothing is inflated.
 */
final class PartFile {

	private static final byte[] BINARY_MARK = { '%', (byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n' };

	private final Part part;

	private final SourceFile source;

	private final Numbering numbers;

	private final Sink sink;

	private final byte[] buffer = new byte[64 * 1024];

	private long[] offsets = new long[64];

	PartFile(Part part, Sink sink) {
		this.part = part;
		this.source = part.source().objects().file();
		this.numbers = part.source().numbering();
		this.sink = sink;
	}

	void write(String version, byte[] id) throws IOException {
		this.numbers.begin(this.part.ownObjects());
		print("%PDF-" + version + "\n");
		this.sink.write(BINARY_MARK, 0, BINARY_MARK.length);
		int catalog = numberOf(this.part.catalog());
		int info = (this.part.info() != 0) ? numberOf(this.part.info()) : 0;
		for (int number = 1; number <= this.numbers.count(); number++) {
			writeObject(number);
		}
		writeEnd(catalog, info, id);
		this.sink.flush();
	}

	private void writeObject(int number) throws IOException {
		if (number >= this.offsets.length) {
			this.part.budget().spend((long) number * Long.BYTES);
			this.offsets = Arrays.copyOf(this.offsets, 2 * number);
		}
		this.offsets[number] = this.sink.offset();
		print(number);
		print(" 0 obj\n");
		Chunk chunk = this.part.chunk(this.numbers.object(number));
		if (chunk == null) {
			throw new IllegalStateException("An object that is not there has a number");
		}
		int done = 0;
		for (int i = 0; i < chunk.gaps().length; i++) {
			this.sink.write(chunk.text(), done, chunk.gaps()[i] - done);
			done = chunk.gaps()[i];
			writeReference(numberOf(chunk.targets()[i]));
		}
		this.sink.write(chunk.text(), done, chunk.text().length - done);
		if (chunk.body().isThere()) {
			writeBody(chunk.body());
		}
		print("\nendobj\n");
	}

	private void writeReference(int number) {
		if (number > 0) {
			print(number);
			print(" 0 R");
		}
		else {
			print("null");
		}
	}

	private void writeBody(Body body) throws IOException {
		print("/Length ");
		print(body.length());
		print(">>\nstream\n");
		for (long done = 0; done < body.length();) {
			int step = (int) Math.min(this.buffer.length, body.length() - done);
			this.source.read(body.place() + done, this.buffer, 0, step);
			this.sink.write(this.buffer, 0, step);
			done += step;
		}
		print("\nendstream");
	}

	/** The number of the object in the part, 0 if the part does not have it. */
	private int numberOf(int target) throws IOException {
		if (target >= this.part.source().objects().size()) {
			return 0;
		}
		int known = this.numbers.get(target);
		if (known >= 0) {
			return known;
		}
		int own = this.part.own(target);
		if (own == target) {
			if (this.part.chunk(target) != null) {
				return this.numbers.add(target);
			}
			own = 0;
		}
		int number = (own != 0) ? numberOf(own) : 0;
		this.numbers.put(target, number);
		return number;
	}

	private void writeEnd(int catalog, int info, byte[] id) {
		long start = this.sink.offset();
		int size = this.numbers.count() + 1;
		print("xref\n0 " + size + "\n0000000000 65535 f \n");
		for (int number = 1; number < size; number++) {
			printOffset(this.offsets[number]);
		}
		print("trailer\n<</Size " + size + "/Root " + catalog + " 0 R");
		if (info > 0) {
			print("/Info " + info + " 0 R");
		}
		String hex = HexFormat.of().formatHex(id);
		print("/ID[<" + hex + "><" + hex + ">]>>\nstartxref\n" + start + "\n%%EOF\n");
	}

	private void printOffset(long offset) {
		byte[] line = "0000000000 00000 n \n".getBytes(StandardCharsets.US_ASCII);
		long rest = offset;
		for (int i = 9; i >= 0; i--) {
			line[i] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		this.sink.write(line, 0, line.length);
	}

	private void print(long number) {
		int digits = 1;
		for (long rest = number / 10; rest > 0; rest /= 10) {
			digits++;
		}
		long divisor = 1;
		for (int i = 1; i < digits; i++) {
			divisor *= 10;
		}
		for (; divisor > 0; divisor /= 10) {
			this.sink.write((int) ('0' + number / divisor % 10));
		}
	}

	private void print(String text) {
		for (int i = 0; i < text.length(); i++) {
			this.sink.write(text.charAt(i));
		}
	}

}
