package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes content block by block, in the same memory for one stream after the other.
 */
final class ContentReader implements AutoCloseable {

	private static final int BLOCK = 32 * 1024;

	private final Inflater inflater = new Inflater();

	private final byte[] encoded = new byte[BLOCK];

	private final byte[] decoded = new byte[BLOCK];

	/**
	 * Reads a stream.
	 * @param objects as whoever asks may read them
	 * @param most how many bytes it may have, encoded or decoded
	 * @param budget for what is decoded, whether it is of use or not
	 * @return whether that was all; not if it is too long, damaged, or takes another
	 * filter
	 */
	boolean read(SourceObjects objects, IndirectObject stream, long most, Budget budget, Scanner scanner)
			throws IOException {
		Dictionary dictionary = Dictionary.of(stream.value());
		Body body = objects.body(stream, dictionary);
		if (body.length() > most) {
			return false;
		}
		try {
			Filters filters = Filters.of(objects, dictionary);
			if (filters.areFlate()) {
				return inflate(objects.file(), body, most, budget, scanner);
			}
			return filters.areKnown() && decode(filters.open(body, filters.all().size(), most), budget, scanner);
		}
		catch (Irregular | DataFormatException ex) {
			return false;
		}
	}

	/** Decodes what is not deflated, or not only. */
	private boolean decode(InputStream stream, Budget budget, Scanner scanner) throws IOException {
		try (stream) {
			int kept = 0;
			for (boolean last = false; !last;) {
				int step = stream.readNBytes(this.decoded, kept, BLOCK - kept);
				budget.spend(step);
				last = step < BLOCK - kept;
				kept = scan(kept + step, last, scanner);
			}
			return true;
		}
	}

	/** Most content is deflated only, and to inflate it takes more than all else. */
	private boolean inflate(SourceFile file, Body body, long most, Budget budget, Scanner scanner)
			throws IOException, DataFormatException {
		this.inflater.reset();
		int kept = 0;
		long left = most;
		for (long done = 0; !this.inflater.finished();) {
			if (this.inflater.needsInput()) {
				int step = (int) Math.min(body.length() - done, BLOCK);
				if (step == 0) {
					return false;
				}
				file.read(body.place() + done, this.encoded, 0, step);
				this.inflater.setInput(this.encoded, 0, step);
				done += step;
			}
			int step = this.inflater.inflate(this.decoded, kept, BLOCK - kept);
			left -= step;
			if (left < 0 || this.inflater.needsDictionary()) {
				return false;
			}
			budget.spend(step);
			kept = scan(kept + step, this.inflater.finished(), scanner);
		}
		return true;
	}

	/** Has a block looked through, and keeps its end for the next. */
	private int scan(int length, boolean last, Scanner scanner) {
		int done = scanner.scan(this.decoded, length, last);
		System.arraycopy(this.decoded, done, this.decoded, 0, length - done);
		return length - done;
	}

	@Override
	public void close() {
		this.inflater.end();
	}

	/**
	 * Looks through what was decoded.
	 */
	@FunctionalInterface
	interface Scanner {

		/**
		 * Looks through a block.
		 * @param last whether nothing follows it
		 * @return up to where; less than half of a block may be left, to be seen again
		 * with what follows it
		 */
		int scan(byte[] bytes, int length, boolean last);

	}

}
