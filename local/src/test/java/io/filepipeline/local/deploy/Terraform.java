package io.filepipeline.local.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the {@code .tf} files of a folder declare. HCL's structure is parsed (blocks,
 * attributes, brackets, strings with their interpolations, comments); expressions stay
 * text.
 */
record Terraform(List<Block> blocks) {

	private static final Pattern REFERENCE = Pattern
		.compile("(?<![\\w.$])(?:(var|local)\\.(\\w+)|data\\.(\\w+)\\.(\\w+)|((?:aws|random)_\\w+)\\.(\\w+))");

	/**
	 * Reads all {@code .tf} files of a folder.
	 * @throws IllegalArgumentException where one is no HCL, naming the file and the line
	 */
	static Terraform in(Path folder) {
		List<Block> blocks = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".tf")).sorted().toList()) {
				blocks.addAll(new Parser(file.getFileName().toString(), Files.readString(file)).body(false).blocks());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Terraform(blocks);
	}

	List<Block> all(String type) {
		return this.blocks.stream().filter((block) -> block.type().equals(type)).toList();
	}

	List<Block> resources(String type) {
		return all("resource").stream().filter((block) -> block.labels().get(0).equals(type)).toList();
	}

	Block resource(String type, String name) {
		return resources(type).stream()
			.filter((block) -> block.labels().get(1).equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no resource " + type + "." + name));
	}

	String local(String name) {
		return all("locals").stream()
			.filter((block) -> block.attributes().containsKey(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no local " + name))
			.attributes()
			.get(name);
	}

	/** The addresses that can be referred to. */
	TreeSet<String> declared() {
		TreeSet<String> addresses = new TreeSet<>();
		for (Block block : this.blocks) {
			switch (block.type()) {
				case "variable" -> addresses.add("var." + block.labels().get(0));
				case "locals" -> block.attributes().keySet().forEach((name) -> addresses.add("local." + name));
				case "resource" -> addresses.add(String.join(".", block.labels()));
				case "data" -> addresses.add("data." + String.join(".", block.labels()));
				default -> {
				}
			}
		}
		return addresses;
	}

	/** The addresses that expressions refer to. */
	TreeSet<String> referenced() {
		TreeSet<String> addresses = new TreeSet<>();
		this.blocks.forEach((block) -> block.expressions()
			.forEach((expression) -> REFERENCE.matcher(code(expression))
				.results()
				.forEach((found) -> addresses.add(found.group().replaceAll("\\s", "")))));
		return addresses;
	}

	/**
	 * An expression without the text of its strings, but with what is interpolated there.
	 */
	private static String code(String expression) {
		StringBuilder code = new StringBuilder();
		Parser parser = new Parser("expression", expression);
		parser.strip(code, false);
		return code.toString();
	}

	/**
	 * A block: {@code resource "aws_s3_bucket" "files" { ... }}.
	 *
	 * @param type the word it begins with
	 * @param labels what follows in quotes
	 * @param attributes the expressions, by name
	 * @param blocks the blocks in it
	 */
	record Block(String type, List<String> labels, Map<String, String> attributes, List<Block> blocks) {

		/** All expressions in it, however deep. */
		Stream<String> expressions() {
			return Stream.concat(this.attributes.values().stream(), this.blocks.stream().flatMap(Block::expressions));
		}

		/** All blocks of a type in it, however deep. */
		Stream<Block> within(String type) {
			return this.blocks.stream()
				.flatMap((block) -> Stream.concat(block.type().equals(type) ? Stream.of(block) : Stream.empty(),
						block.within(type)));
		}

		/** The names that an attribute gives values to: {@code { NAME = value }}. */
		static TreeSet<String> keys(String expression) {
			TreeSet<String> keys = new TreeSet<>();
			Pattern.compile("(?m)^\\s*([A-Z][A-Z0-9_]+)\\s*=")
				.matcher(expression)
				.results()
				.forEach((key) -> keys.add(key.group(1)));
			return keys;
		}

	}

	private static final class Parser {

		private final String name;

		private final String text;

		private int at;

		Parser(String name, String text) {
			this.name = name;
			this.text = text;
		}

		Block body(boolean nested) {
			Map<String, String> attributes = new LinkedHashMap<>();
			List<Block> blocks = new ArrayList<>();
			while (true) {
				skipBlank(true);
				if (this.at == this.text.length()) {
					check(!nested, "a block is not closed");
					return new Block("", List.of(), attributes, blocks);
				}
				if (peek() == '}') {
					check(nested, "a bracket too many");
					this.at++;
					return new Block("", List.of(), attributes, blocks);
				}
				String word = word();
				List<String> labels = new ArrayList<>();
				skipBlank(false);
				while (peek() == '"') {
					int from = this.at;
					strip(new StringBuilder(), true);
					labels.add(this.text.substring(from + 1, this.at - 1));
					skipBlank(false);
				}
				if (peek() == '{') {
					this.at++;
					Block inner = body(true);
					blocks.add(new Block(word, labels, inner.attributes(), inner.blocks()));
				}
				else {
					check(labels.isEmpty() && peek() == '=', "neither a block nor an attribute");
					this.at++;
					check(attributes.put(word, expression()) == null, word + " is given twice");
				}
			}
		}

		private String expression() {
			int from = this.at;
			StringBuilder open = new StringBuilder();
			while (this.at < this.text.length()) {
				char next = peek();
				if (next == '"') {
					strip(new StringBuilder(), true);
					continue;
				}
				if (next == '#') {
					comment();
					continue;
				}
				if (open.isEmpty() && (next == '\n' || next == '}')) {
					break;
				}
				bracket(next, open);
				this.at++;
			}
			check(open.isEmpty(), "a bracket is not closed");
			String expression = this.text.substring(from, this.at).strip();
			check(!expression.isEmpty(), "a value is missing");
			return expression;
		}

		private void bracket(char next, StringBuilder open) {
			check(next != '<' || !this.text.startsWith("<<", this.at), "a heredoc, which this parser does not read");
			if ("([{".indexOf(next) >= 0) {
				open.append(next);
			}
			else if (")]}".indexOf(next) >= 0) {
				check(!open.isEmpty() && "([{".indexOf(open.charAt(open.length() - 1)) == ")]}".indexOf(next),
						"brackets do not match");
				open.setLength(open.length() - 1);
			}
		}

		/**
		 * Goes over a string, or to the end of what is interpolated or all, and keeps the
		 * code.
		 */
		void strip(StringBuilder code, boolean string) {
			int depth = 0;
			this.at += string ? 1 : 0;
			while (this.at < this.text.length()) {
				char next = peek();
				if (string) {
					check(next != '\n', "a string is not closed");
					if (next == '"') {
						this.at++;
						return;
					}
					if (this.text.startsWith("$${", this.at)) {
						this.at += 3;
					}
					else if (this.text.startsWith("${", this.at)) {
						this.at += 2;
						code.append(' ');
						strip(code, false);
						this.at++;
						code.append(' ');
					}
					else {
						this.at += (next == '\\') ? 2 : 1;
					}
				}
				else if (next == '"') {
					strip(code, true);
				}
				else if (next == '#') {
					comment();
				}
				else {
					depth += (next == '{') ? 1 : 0;
					if (next == '}' && depth-- == 0) {
						return;
					}
					code.append(next);
					this.at++;
				}
			}
			check(!string, "a string is not closed");
		}

		private void skipBlank(boolean lines) {
			while (this.at < this.text.length()) {
				char next = peek();
				if (next == '#') {
					comment();
				}
				else if (next == ' ' || next == '\t' || (lines && next == '\n')) {
					this.at++;
				}
				else {
					return;
				}
			}
		}

		private void comment() {
			int end = this.text.indexOf('\n', this.at);
			this.at = (end < 0) ? this.text.length() : end;
		}

		private String word() {
			int from = this.at;
			while (this.at < this.text.length() && (Character.isLetterOrDigit(peek()) || "_-".indexOf(peek()) >= 0)) {
				this.at++;
			}
			check(this.at > from, "a name is missing");
			return this.text.substring(from, this.at);
		}

		private char peek() {
			return (this.at < this.text.length()) ? this.text.charAt(this.at) : '\n';
		}

		private void check(boolean right, String otherwise) {
			if (!right) {
				long line = this.text.substring(0, Math.min(this.at, this.text.length())).lines().count();
				throw new IllegalArgumentException(this.name + ", line " + line + ": " + otherwise);
			}
		}

	}

}
