package io.filepipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Writes down which promises were kept: into a table of its own in every build, into
 * docs/reliability.md when all was tried in full.
 */
class Reliability implements ParameterResolver, AfterTestExecutionCallback {

	private static final String MARK = "<!-- What follows is written by ./mvnw verify -Pfaults -->";

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Reliability.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Tries.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return tries(context);
	}

	@Override
	public void afterTestExecution(ExtensionContext context) {
		Table table = context.getRoot().getStore(NAMESPACE).computeIfAbsent(Table.class);
		if (context.getExecutionException().isPresent()) {
			table.broken().add(context.getDisplayName());
		}
		else {
			Promise promise = context.getRequiredTestMethod().getAnnotation(Promise.class);
			Tries tries = tries(context);
			table.rows()
				.add("| %s | %s | %d | %s |".formatted(promise.when(), promise.then(), tries.count(), tries.outcome()));
		}
	}

	private static Tries tries(ExtensionContext context) {
		return context.getStore(NAMESPACE).computeIfAbsent(Tries.class);
	}

	/**
	 * What is known when all tests are over.
	 *
	 * @param rows of the table
	 * @param broken the tests that failed
	 */
	record Table(SortedSet<String> rows, SortedSet<String> broken) implements AutoCloseable {

		Table() {
			this(new ConcurrentSkipListSet<>(), new ConcurrentSkipListSet<>());
		}

		@Override
		public void close() throws IOException {
			if (!this.broken.isEmpty()) {
				return;
			}
			Files.writeString(Path.of("target/reliability.md"), text());
			Path document = Path.of("../docs/reliability.md");
			String text = Files.readString(document);
			int table = text.indexOf(MARK) + MARK.length();
			// a run of some of the tests is not to delete what others have shown
			if (Tries.FULL && this.rows.size() >= rowsOf(text.substring(table))) {
				Files.writeString(document, text.substring(0, table) + "\n\n" + text());
			}
		}

		/** Besides the two that every table begins with. */
		private static long rowsOf(String text) {
			return text.lines().filter((line) -> line.startsWith("|")).count() - 2;
		}

		private String text() {
			List<String> lines = new java.util.ArrayList<>(
					List.of("Tried on %s with Java %s.".formatted(LocalDate.now(), Runtime.version().feature()), "",
							"| what goes wrong | what holds | tried | outcome |", "|---|---|---|---|"));
			lines.addAll(new TreeSet<>(this.rows));
			return String.join("\n", lines) + "\n";
		}

	}

}
