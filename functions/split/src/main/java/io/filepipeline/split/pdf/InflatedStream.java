package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Bytes that are deflated (RFC 1950 and 1951).
 */
final class InflatedStream extends DecodedStream {

	private final Inflater inflater = new Inflater();

	private final byte[] input = new byte[STEP];

	InflatedStream(InputStream encoded, long most) {
		super(encoded, most);
	}

	@Override
	int decode(byte[] block, int from) throws IOException {
		if (this.inflater.finished()) {
			return -1;
		}
		if (this.inflater.needsInput()) {
			int count = encoded().read(this.input, 0, this.input.length);
			if (count < 0) {
				throw new Irregular("A stream is cut off");
			}
			this.inflater.setInput(this.input, 0, count);
		}
		try {
			int step = this.inflater.inflate(block, from, STEP);
			if (this.inflater.needsDictionary()) {
				throw new Irregular("A stream needs a dictionary");
			}
			return from + step;
		}
		catch (DataFormatException ex) {
			throw new Irregular("A stream is damaged");
		}
	}

	@Override
	public void close() throws IOException {
		this.inflater.end();
		super.close();
	}

}
