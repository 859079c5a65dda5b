package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Objects behind a table, as in a file that is linearized.
 */
class LaterObjectsTests {

	/** Longer than what is read at once. */
	private static final int LENGTH = 5 << 19;

	@Test
	void areKnownWhereverTheyStand() throws IOException {
		for (int shift = 0; shift < 40; shift++) {
			ByteArrayOutputStream file = new ByteArrayOutputStream();
			Map<COSObjectKey, Long> known = new HashMap<>();
			print(file, "%PDF-1.7\nxref\n" + " ".repeat(shift));
			int number = 100_000;
			while (file.size() < LENGTH) {
				known.put(new COSObjectKey(number, 0), (long) file.size());
				print(file, number++ + " 0 obj\n<<>>\nendobj\n");
				print(file, number++ + " 0 obj\n<</Length 9/Type/XRef>>\nendobj\n");
			}
			RandomAccessReadBuffer bytes = new RandomAccessReadBuffer(file.toByteArray());

			assertThat(new LaterObjects(bytes, known).exist(9)).as("shifted by " + shift).isFalse();
		}
	}

	@Test
	void areFoundWhereverTheyStand() throws IOException {
		for (int shift = 0; shift < LENGTH; shift += LENGTH / 40) {
			byte[] file = ("%PDF-1.7\nxref\n" + " ".repeat(shift) + "7 0 obj\n<<>>\nendobj\n"
					+ " ".repeat(LENGTH - shift))
				.getBytes(StandardCharsets.ISO_8859_1);

			assertThat(new LaterObjects(new RandomAccessReadBuffer(file), Map.of()).exist(9)).isTrue();
		}
	}

	private static void print(ByteArrayOutputStream file, String text) {
		file.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
	}

}
