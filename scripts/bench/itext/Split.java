import java.io.File;
import java.io.IOException;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.WriterProperties;

/** Splits a document by iText: document, folder, pages of each part, number of parts; until it is warm. */
public class Split {

	public static void main(String[] arguments) throws IOException {
		int each = Integer.parseInt(arguments[2]);
		long begin = System.nanoTime();
		for (int time = 0; (time < 12 || secondsSince(begin) < 30) && secondsSince(begin) < 40; time++) {
			for (File part : new File(arguments[1]).listFiles()) {
				part.delete();
			}
			long start = System.nanoTime();
			try (PdfDocument source = new PdfDocument(new PdfReader(arguments[0]))) {
				for (int number = 0; number < Integer.parseInt(arguments[3]); number++) {
					PdfWriter writer = new PdfWriter(arguments[1] + "/part-" + number + ".pdf",
							new WriterProperties().setFullCompressionMode(true));
					try (PdfDocument part = new PdfDocument(writer)) {
						source.copyPagesTo(number * each + 1,
								Math.min((number + 1) * each, source.getNumberOfPages()), part);
					}
				}
			}
			System.out.println((System.nanoTime() - start) / 1000);
		}
	}

	private static long secondsSince(long begin) {
		return (System.nanoTime() - begin) / 1_000_000_000;
	}

}
