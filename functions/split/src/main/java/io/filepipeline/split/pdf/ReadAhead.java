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

	private final SourceObjects objects;

	private final BitSet streams;

	private volatile boolean closed;

	ReadAhead(SourceObjects objects, BitSet streams) {
		this.objects = objects;
		this.streams = streams;
	}

	static ReadAhead begin(SourceObjects objects, BitSet streams) {
		ReadAhead ahead = new ReadAhead(objects, streams);
		if (SpareProcessors.THREADS != null && streams.cardinality() > FEW) {
			SpareProcessors.THREADS.execute(ahead);
		}
		return ahead;
	}

	@Override
	public void run() {
		try {
			int next = this.streams.length() - 1;
			while (next >= 0 && !this.closed && this.objects.decodeAhead(next)) {
				next = this.streams.previousSetBit(next - 1);
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
