package io.filepipeline.split.look;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

import io.filepipeline.split.pdf.Budget;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an image, of which there are never all samples in memory if a filter hands them
 * out one after the other. JPEG 2000 and JBIG2 are not decoded.
 */
final class PictureReader {

	/** No image has longer edges. */
	private static final int LONGEST = 1 << 17;

	/** What may be kept of an image in one piece. */
	private static final long MOST_BYTES = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

	private static final long MOST_PIXELS = Math.min(4L << 20, Runtime.getRuntime().maxMemory() / 64);

	private static final int MOST_FILTERS = 4;

	private final COSDictionary image;

	private final @Nullable PDResources resources;

	private final Effort effort;

	/**
	 * Reads an image.
	 * @param image the dictionary of an image, which of an inline image may be
	 * abbreviated
	 */
	PictureReader(COSDictionary image, @Nullable PDResources resources, Effort effort) {
		this.image = image;
		this.resources = resources;
		this.effort = effort;
	}

	/**
	 * Decodes it.
	 * @param encoded its bytes, which are not closed
	 * @param width how many pixels wide it is seen
	 * @param height how many pixels high it is seen
	 * @throws IOException if it cannot be decoded
	 */
	Picture read(InputStream encoded, double width, double height) throws IOException {
		boolean stencil = this.image.getBoolean(COSName.IMAGE_MASK, COSName.IM, false);
		Samples samples = samples(encoded, stencil, width, height);
		if (stencil) {
			return new Picture(samples.width(), samples.height(), null, samples.pixels());
		}
		Picture picture = new Picture(samples.width(), samples.height(), samples.pixels(), null);
		COSStream mask = this.image.getCOSStream(COSName.SMASK);
		mask = (mask != null) ? mask : this.image.getCOSStream(COSName.MASK);
		if (mask == null) {
			return picture;
		}
		Samples covered = new PictureReader(mask, null, this.effort).samples(mask.createRawInputStream(),
				mask.getBoolean(COSName.IMAGE_MASK, false), width, height);
		return picture.masked(covered.pixels(), covered.width(), covered.height());
	}

	private Samples samples(InputStream encoded, boolean stencil, double width, double height) throws IOException {
		List<COSName> filters = filters();
		COSName last = filters.isEmpty() ? COSName.IDENTITY : filters.get(filters.size() - 1);
		InputStream in = encoded;
		for (int i = 0; i + 1 < filters.size(); i++) {
			Kept kept = new Kept();
			decode(filters, i, in, kept, DecodeOptions.DEFAULT);
			in = new ByteArrayInputStream(kept.toByteArray());
		}
		if (COSName.DCT_DECODE.equals(last) || COSName.DCT_DECODE_ABBREVIATION.equals(last)) {
			return jpeg(filters, in, width, height);
		}
		if (COSName.JPX_DECODE.equals(last) || COSName.JBIG2_DECODE.equals(last)) {
			throw new IOException("Nothing decodes such an image");
		}
		SampleFormat format = format(stencil);
		Samples samples = reduced(format, width, height, stencil ? 0 : 255);
		if (filters.isEmpty()) {
			copy(in, samples);
		}
		else {
			checkMemory(filters.size() - 1, last);
			decode(filters, filters.size() - 1, in, samples, DecodeOptions.DEFAULT);
		}
		return samples;
	}

