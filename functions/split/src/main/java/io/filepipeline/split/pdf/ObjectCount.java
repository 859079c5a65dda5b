package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Guards the search with which the parser repairs a file: it notes everything that looks
 * like the start of an object, and no table says beforehand how many there are.
 */
final class ObjectCount {

	/** The shortest object: a line break, a number, a generation and the word. */
	private static final int SHORTEST = 9;

	private static final int BLOCK = 1 << 20;

	private ObjectCount() {
	}

	/**
	 * Counts, unless the file is so small that it does not matter.
	 * @throws Budget.Exceeded if there are more objects than the budget allows
	 */
	static void check(Path file, Budget budget) throws IOException {
		if (budget.allows(Files.size(file) / SHORTEST * Budget.TABLE_ENTRY)) {
			return;
		}
		long count = 0;
		try (InputStream in = Files.newInputStream(file)) {
			byte[] block = new byte[BLOCK];
			for (int read = in.readNBytes(block, 0, BLOCK); read > 0; read = in.readNBytes(block, 0, BLOCK)) {
				count += count(new String(block, 0, read, StandardCharsets.ISO_8859_1));
			}
		}
		if (!budget.allows(count * Budget.TABLE_ENTRY)) {
			throw new Budget.Exceeded();
		}
	}

	private static long count(String block) {
		long count = 0;
		for (int at = block.indexOf("obj", 1); at > 0; at = block.indexOf("obj", at + 3)) {
			if (block.charAt(at - 1) <= ' ') {
				count++;
			}
		}
		return count;
	}

}
