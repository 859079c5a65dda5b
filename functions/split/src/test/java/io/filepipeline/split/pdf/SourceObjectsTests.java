package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.filepipeline.testing.RawPdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SourceObjectsTests {

	private static final int LENGTH = 1 << 20;

	@TempDir
	private Path folder;

	/** What decodes content is used by one part after the other. */
	@Test
	void countWhatIsReadForOnePurposeOnly() throws IOException {
		Path file = Files.write(this.folder.resolve("source.pdf"),
				new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
					.object("<</Type/Pages/Kids[3 0 R]>>")
					.object("<</Type/Page/Parent 2 0 R/Contents 4 0 R>>")
					.stream("/Filter 5 0 R", "abc".getBytes(StandardCharsets.US_ASCII))
					.object("[" + " ".repeat(LENGTH) + "]")
					.toBytes());
		try (Source source = Source.open(file)) {
			SourceObjects first = source.objects().bounded();

			assertThat(read(first)).isEqualTo("abc");
			assertThatExceptionOfType(Budget.Exceeded.class).isThrownBy(() -> {
				while (true) {
					first.get(5);
				}
			});
			assertThatExceptionOfType(Budget.Exceeded.class).isThrownBy(() -> read(first));
			assertThat(read(source.objects().bounded())).isEqualTo("abc");
		}
	}

	private static String read(SourceObjects objects) throws IOException {
		StringBuilder text = new StringBuilder();
		objects.readContent(Objects.requireNonNull(objects.get(4)), LENGTH, Budget.ofContent(),
				(bytes, length, last) -> {
					text.append(new String(bytes, 0, length, StandardCharsets.US_ASCII));
					return length;
				});
		return text.toString();
	}

}