	private SampleFormat format(boolean stencil) throws IOException {
		int width = edge(COSName.WIDTH, COSName.W);
		int height = edge(COSName.HEIGHT, COSName.H);
		int bits = stencil ? 1 : this.image.getInt(COSName.BITS_PER_COMPONENT, COSName.BPC, 1);
		if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) {
			throw new IOException("Samples have 1, 2, 4, 8 or 16 bits");
		}
		if (stencil) {
			// 0 is painted, which covers all of a pixel
			float[] decode = decode();
			boolean usual = decode.length < 2 || decode[0] < decode[1];
			return new SampleFormat(width, height, 1, Ink.of(1), usual ? new float[] { 1, 0 } : new float[] { 0, 1 });
		}
		Ink ink = Ink.of(this.image.getDictionaryObject(COSName.COLORSPACE, COSName.CS), this.resources);
		if (ink == null) {
			throw new IOException("An image is no pattern");
		}
		return new SampleFormat(width, height, bits, ink, decode());
	}

	private int edge(COSName key, COSName abbreviation) throws IOException {
		int length = this.image.getInt(key, abbreviation, 0);
		if (length < 1 || length > LONGEST) {
			throw new IOException("An image has no size");
		}
		return length;
	}

	private float[] decode() {
		return (this.image.getDictionaryObject(COSName.DECODE, COSName.D) instanceof COSArray array)
				? array.toFloatArray() : new float[0];
	}

	/** As few as are seen, at most one for each sample. */
	private Samples reduced(SampleFormat format, double width, double height, int missing) throws IOException {
		if (format.rowLength() > MOST_BYTES) {
			throw new Budget.Exceeded();
		}
		this.effort.spendOnPixels(8.0 * format.rowLength() * format.height() / 4);
		int columns = factor(format.width(), width);
		int rows = factor(format.height(), height);
		while ((long) Samples.quotient(format.width(), columns)
				* Samples.quotient(format.height(), rows) > MOST_PIXELS) {
			columns *= 2;
			rows *= 2;
		}
		return new Samples(format, columns, rows, missing);
	}

	private static int factor(int samples, double seen) {
		return (int) Math.max(1, Math.min(samples, samples / Math.max(1, seen)));
	}

	/** A JPEG image is as large as its own header says. */
	private Samples jpeg(List<COSName> filters, InputStream in, double width, double height) throws IOException {
		byte[] bytes = in.readNBytes((int) MOST_BYTES);
		if (bytes.length == MOST_BYTES) {
			throw new Budget.Exceeded();
		}
		JpegHeader header = JpegHeader.of(bytes);
		this.effort.spendOnPixels((double) header.width() * header.height() * header.scans());
		int step = Math.max(1, Math.min(factor(header.width(), width), factor(header.height(), height)) / 2);
		while ((long) header.width() * header.height() / step / step > MOST_PIXELS) {
			step++;
		}
		Kept kept = new Kept();
		decode(filters, filters.size() - 1, new ByteArrayInputStream(bytes), kept, new DecodeOptions(step));
		int columns = Samples.quotient(header.width(), step);
		int rows = Samples.quotient(header.height(), step);
		int components = kept.size() / columns / rows;
		if (components < 1 || components > 4) {
			throw new IOException("A JPEG image has fewer samples than its header says");
		}
		COSBase space = this.image.getDictionaryObject(COSName.COLORSPACE, COSName.CS);
		Ink ink = (space != null) ? Ink.of(space, this.resources) : null;
		ink = (ink != null && ink.getNumberOfComponents() == components) ? ink : Ink.of(components);
		Samples samples = reduced(new SampleFormat(columns, rows, 8, ink, decode()), width, height, 255);
		kept.writeTo(samples);
		return samples;
	}

	private List<COSName> filters() throws IOException {
		List<COSName> filters = new ArrayList<>();
		COSBase value = this.image.getDictionaryObject(COSName.FILTER, COSName.F);
		if (value instanceof COSName name) {
			filters.add(name);
		}
		else if (value instanceof COSArray several) {
			for (int i = 0; i < several.size(); i++) {
				if (!(several.getObject(i) instanceof COSName name) || i == MOST_FILTERS) {
					throw new IOException("An image has a filter that there is not, or too many");
				}
				filters.add(name);
			}
		}
		return filters;
	}

	private void decode(List<COSName> filters, int index, InputStream in, OutputStream out, DecodeOptions options)
			throws IOException {
		checkMemory(index, filters.get(index));
		try {
			FilterFactory.INSTANCE.getFilter(filters.get(index)).decode(in, out, this.image, index, options);
		}
		catch (Samples.Enough ex) {
			// the rest is too much
		}
	}

	private static void copy(InputStream in, OutputStream out) throws IOException {
		try {
			in.transferTo(out);
		}
		catch (Samples.Enough ex) {
			// the rest is too much
		}
	}

	/** Some filters take memory for what their parameters say, before they decode. */
	private void checkMemory(int index, COSName filter) {
		COSBase value = this.image.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
		if (value instanceof COSArray several) {
			value = (index < several.size()) ? several.getObject(index) : null;
		}
		COSDictionary parameters = (value instanceof COSDictionary dictionary) ? dictionary : new COSDictionary();
		boolean fax = COSName.CCITTFAX_DECODE.equals(filter) || COSName.CCITTFAX_DECODE_ABBREVIATION.equals(filter);
		double columns = parameters.getInt(COSName.COLUMNS, fax ? 1728 : 1);
		double rows = fax
				? Math.max(parameters.getInt(COSName.ROWS, 0), this.image.getInt(COSName.HEIGHT, COSName.H, 0)) : 1;
		double bits = (double) Math.max(1, parameters.getInt(COSName.COLORS, 1))
				* Math.max(1, parameters.getInt(COSName.BITS_PER_COMPONENT, 8));
		if (columns * rows * (fax ? 1 : Math.min(bits, 1024)) / 8 > MOST_BYTES) {
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
