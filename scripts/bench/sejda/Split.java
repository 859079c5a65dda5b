import java.io.File;
import java.io.IOException;

import org.sejda.core.service.DefaultTaskExecutionService;
import org.sejda.model.input.PdfFileSource;
import org.sejda.model.output.FileOrDirectoryTaskOutput;
import org.sejda.model.parameter.ExtractPagesParameters;
import org.sejda.model.parameter.SplitByEveryXPagesParameters;
import org.sejda.model.parameter.base.MultiplePdfSourceMultipleOutputParameters;
import org.sejda.model.parameter.base.TaskParameters;
import org.sejda.model.pdf.page.PageRange;

/** Splits a document by Sejda: document, folder, pages of each part, number of parts; until it is warm. */
public class Split {

	public static void main(String[] arguments) throws IOException {
		DefaultTaskExecutionService sejda = new DefaultTaskExecutionService();
		long begin = System.nanoTime();
		for (int time = 0; (time < 12 || secondsSince(begin) < 30) && secondsSince(begin) < 40; time++) {
			for (File part : new File(arguments[1]).listFiles()) {
				part.delete();
			}
			long start = System.nanoTime();
			sejda.execute(parameters(arguments));
			System.out.println((System.nanoTime() - start) / 1000);
		}
		System.exit(0);
	}

	private static TaskParameters parameters(String[] arguments) {
		int each = Integer.parseInt(arguments[2]);
		MultiplePdfSourceMultipleOutputParameters parameters = new SplitByEveryXPagesParameters(each);
		if (Integer.parseInt(arguments[3]) == 1) {
			ExtractPagesParameters first = new ExtractPagesParameters();
			first.addPageRange(new PageRange(1, each));
			parameters = first;
		}
		parameters.addSource(PdfFileSource.newInstanceNoPassword(new File(arguments[0])));
		parameters.setOutput(FileOrDirectoryTaskOutput.directory(new File(arguments[1])));
		parameters.setOutputPrefix("part-[CURRENTPAGE]-[FILENUMBER]");
		return parameters;
	}

	private static long secondsSince(long begin) {
		return (System.nanoTime() - begin) / 1_000_000_000;
	}

}
