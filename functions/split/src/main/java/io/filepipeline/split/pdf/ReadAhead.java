package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.BitSet;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes object streams on a spare processor, from the last one back, while pages and
 * names are looked for from the first one on: that needs nearly all of them. What it
 * cannot decode it leaves to whoever needs it.
 */
final class ReadAhead implements Runnable, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ReadAhead.class);

	/** Of fewer, the first is needed before the last is found. */
	private static final int FEW = 16;

	private final ObjectStreams objectStreams;

	private final BitSet numbers;

	private volatile boolean closed;

	ReadAhead(ObjectStreams objectStreams, BitSet numbers) {
		this.objectStreams = objectStreams;
		this.numbers = numbers;
	}

	static ReadAhead begin(ObjectStreams objectStreams, BitSet numbers) {
		ReadAhead ahead = new ReadAhead(objectStreams, numbers);
		if (SpareProcessors.THREADS != null && numbers.cardinality() > FEW) {
			SpareProcessors.THREADS.execute(ahead);
		}
		return ahead;
	}

	@Override
	public void run() {
		try {
			int next = this.numbers.length() - 1;
			while (next >= 0 && !this.closed && this.objectStreams.decodeAhead(next)) {
				next = this.numbers.previousSetBit(next - 1);
			}
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("Object streams are not decoded ahead", ex);
		}
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
