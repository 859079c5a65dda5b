package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import org.jspecify.annotations.Nullable;

/**
 * Deflates streams that nobody has deflated, or somebody badly (RFC 1950 and 1951). To
 * find out the latter by inflating them all would take longer than to write the parts, so
 * the first bytes have to tell it.
 */
final class StreamDeflater {

	private static final Name METADATA = Name.of("Metadata");

	/** The bytes are in another file. */
	private static final Name FILE = Name.of("F");

	private static final int LONGEST = 1 << 20;

	/**
	 * How much is inflated to see how repetitive it is; of less, little is to be gained.
	 */
	private static final int SAMPLE = 2048;

	/**
	 * From so many times what is inflated on it is likely to repeat what is further back.
	 */
	private static final int REPETITIVE = 5;

	/** What inflates to more was made for that. */
	private static final int MOST_REPETITIVE = 32;

	private static final int USUAL_WINDOW = 7;

	private final SourceObjects objects;

	private final boolean forArchives;

	/**
	 * Deflates streams of a document.
	 * @param forArchives whether metadata has to be readable without any filter
	 */
	StreamDeflater(SourceObjects objects, boolean forArchives) {
		this.objects = objects;
		this.forArchives = forArchives;
	}

	/**
	 * The body of a stream for parts.
	 * @param type which its dictionary names
	 * @return the same if it has another filter, is too long, or would not become shorter
	 */
	Body deflated(Body body, Dictionary stream, @Nullable Span type) throws IOException {
		if (body.length() > LONGEST || stream.has(FILE)) {
			return body;
		}
		if (stream.has(Name.FILTER)) {
			byte[] inflated = (body.length() > SAMPLE) ? inflated(body, stream) : null;
			return (inflated != null) ? deflated(body, inflated, false) : body;
		}
		boolean archived = this.forArchives && type != null && METADATA.matches(type);
		return (archived || stream.has(Name.DECODE_PARMS)) ? body : deflated(body, this.objects.read(body), true);
	}

	private static Body deflated(Body body, byte[] bytes, boolean plain) {
		byte[] deflated = new byte[(int) body.length()];
		Deflater deflater = new Deflater();
		try {
			deflater.setInput(bytes);
			deflater.finish();
			int length = deflater.deflate(deflated);
			return (deflater.finished() && length < deflated.length)
					? new Body(body.place(), body.length(), Arrays.copyOf(deflated, length), plain) : body;
		}
		finally {
			deflater.end();
		}
	}

	/** Inflates one that is deflated badly; {@code null} if it is not. */
	private byte @Nullable [] inflated(Body body, Dictionary stream) throws IOException {
		try {
			int most = (int) Math.min(LONGEST, MOST_REPETITIVE * body.length());
			return Flate.isFilterOf(stream) && isBad(body) ? Flate.decode(this.objects.read(body), stream, most) : null;
		}
		catch (Irregular | Budget.Exceeded | DataFormatException ex) {
			return null;
		}
	}

	/**
	 * Whether it was only copied, or deflated without looking far back, and that shows.
	 */
	private boolean isBad(Body body) throws IOException, DataFormatException {
		Span header = this.objects.file().from(body.place(), 3);
		int window = (header.bytes()[header.from()] & 0xFF) >> 4;
		int level = (header.bytes()[header.from() + 1] & 0xFF) >> 6;
		int kind = header.bytes()[header.from() + 2] >> 1 & 0b11;
		return (level == 0 && kind == 0) || (window < USUAL_WINDOW && isRepetitive(body));
	}

	private boolean isRepetitive(Body body) throws IOException, DataFormatException {
		byte[] sample = this.objects.read(new Body(body.place(), SAMPLE, null, false));
		byte[] inflated = new byte[REPETITIVE * SAMPLE];
		Inflater inflater = new Inflater();
		try {
			inflater.setInput(sample);
			return inflater.inflate(inflated) == inflated.length;
		}
		finally {
			inflater.end();
		}
	}

}
