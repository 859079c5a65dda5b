package io.filepipeline.split.look;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.filepipeline.split.pdf.Budget;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * The filters of an image, none of which may take more memory than there is for it.
 */
final class PictureFilters {

	/** What may be kept of an image in one piece. */
	static final long MOST_BYTES = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

	private static final int MOST_FILTERS = 4;

	/** Some filters take memory for so many bits of a pixel, before they decode. */
	private static final double MOST_BITS = 1024;

	private static final Set<COSName> FAX = Set.of(COSName.CCITTFAX_DECODE, COSName.CCITTFAX_DECODE_ABBREVIATION);

	private final COSDictionary image;

	private final Effort effort;

	/**
	 * The filters of an image.
	 * @param image its dictionary, which of an inline image may be abbreviated
	 */
	PictureFilters(COSDictionary image, Effort effort) {
		this.image = image;
		this.effort = effort;
	}

	/** Whether the last is one of these. */
	boolean endWith(COSName name, COSName other) throws IOException {
		List<COSName> names = names();
		return !names.isEmpty() && Set.of(name, other).contains(names.get(names.size() - 1));
	}

	/** Applies all but the last. */
	InputStream untilLast(InputStream encoded) throws IOException {
		InputStream in = encoded;
		for (int i = 0; i + 1 < names().size(); i++) {
			Kept kept = new Kept();
			decode(i, in, kept, DecodeOptions.DEFAULT);
			in = new ByteArrayInputStream(kept.toByteArray());
		}
		return in;
	}

	/** Applies the last, and keeps what comes of it. */
	ByteArrayOutputStream last(byte[] encoded, DecodeOptions options) throws IOException {
		Kept kept = new Kept();
		last(new ByteArrayInputStream(encoded), kept, options);
		return kept;
	}

	/** Applies the last, if there is any. */
	void last(InputStream in, OutputStream out, DecodeOptions options) throws IOException {
		try {
			if (names().isEmpty()) {
				in.transferTo(out);
			}
			else {
				decode(names().size() - 1, in, out, options);
			}
		}
		catch (Samples.Enough ex) {
			// the rest is too much
		}
	}

	private void decode(int index, InputStream in, OutputStream out, DecodeOptions options) throws IOException {
		COSName filter = names().get(index);
		checkMemory(index, FAX.contains(filter));
		FilterFactory.INSTANCE.getFilter(filter).decode(in, out, this.image, index, options);
	}

	private List<COSName> names() throws IOException {
		List<COSName> names = new ArrayList<>();
		COSBase value = this.image.getDictionaryObject(COSName.FILTER, COSName.F);
		if (value instanceof COSName name) {
			names.add(name);
		}
		else if (value instanceof COSArray several) {
			for (int i = 0; i < several.size(); i++) {
				if (!(several.getObject(i) instanceof COSName name) || i == MOST_FILTERS) {
					throw new IOException("An image has a filter that there is not, or too many");
				}
				names.add(name);
			}
		}
		return names;
	}

	/** Some filters take memory for what their parameters say, before they decode. */
	private void checkMemory(int index, boolean fax) {
		COSBase value = this.image.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
		if (value instanceof COSArray several) {
			value = (index < several.size()) ? several.getObject(index) : null;
		}
		COSDictionary parameters = (value instanceof COSDictionary dictionary) ? dictionary : new COSDictionary();
		double columns = parameters.getInt(COSName.COLUMNS, fax ? 1728 : 1);
		double rows = fax
				? Math.max(parameters.getInt(COSName.ROWS, 0), this.image.getInt(COSName.HEIGHT, COSName.H, 0)) : 1;
		double bits = (double) Math.max(1, parameters.getInt(COSName.COLORS, 1))
				* Math.max(1, parameters.getInt(COSName.BITS_PER_COMPONENT, 8));
		if (columns * rows * (fax ? 1 : Math.min(bits, MOST_BITS)) / 8 > MOST_BYTES) {
			throw new Budget.Exceeded();
		}
		this.effort.spendOnPixels(fax ? columns * rows : 0);
	}

	/** What is decoded and kept. */
	private static final class Kept extends ByteArrayOutputStream {

		@Override
		public void write(int value) {
			check(1);
			super.write(value);
		}

		@Override
		public void write(byte[] bytes, int from, int length) {
			check(length);
			super.write(bytes, from, length);
		}

		private void check(int more) {
			if (size() + (long) more > MOST_BYTES) {
				throw new Budget.Exceeded();
			}
		}

	}

}
