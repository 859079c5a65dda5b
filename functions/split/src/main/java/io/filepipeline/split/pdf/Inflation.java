package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/**
 * Guards the streams that have to be inflated in memory to read the document at all. A
 * kilobyte can inflate to a megabyte, and again.
 */
final class Inflation {

	/** Object streams hold some hundred objects; the largest seen had 12 MB. */
	private static final long MOST_BYTES = 64L * 1024 * 1024;

	private Inflation() {
	}

	/**
	 * Inflates the stream without keeping it.
	 * @throws IOException if that makes more than 64 MiB
	 */
	static void check(COSStream stream) throws IOException {
		int layers = layersOf(stream.getFilters());
		if (layers == 0 || stream.getLength() > MOST_BYTES) {
			return;
		}
		try (InputStream raw = stream.createRawInputStream()) {
			InputStream inflated = raw;
			for (int i = 0; i < layers; i++) {
				inflated = new InflaterInputStream(inflated);
			}
			if (exceeds(inflated)) {
				throw new IOException("A stream inflates to more than " + MOST_BYTES + " bytes");
			}
		}
	}

	private static boolean exceeds(InputStream inflated) {
		byte[] buffer = new byte[16 * 1024];
		long total = 0;
		try {
			for (int read = inflated.read(buffer); read >= 0; read = inflated.read(buffer)) {
				total += read;
				if (total > MOST_BYTES) {
					return true;
				}
			}
		}
		catch (IOException ex) {
			// damaged: what the parser makes of it ends at the same byte
		}
		return false;
	}

	private static int layersOf(COSBase filters) {
		if (filters instanceof COSArray several) {
			int layers = 0;
			for (COSBase filter : several) {
				layers += layersOf(filter);
			}
			return layers;
		}
		return (COSName.FLATE_DECODE.equals(filters) || COSName.FLATE_DECODE_ABBREVIATION.equals(filters)) ? 1 : 0;
	}

}
