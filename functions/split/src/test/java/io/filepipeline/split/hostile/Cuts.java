package io.filepipeline.split.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.testing.PdfBuilder;

/**
 * Documents of which the end, the start or something in between is missing.
 */
final class Cuts {

	private static final int PLACES = 16;

	private Cuts() {
	}

	static Stream<HostileDocument> all() {
		Map<String, PdfBuilder> whole = Map.of("plain", Documents.plain(), "rich", Documents.rich());
		return whole.entrySet()
			.stream()
			.flatMap((entry) -> IntStream.range(0, PLACES)
				.boxed()
				.flatMap((place) -> cut(entry.getKey(), entry.getValue().toBytes(), place).stream()));
	}

	private static List<HostileDocument> cut(String name, byte[] whole, int place) {
		int at = whole.length * place / PLACES;
		int next = whole.length * (place + 1) / PLACES;
		return List.of(
				HostileDocument.either("the first " + at + " bytes of " + name, 5, () -> Arrays.copyOf(whole, at)),
				HostileDocument.either(name + " without its first " + (at + 1) + " bytes", 5,
						() -> Arrays.copyOfRange(whole, at + 1, whole.length)),
				HostileDocument.either(name + " without its bytes from " + at, 5,
						() -> Documents.join(Arrays.copyOf(whole, at), Arrays.copyOfRange(whole, next, whole.length))));
	}

}
