package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Problem;
import io.filepipeline.testing.PdfBuilder;

/**
 * Takes parts from documents in memory, or says why there are none.
 */
final class Parts {

	private Parts() {
	}

	static byte[] part(PdfBuilder source, int... pages) {
		return part(source.toBytes(), pages);
	}

	static byte[] part(byte[] source, int... pages) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		write(source, out, pages);
		return out.toByteArray();
	}

	static Set<Note> notes(byte[] source, int... pages) {
		return write(source, new ByteArrayOutputStream(), pages).notes();
	}

	private static Written write(byte[] source, ByteArrayOutputStream out, int... pages) {
		Object outcome = attempt(source, out, pages);
		if (outcome instanceof Written written) {
			return written;
		}
		throw new AssertionError(outcome);
	}

	static Problem problem(byte[] source, int... pages) {
		Object outcome = attempt(source, new ByteArrayOutputStream(), pages);
		if (outcome instanceof Refused refused) {
			return refused.problem();
		}
		throw new AssertionError(outcome);
	}

	private static Object attempt(byte[] source, ByteArrayOutputStream out, int... pages) {
		Path file = null;
		try {
			file = Files.write(Files.createTempFile("source", ".pdf"), source);
			Opened opened = PdfDocument.open(file);
			if (opened instanceof PdfDocument document) {
				try (document) {
					return document.write(listOf(pages), () -> {
						out.reset();
						return out;
					});
				}
			}
			return opened;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			delete(file);
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<Integer> listOf(int... pages) {
		return IntStream.of(pages).boxed().toList();
	}

}
