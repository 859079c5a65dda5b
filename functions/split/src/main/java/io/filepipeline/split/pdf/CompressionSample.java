package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * What the first bytes of a stream tell of how it is compressed. To find it out by
 * inflating or deflating them all would take longer than to write the parts.
 */
final class CompressionSample {

	/**
	 * How much is inflated to see how repetitive it is; of less, little is to be gained.
	 */
	private static final int INFLATED = 2048;

	/**
	 * From so many times what is inflated on it is likely to repeat what is further back.
	 */
	private static final int REPETITIVE = 5;

	private static final int USUAL_WINDOW = 7;

	private static final int DEFLATED = 1 << 16;

	private CompressionSample() {
	}

	/**
	 * Whether what is deflated was only copied, or deflated without looking far back, and
	 * that shows.
	 * @throws DataFormatException if it is damaged
	 */
	static boolean isDeflatedBadly(Body body) throws IOException, DataFormatException {
		if (body.length() <= INFLATED) {
			return false;
		}
		byte[] header = body.first(3);
		int window = (header[0] & 0xFF) >> 4;
		int level = (header[1] & 0xFF) >> 6;
		int kind = header[2] >> 1 & 0b11;
		return (level == 0 && kind == 0) || (window < USUAL_WINDOW && isRepetitive(body));
	}

	private static boolean isRepetitive(Body body) throws IOException, DataFormatException {
		byte[] inflated = new byte[REPETITIVE * INFLATED];
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(body.first(INFLATED));
			return inflater.inflate(inflated) == inflated.length;
		}
		finally {
			inflater.end();
		}
	}

	/**
	 * Whether what has no filter was compressed before, as photographs and archives are.
	 */
	static boolean isCompressed(Body body) throws IOException {
		Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		try {
			byte[] sample = body.first(DEFLATED);
			deflater.setInput(sample);
			deflater.finish();
			deflater.deflate(new byte[sample.length / 16 * 15]);
			return !deflater.finished();
		}
		finally {
			deflater.end();
		}
	}

}
