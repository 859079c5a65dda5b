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
import org.apache.pdfbox.cos.COSDictionary;
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
	 * Decodes a stream that may have 64 MiB, or an eighth of the heap if that is less.
	 */
	static long check(COSStream stream) throws IOException {
		return check(stream, MOST_BYTES);
	}

	/**
	 * Decodes the stream without keeping it.
	 * @param most how many bytes it may have when decoded, if that is less than above
	 * @return how many it has
	 * @throws IOException if its filters are not for text
	 * @throws Budget.Exceeded if one of them makes more
	 */
	static long check(COSStream stream, long most) throws IOException {
		if (stream.getLength() > Math.min(most, MOST_BYTES)) {
			throw new Budget.Exceeded();
		}
		List<COSName> filters = new ArrayList<>();
		collect(stream.getFilters(), filters);
		byte[] encoded = null;
		long length = stream.getLength();
		for (int i = 0; i < filters.size(); i++) {
			checkRows(stream, i);
			Decoded decoded = new Decoded(Math.min(most, MOST_BYTES), i + 1 < filters.size());
			try (InputStream in = (encoded != null) ? new ByteArrayInputStream(encoded)
					: stream.createRawInputStream()) {
				FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(in, decoded, stream, i);
			}
			catch (IOException ex) {
				// damaged: what the parser makes of it ends at the same byte
			}
			encoded = decoded.toByteArray();
			length = decoded.total;
		}
		return length;
	}

	/** A predictor takes memory for two rows, before there is anything to fill them. */
	private static void checkRows(COSStream stream, int index) {
		COSBase parameters = stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
		if (parameters instanceof COSArray several) {
			parameters = (index < several.size()) ? several.getObject(index) : null;
		}
		if (parameters instanceof COSDictionary dictionary && dictionary.getInt(COSName.PREDICTOR) > 1) {
			long bits = Math.max(1L, dictionary.getInt(COSName.COLORS, 1))
					* Math.max(1L, dictionary.getInt(COSName.BITS_PER_COMPONENT, 8));
			if (bits > 32 * 32 || bits * dictionary.getInt(COSName.COLUMNS, 1) > 8L * MOST_BYTES) {
				throw new Budget.Exceeded();
			}
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

		private final long most;

		private final boolean kept;

		private long total;

		Decoded(long most, boolean kept) {
			this.most = most;
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
			if (this.total > this.most) {
				throw new Budget.Exceeded();
			}
		}

	}

}
