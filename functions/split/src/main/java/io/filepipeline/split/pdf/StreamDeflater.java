package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.apache.commons.io.output.ProxyOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Deflates streams that nobody has deflated, or somebody badly (RFC 1950 and 1951), and
 * those that are text or compressed in a way that has gone out of use.
 */
final class StreamDeflater implements AutoCloseable {

	/** The bytes are in another file. */
	private static final Name FILE = Name.of("F");

	/** What is longer is not held in memory. */
	private static final int LONGEST = 1 << 20;

	/**
	 * What becomes so many times longer was made for that, unless it is a blank image.
	 */
	private static final int MOST_REPETITIVE = 64;

	private static final int BLANK_IMAGE = 1 << 18;

	private static final int BLOCK = 8 * 1024;

	private final SourceObjects objects;

	private final boolean forArchives;

	private final ShortenedFile shortened;

	/** By their places: what became of streams that are not held in memory. */
	private final Map<Long, Body> known = new ConcurrentHashMap<>();

	/**
	 * Deflates streams of a document.
	 * @param forArchives whether metadata has to be readable without any filter
	 * @param folder where there may be a temporary file
	 */
	StreamDeflater(SourceObjects objects, boolean forArchives, Path folder) {
		this.objects = objects;
		this.forArchives = forArchives;
		this.shortened = new ShortenedFile(folder, objects.file().length());
	}

	/**
	 * The body of a stream for parts.
	 * @param type which its dictionary names
	 * @param kept whether there is room for it in memory
	 * @return the same if it is damaged, has a filter for images, or would not become
	 * shorter
	 */
	Body deflated(Body body, Dictionary stream, @Nullable Span type, boolean kept) throws IOException {
		if (stream.has(FILE)) {
			return body;
		}
		boolean hasRoom = this.shortened.hasRoom();
		if (body.length() <= LONGEST) {
			return attempt(body, stream, type, kept || !hasRoom);
		}
		if (!hasRoom) {
			return body;
		}
		Body known = this.known.get(body.place());
		if (known == null) {
			known = attempt(body, stream, type, false);
			this.known.put(body.place(), known);
		}
		return known;
	}

	private Body attempt(Body body, Dictionary stream, @Nullable Span type, boolean kept) throws IOException {
		try {
			Filters filters = Filters.of(this.objects, stream);
			boolean archived = this.forArchives && filters.isEmpty() && type != null && Name.METADATA.matches(type);
			return archived ? ArchiveMetadata.trimmed(body) : shorter(body, filters, kept);
		}
		catch (Irregular | Budget.Exceeded | DataFormatException ex) {
			return body;
		}
	}

	private Body shorter(Body body, Filters filters, boolean kept) throws IOException, DataFormatException {
		boolean isLong = body.length() > LONGEST;
		if (filters.isEmpty()) {
			return (isLong && CompressionSample.isCompressed(body)) ? body : shorter(body, filters, 0, kept);
		}
		if (filters.areFlate()) {
			return (isLong || !CompressionSample.isDeflatedBadly(body)) ? body : shorter(body, filters, 1, kept);
		}
		int outdated = filters.outdated();
		return (outdated == 0) ? body : shorter(body, filters, outdated, kept);
	}

	/** Does without the first filters, if it becomes shorter by that. */
	private Body shorter(Body body, Filters filters, int count, boolean kept) throws IOException {
		boolean deflated = filters.areDeflated(count);
		long most = Math.max(MOST_REPETITIVE * body.length(), BLANK_IMAGE);
		try (InputStream decoded = filters.open(body, count, most)) {
			if (kept) {
				ByteArrayOutputStream bytes = new ByteArrayOutputStream();
				long length = write(decoded, deflated, new Shorter(bytes, body.length()));
				return new Body(body.file(), body.place(), length, bytes.toByteArray(), filters.without(count));
			}
			long length = write(decoded, deflated, new Shorter(this.shortened.at(body.place()), body.length()));
			return new Body(this.shortened, body.place(), length, null, filters.without(count));
		}
		catch (Budget.Exceeded ex) {
			return body;
		}
	}

	private static long write(InputStream decoded, boolean deflated, Shorter out) throws IOException {
		if (!deflated) {
			return decoded.transferTo(out);
		}
		Deflater deflater = new Deflater();
		try {
			DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater, BLOCK);
			decoded.transferTo(deflating);
			deflating.finish();
			return deflater.getBytesWritten();
		}
		finally {
			deflater.end();
		}
	}

	@Override
	public void close() throws IOException {
		this.shortened.close();
	}

	/** Takes less than it was. */
	private static final class Shorter extends ProxyOutputStream {

		private long left;

		Shorter(OutputStream out, long than) {
			super(out);
			this.left = than;
		}

		@Override
		protected void beforeWrite(int count) {
			this.left -= count;
			if (this.left <= 0) {
				throw new Budget.Exceeded();
			}
		}

	}

}
