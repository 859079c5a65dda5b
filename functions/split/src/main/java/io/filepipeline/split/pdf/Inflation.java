package io.filepipeline.split.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.jspecify.annotations.Nullable;

/**
 * Guards the streams that have to be decoded in memory to read the document at all. A
 * kilobyte can inflate to a megabyte, and again.
 */
final class Inflation {

	/** Object streams hold some hundred objects; the largest seen had 12 MB. */
	private static final long MOST_BYTES = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);

	/** Other filters are for images. */
	private static final Set<COSName> ALLOWED = Set.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION,
			COSName.LZW_DECODE, COSName.LZW_DECODE_ABBREVIATION, COSName.ASCII85_DECODE,
			COSName.ASCII85_DECODE_ABBREVIATION, COSName.ASCII_HEX_DECODE, COSName.ASCII_HEX_DECODE_ABBREVIATION,
			COSName.RUN_LENGTH_DECODE, COSName.RUN_LENGTH_DECODE_ABBREVIATION, COSName.CRYPT);

	/** Beyond what any writer chains. */
	private static final int MOST_FILTERS = 4;

	private Inflation() {
	}

	/**
	 * Decodes the stream without keeping it.
	 * @throws IOException if its filters are not for text
	 * @throws Budget.Exceeded if one of them makes more than 64 MiB, or an eighth of the
	 * heap if that is less
	 */
	static void check(COSStream stream) throws IOException {
		if (stream.getLength() > MOST_BYTES) {
			throw new Budget.Exceeded();
		}
		List<COSName> filters = new ArrayList<>();
		collect(stream.getFilters(), filters);
		byte[] encoded = null;
		for (int i = 0; i < filters.size(); i++) {
			Decoded decoded = new Decoded(i + 1 < filters.size());
			try (InputStream in = (encoded != null) ? new ByteArrayInputStream(encoded)
					: stream.createRawInputStream()) {
				FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(in, decoded, stream, i);
			}
			catch (IOException ex) {
				// damaged: what the parser makes of it ends at the same byte
			}
			encoded = decoded.toByteArray();
		}
	}

	private static void collect(@Nullable COSBase filter, List<COSName> filters) throws IOException {
		if (filter instanceof COSArray several) {
			for (int i = 0; i < several.size(); i++) {
				filters.add(allowed(several.getObject(i)));
			}
		}
		else if (filter != null) {
			filters.add(allowed(filter));
		}
		if (filters.size() > MOST_FILTERS) {
			throw new IOException("A stream that holds objects has " + filters.size() + " filters");
		}
	}

	private static COSName allowed(@Nullable COSBase filter) throws IOException {
		if (filter instanceof COSName name && ALLOWED.contains(name)) {
			return name;
		}
		throw new IOException("A stream that holds objects has a filter for something else");
	}

	/** Counts what is decoded, and keeps it if it is to be decoded once more. */
	private static final class Decoded extends ByteArrayOutputStream {

		private final boolean kept;

		private long total;

		Decoded(boolean kept) {
			this.kept = kept;
		}

		@Override
		public void write(int value) {
			add(1);
			if (this.kept) {
				super.write(value);
			}
		}

		@Override
		public void write(byte[] bytes, int from, int length) {
			add(length);
			if (this.kept) {
				super.write(bytes, from, length);
			}
		}

		private void add(int bytes) {
			this.total += bytes;
			if (this.total > MOST_BYTES) {
				throw new Budget.Exceeded();
			}
		}

	}

}
