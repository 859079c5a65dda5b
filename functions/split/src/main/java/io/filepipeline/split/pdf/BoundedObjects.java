package io.filepipeline.split.pdf;

import java.io.IOException;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.ICOSParser;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.io.RandomAccessStreamCache;

/**
 * The objects of a document, with streams that do not let the parser inflate them to
 * sizes that no document needs. It does so while repairing a file, too, where nothing
 * else can stop it.
 */
final class BoundedObjects extends COSDocument {

	private final ICOSParser parser;

	private final Scratch scratch;

	BoundedObjects(ICOSParser parser, Scratch scratch) {
		super(() -> scratch, parser);
		this.parser = parser;
		this.scratch = scratch;
	}

	@Override
	public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
		COSStream stream = new BoundedStream(this.scratch, this.parser.createRandomAccessReadView(start, length));
		dictionary.forEach(stream::setItem);
		stream.setKey(dictionary.getKey());
		return stream;
	}

	private static final class BoundedStream extends COSStream {

		BoundedStream(RandomAccessStreamCache cache, RandomAccessReadView bytes) throws IOException {
			super(cache, bytes);
		}

		/** What the parser calls to read objects or a cross-reference table. */
		@Override
		public RandomAccessRead createView() throws IOException {
			Inflation.check(this);
			return super.createView();
		}

	}

}
