package io.filepipeline.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that splits documents, as a process.
 *
 * @param name what it is called
 * @param warm whether it splits several times and says how long each took
 * @param command the process for a piece of work
 */
record Contestant(String name, boolean warm, Command command) {

	/**
	 * Those that are installed, this engine first.
	 * @param jvm for those written in Java
	 * @param scripts for the others
	 */
	static List<Contestant> installed(Jvm jvm, Path scripts) {
		return Stream
			.of(new Contestant("this engine", true, (work) -> jvm.warm("engine", work)),
					new Contestant("this engine, a process", false, (work) -> jvm.once("engine", work)),
					new Contestant("PDFBox `Splitter`", true, (work) -> jvm.warm("pdfbox", work)),
					library("iText", scripts.resolve("itext")), library("Sejda", scripts.resolve("sejda")),
					new Contestant("qpdf", false, Contestant::qpdf),
					new Contestant("mutool", false, (work) -> script("mutool run", scripts.resolve("split.js"), work)),
					new Contestant("PyPDF2", false, (work) -> script(python(), scripts.resolve("split.py"), work)),
					new Contestant("pdftk", false, Contestant::pdftk))
			.filter(Contestant::isInstalled)
			.toList();
	}

	private boolean isInstalled() {
		return switch (this.name) {
			case "qpdf", "pdftk" -> runs(this.name, "--version");
			case "mutool" -> runs("mutool", "-v");
			case "PyPDF2" -> !python().isEmpty();
			default -> true;
		};
	}

	/** A Java library whose jars somebody has fetched; see its pom.xml. */
	private static Contestant library(String name, Path folder) {
		Path jars = folder.resolve("target/dependency");
		return new Contestant(name, true,
				(work) -> Files.isDirectory(jars) ? Jvm.source(folder.resolve("Split.java"), jars, work) : List.of());
	}

	/** One that has PyPDF2; empty if none has. */
	private static String python() {
		return Stream.of("python3", "/usr/bin/python3")
			.filter((python) -> runs(python, "-c", "import PyPDF2"))
			.findFirst()
			.orElse("");
	}

	private static boolean runs(String... words) {
		try {
			Process process = new ProcessBuilder(words).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			return process.waitFor() == 0;
		}
		catch (IOException ex) {
			// no such program
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static List<String> script(String interpreter, Path script, Work work) {
		return Stream
			.concat(Stream.of(interpreter.split(" ")), Stream.of(script.toString(), work.document().toString(),
					work.folder().toString(), Integer.toString(work.pagesEach()), Integer.toString(work.parts())))
			.toList();
	}

	private static List<String> qpdf(Work work) {
		String document = work.document().toString();
		if (work.task() == Task.FIRST_TWO) {
			return List.of("qpdf", document, "--pages", ".", "1-2", "--", work.folder().resolve("part.pdf").toString());
		}
		return List.of("qpdf", "--split-pages=" + work.pagesEach(), document,
				work.folder().resolve("part-%d.pdf").toString());
	}

	private static List<String> pdftk(Work work) {
		return switch (work.task()) {
			case PAGE_BY_PAGE -> List.of("pdftk", work.document().toString(), "burst", "output",
					work.folder().resolve("part-%05d.pdf").toString());
			case FIRST_TWO -> List.of("pdftk", work.document().toString(), "cat", "1-2", "output",
					work.folder().resolve("part.pdf").toString());
			// it makes one file of several pages at a time
			case TEN_RANGES -> List.of();
		};
	}

	/**
	 * Makes the words of a command; none if the contestant cannot do it.
	 */
	@FunctionalInterface
	interface Command {

		List<String> words(Work work);

	}

	/**
	 * What is to be done.
	 *
	 * @param document the document
	 * @param pages how many it has
	 * @param task how it is split
	 * @param folder where the parts go
	 */
	record Work(Path document, int pages, Task task, Path folder) {

		int pagesEach() {
			return this.task.pagesEach(this.pages);
		}

		int parts() {
			return this.task.parts(this.pages).size();
		}

	}

}
