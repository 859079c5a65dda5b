package io.filepipeline.local;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A file of the load: mostly small ones, and some PDFs that are to be split.
 *
 * @param kind what it is
 * @param length in bytes
 * @param seed tells its content from that of others
 */
record LoadFile(Kind kind, long length, int seed) {

	/** Random, and so not what any format begins with. */
	private static final byte[] NOISE = new byte[1 << 20];

	static {
		new Random(1).nextBytes(NOISE);
	}

	/**
	 * The next file.
	 * @param pdfLength the length of the document
	 */
	static LoadFile random(RandomGenerator random, long pdfLength) {
		int dice = random.nextInt(1000);
		int index = 0;
		while (dice >= Kind.values()[index].share) {
			dice -= Kind.values()[index].share;
			index++;
		}
		Kind kind = Kind.values()[index];
		long length = (kind == Kind.PDF) ? pdfLength
				: (long) Math.exp(random.nextDouble(Math.log(kind.from), Math.log(kind.to)));
		return new LoadFile(kind, length, random.nextInt(NOISE.length));
	}

	InputStream open(byte[] pdf) {
		return (this.kind == Kind.PDF) ? new ByteArrayInputStream(pdf) : new Noise(this.length, this.seed);
	}

	/**
	 * Kinds of files, each with its share in a thousand.
	 */
	enum Kind {

		TINY("1 KB - 64 KB", 650, 1_000, 64_000), SMALL("64 KB - 1 MB", 200, 64_000, 1_000_000),
		MEDIUM("1 MB - 10 MB", 45, 1_000_000, 10_000_000), LARGE("10 MB - 100 MB", 5, 10_000_000, 100_000_000),
		PDF("a PDF, split in two", 100, 0, 0);

		private final String title;

		private final int share;

		private final double from;

		private final double to;

		Kind(String title, int share, double from, double to) {
			this.title = title;
			this.share = share;
			this.from = from;
			this.to = to;
		}

		String title() {
			return this.title;
		}

	}

	private static final class Noise extends InputStream {

		private final long length;

		private final int seed;

		private long position;

		Noise(long length, int seed) {
			this.length = length;
			this.seed = seed;
		}

		@Override
		public int read() {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
		}

		@Override
		public int read(byte[] bytes, int from, int length) {
			int begin = (int) ((this.seed + this.position) % NOISE.length);
			int step = (int) Math.min(Math.min(length, this.length - this.position), NOISE.length - begin);
			System.arraycopy(NOISE, begin, bytes, from, step);
			this.position += step;
			return (step == 0 && length > 0) ? -1 : step;
		}

	}

}
