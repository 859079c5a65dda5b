package io.filepipeline.split.look;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import io.filepipeline.split.pdf.Budget;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * Decodes an image, of which there are never all samples in memory if a filter hands them
 * out one after the other. JPEG 2000 and JBIG2 are not decoded.
 */
final class PictureReader {

	/** No image has longer edges. */
	private static final int LONGEST = 1 << 17;

	private static final long MOST_PIXELS = Math.min(4L << 20, Runtime.getRuntime().maxMemory() / 64);

	private final COSDictionary image;

	private final @Nullable PDResources resources;

	private final Effort effort;

	private final PictureFilters filters;

	/**
	 * Reads an image.
	 * @param image the dictionary of an image, which of an inline image may be
	 * abbreviated
	 */
	PictureReader(COSDictionary image, @Nullable PDResources resources, Effort effort) {
		this.image = image;
		this.resources = resources;
		this.effort = effort;
		this.filters = new PictureFilters(image, effort);
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
		InputStream last = this.filters.untilLast(encoded);
		if (this.filters.endWith(COSName.DCT_DECODE, COSName.DCT_DECODE_ABBREVIATION)) {
			return jpeg(last, width, height);
		}
		if (this.filters.endWith(COSName.JPX_DECODE, COSName.JBIG2_DECODE)) {
			throw new IOException("Nothing decodes such an image");
		}
		Samples samples = reduced(format(stencil), width, height, stencil ? 0 : 255);
		this.filters.last(last, samples, DecodeOptions.DEFAULT);
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
		if (format.rowLength() > PictureFilters.MOST_BYTES) {
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
	private Samples jpeg(InputStream in, double width, double height) throws IOException {
		byte[] bytes = in.readNBytes((int) PictureFilters.MOST_BYTES);
		if (bytes.length == PictureFilters.MOST_BYTES) {
			throw new Budget.Exceeded();
		}
		JpegHeader header = JpegHeader.of(bytes);
		this.effort.spendOnPixels((double) header.width() * header.height() * header.scans());
		int step = Math.max(1, Math.min(factor(header.width(), width), factor(header.height(), height)) / 2);
		while ((long) header.width() * header.height() / step / step > MOST_PIXELS) {
			step++;
		}
		ByteArrayOutputStream decoded = this.filters.last(bytes, new DecodeOptions(step));
		int columns = Samples.quotient(header.width(), step);
		int rows = Samples.quotient(header.height(), step);
		int components = decoded.size() / columns / rows;
		if (components < 1 || components > 4 || components * columns * rows != decoded.size()) {
			throw new IOException("A JPEG image has not the samples that its header says");
		}
		COSBase space = this.image.getDictionaryObject(COSName.COLORSPACE, COSName.CS);
		Ink ink = (space != null) ? Ink.of(space, this.resources) : null;
		ink = (ink != null && ink.getNumberOfComponents() == components) ? ink : Ink.of(components);
		Samples samples = reduced(new SampleFormat(columns, rows, 8, ink, decode()), width, height, 255);
		decoded.writeTo(samples);
		return samples;
	}

}
