package io.filepipeline.split.pdf;

import java.io.IOException;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSInputStream;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.ICOSParser;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a document, with streams that do not let the parser inflate them to
 * sizes that no document needs. It does so while repairing a file, too, where nothing
 * else can stop it.
 */
final class BoundedObjects extends COSDocument {

	private final ICOSParser parser;

	private final Scratch scratch;

	private final @Nullable Budget decoding;

	/**
	 * Bounds the streams.
	 * @param decoding how many bytes all of them together may decode to, each time that
	 * one is decoded; {@code null} if each has a bound of its own
	 */
	BoundedObjects(ICOSParser parser, Scratch scratch, @Nullable Budget decoding) {
		super(() -> scratch, parser);
		this.decoding = decoding;
		this.parser = parser;
		this.scratch = scratch;
	}

	@Override
	public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
		COSStream stream = new BoundedStream(this.scratch, this.parser.createRandomAccessReadView(start, length),
				this.decoding);
		dictionary.forEach(stream::setItem);
		stream.setKey(dictionary.getKey());
		return stream;
	}

	private static final class BoundedStream extends COSStream {

		private final @Nullable Budget decoding;

		BoundedStream(RandomAccessStreamCache cache, RandomAccessReadView bytes, @Nullable Budget decoding)
				throws IOException {
			super(cache, bytes);
			this.decoding = decoding;
		}

		/** What is called to read objects, a cross-reference table or content. */
		@Override
		public RandomAccessRead createView() throws IOException {
			check();
			return super.createView();
		}

		/** What is called for everything else. */
		@Override
		public COSInputStream createInputStream(DecodeOptions options) throws IOException {
			check();
			return super.createInputStream(options);
		}

		private void check() throws IOException {
			if (this.decoding == null) {
				Inflation.check(this);
			}
			else {
				this.decoding.spend(Inflation.check(this, this.decoding.left()));
			}
		}

	}

}
