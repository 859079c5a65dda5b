package io.filepipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

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
		Promise promise = context.getRequiredTestMethod().getAnnotation(Promise.class);
		Tries tries = tries(context);
		context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(Table.class)
			.put("| " + promise.when() + " | " + promise.then() + " | ", tries.count() + " | "
					+ (context.getExecutionException().isPresent() ? "**broken**" : tries.outcome()) + " |");
	}

	private static Tries tries(ExtensionContext context) {
		return context.getStore(NAMESPACE).computeIfAbsent(Tries.class);
	}

	/**
	 * The rows by what is promised.
	 */
	static final class Table implements AutoCloseable {

		private static final Pattern ROW = Pattern.compile("(\\| [^|]+ \\| [^|]+ \\| )(\\d+ \\| .* \\|)");

		private final SortedMap<String, String> rows = new ConcurrentSkipListMap<>();

		void put(String promise, String outcome) {
			this.rows.put(promise, outcome);
		}

		@Override
		public void close() throws IOException {
			Files.writeString(Path.of("target/reliability.md"), text(this.rows));
			if (Tries.FULL) {
				Path document = Path.of("../docs/reliability.md");
				String text = Files.readString(document);
				int end = text.indexOf(MARK) + MARK.length();
				// a run of some of the tests keeps what others have shown
				SortedMap<String, String> all = new TreeMap<>();
				ROW.matcher(text.substring(end)).results().forEach((row) -> all.put(row.group(1), row.group(2)));
				all.putAll(this.rows);
				Files.writeString(document, text.substring(0, end) + "\n\n" + text(all));
			}
		}

		private static String text(SortedMap<String, String> rows) {
			List<String> lines = new ArrayList<>(
					List.of("Last tried on %s with Java %s.".formatted(LocalDate.now(), Runtime.version().feature()),
							"", "| what goes wrong | what holds | tried | outcome |", "|---|---|---|---|"));
			rows.forEach((promise, outcome) -> lines.add(promise + outcome));
			return String.join("\n", lines) + "\n";
		}

	}

}
