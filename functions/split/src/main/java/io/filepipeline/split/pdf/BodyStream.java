package io.filepipeline.split.pdf;

import java.io.IOException;

/**
 * Reads the bytes of a stream from the file.
 */
final class BodyStream extends BlockStream {

	private final Body body;

	private long done;

	BodyStream(Body body) {
		super((int) Math.min(BLOCK, body.length()));
		this.body = body;
	}

	@Override
	int fill(byte[] block) throws IOException {
		int step = (int) Math.min(block.length, this.body.length() - this.done);
		this.body.file().read(this.body.place() + this.done, block, 0, step);
		this.done += step;
		return step;
	}

}
