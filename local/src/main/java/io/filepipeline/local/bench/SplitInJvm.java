package io.filepipeline.local.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.filepipeline.split.pdf.Outcome;
import io.filepipeline.split.pdf.PartSequence;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Written;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.Splitter;
import org.apache.pdfbox.pdmodel.PDDocument;

import org.springframework.util.FileSystemUtils;

/**
 * Splits a document once or several times, and prints how many microseconds each took.
 */
public final class SplitInJvm {

	/**
	 * So often, and for so many seconds, until the JVM has compiled what matters: where
	 * all processors split, there is little time for that, and a slow one takes twenty.
	 */
	private static final int LEAST_TIMES = 12;

	private static final long LEAST = 30;

	/** Then once more says nothing new. */
	private static final long LONGEST = 40;

	private SplitInJvm() {
	}

	/**
	 * Splits.
	 * @param arguments engine, document, folder, task, and whether it is to be warm or
	 * once
	 */
	public static void main(String[] arguments) throws IOException {
		Path document = Path.of(arguments[1]);
		Path folder = Path.of(arguments[2]);
		Task task = Task.valueOf(arguments[3]);
		boolean once = arguments[4].equals("once");
		long begin = System.nanoTime();
		for (int i = 0; once ? i < 1 : isCold(i, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)); i++) {
			// who writes over a file waits until the disk has it; processes never do
			FileSystemUtils.deleteRecursively(folder);
			Files.createDirectories(folder);
			long start = System.nanoTime();
			if (arguments[0].equals("engine")) {
				byEngine(document, folder, task);
			}
			else {
				byPdfBox(document, folder, task);
			}
			System.out.println(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
		}
	}

	private static boolean isCold(int times, long seconds) {
		return (times < LEAST_TIMES || seconds < LEAST) && seconds < LONGEST;
	}

	private static void byEngine(Path file, Path folder, Task task) throws IOException {
		try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
			List<List<Integer>> parts = task.parts(document.pageCount());
			try (PartSequence<Path> made = PartSequence.of(document, parts.size(),
					(index, writing) -> write(writing, parts.get(index), part(folder, index)))) {
				for (int i = 0; i < parts.size(); i++) {
					made.next();
				}
			}
		}
	}

	private static Path write(PartSequence.Writing writing, List<Integer> pages, Path part) throws IOException {
		OutputStream[] out = { OutputStream.nullOutputStream() };
		Outcome outcome = writing.write(pages, () -> out[0] = Files.newOutputStream(part));
		out[0].close();
		if (!(outcome instanceof Written)) {
			throw new IOException("A part is refused");
		}
		return part;
	}

	private static void byPdfBox(Path file, Path folder, Task task) throws IOException {
		try (PDDocument document = Loader.loadPDF(file.toFile())) {
			Splitter splitter = new Splitter();
			splitter.setSplitAtPage(task.pagesEach(document.getNumberOfPages()));
			splitter.setEndPage(task.parts(document.getNumberOfPages()).stream().mapToInt(List::size).sum());
			int number = 0;
			List<PDDocument> parts = splitter.split(document);
			for (PDDocument part : parts) {
				try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part(folder, number++)))) {
					part.save(out);
				}
			}
			for (PDDocument part : parts) {
				part.close();
			}
		}
	}

	private static Path part(Path folder, int number) {
		return folder.resolve("part-" + number + ".pdf");
	}

}
