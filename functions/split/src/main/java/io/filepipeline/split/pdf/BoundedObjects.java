package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.Set;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.ICOSParser;

/**
 * The objects of a document, without those streams that the parser would inflate to sizes
 * that no document needs. It does so while repairing a file, too, where nothing else can
 * stop it.
 */
final class BoundedObjects extends COSDocument {

	private static final Set<COSName> INFLATED_WHEN_READ = Set.of(COSName.OBJ_STM, COSName.XREF);

	BoundedObjects(ICOSParser parser) {
		super(Scratch::create, parser);
	}

	@Override
	public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
		COSStream stream = super.createCOSStream(dictionary, start, length);
		COSName type = dictionary.getCOSName(COSName.TYPE);
		if (type != null && INFLATED_WHEN_READ.contains(type)) {
			Inflation.check(stream);
		}
		return stream;
	}

}
