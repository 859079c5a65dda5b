package io.filepipeline.split.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.testing.PdfBuilder;

/**
 * Documents with bytes changed at random, the same ones each time.
 */
final class Flips {

	private static final int EACH = 20;

	private Flips() {
	}

	static Stream<HostileDocument> all() {
		List<PdfBuilder> originals = List.of(Documents.plain(), Documents.rich(), Documents.rich().encrypted("", "o"));
		return IntStream.range(0, originals.size())
			.boxed()
			.flatMap((original) -> IntStream.range(0, EACH)
				.mapToObj((seed) -> HostileDocument.either("flips " + seed + " in document " + original, -1,
						() -> flip(originals.get(original).toBytes(), new Random(seed)))));
	}

	private static byte[] flip(byte[] bytes, Random random) {
		int flips = 1 << random.nextInt(9);
		for (int i = 0; i < flips; i++) {
			int at = random.nextInt(bytes.length);
			switch (random.nextInt(3)) {
				case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
				case 1 -> bytes[at] = (byte) "0123456789<>[]()/ R\n".charAt(random.nextInt(20));
				default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(8)), (byte) 0);
			}
		}
		return bytes;
	}

}
