package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

class StreamDeflaterTests {

	private static final String FLATE = "/Filter/FlateDecode";

	/** What comes again comes again from further away than 4 KB. */
	private static final byte[] CONTENT = content(9, 400, 20);

	private static byte[] content(int bound, int lines, int times) {
		Random random = new Random(1);
		return IntStream.range(0, lines)
			.mapToObj((line) -> random.nextInt(bound) + " " + random.nextInt(bound) + " 1 1 re f\n")
			.collect(Collectors.joining())
			.repeat(times)
			.getBytes(StandardCharsets.US_ASCII);
	}

	@Test
	void deflatesWhatNobodyHas() {
		byte[] source = source("", CONTENT);

		assertThat(length(Parts.part(source, 0))).isLessThan(CONTENT.length / 20);
		assertThatPdf(Parts.part(source, 0)).rendersLike(source, 0);
	}

	@Test
	void deflatesAgainWhatWasNotCompressed() {
		byte[] stored = deflated(CONTENT, Deflater.NO_COMPRESSION, CONTENT.length);

		check(source(FLATE, stored), CONTENT.length / 20);
		check(source("/Filter[/FlateDecode]/DecodeParms[null]", stored), CONTENT.length / 20);
	}

	@Test
	void deflatesAgainWhatRepeatsMoreThanWasSeen() {
		byte[] narrow = deflated(CONTENT, Deflater.DEFAULT_COMPRESSION, 4096);
		narrow[0] = 0x48;
		narrow[1] = (byte) 0x89;

		check(source(FLATE, narrow), narrow.length / 2);
	}

	@Test
	void deflatesWhatIsTooLongForTheMemory(@TempDir Path folder) throws IOException {
		byte[] content = content(9, 400_000, 1);
		Path source = Files.write(folder.resolve("source.pdf"), source("", content));
		ByteArrayOutputStream part = new ByteArrayOutputStream();

		try (PdfDocument document = (PdfDocument) PdfDocument.open(source)) {
			document.write(List.of(0), () -> part);
			part.reset();
			document.write(List.of(0, 0), () -> part);
		}

		assertThat(content.length).isGreaterThan(4 << 20);
		assertThat(length(part.toByteArray())).isLessThan(content.length / 3);
		assertThatPdf(part.toByteArray())
			.inspect((document) -> assertThat(document.getPage(1).getContents().readAllBytes()).startsWith(content));
		assertThat(folder).isDirectoryContaining((file) -> file.equals(source))
			.isDirectoryNotContaining((file) -> !file.equals(source));
	}

	@Test
	void copiesTheOthersAsTheyAre() {
		byte[] usual = deflated(CONTENT, Deflater.DEFAULT_COMPRESSION, 4096);
		byte[] dense = deflated(content(99, 4000, 1), Deflater.BEST_SPEED, Integer.MAX_VALUE);
		byte[] large = deflated(new byte[2 << 20], Deflater.NO_COMPRESSION, Integer.MAX_VALUE);
		byte[] damaged = deflated(CONTENT, Deflater.NO_COMPRESSION, CONTENT.length);
		damaged[damaged.length - 1]++;

		assertThat(length(Parts.part(source(FLATE, usual), 0))).isEqualTo(usual.length);
		assertThat(length(Parts.part(source(FLATE, dense), 0))).isEqualTo(dense.length);
		assertThat(length(Parts.part(source(FLATE, large), 0))).isEqualTo(large.length);
		assertThat(length(Parts.part(source(FLATE, damaged), 0))).isEqualTo(damaged.length);
		assertThat(length(Parts.part(source("/Filter/DCTDecode", CONTENT), 0))).isEqualTo(CONTENT.length);
		assertThat(length(Parts.part(source(FLATE + "/F(elsewhere)", damaged), 0))).isEqualTo(damaged.length);
	}

	/** To deflate it would take longer than all the rest. */
	@Test
	void copiesWhatIsLongAndCompressed() {
		byte[] compressed = new byte[3 << 20];
		new Random(1).nextBytes(compressed);
		Arrays.fill(compressed, 1 << 20, 2 << 20, (byte) 0);

		assertThat(length(Parts.part(source("/Type/EmbeddedFile", compressed), 0))).isEqualTo(compressed.length);
	}

	private static void check(byte[] source, int most) {
		byte[] part = Parts.part(source, 0);

		assertThat(length(part)).isLessThan(most);
		assertThatPdf(part).rendersLike(source, 0)
			.inspect((document) -> assertThat(document.getPage(0).getContents().readAllBytes()).startsWith(CONTENT));
	}

	private static byte[] source(String entries, byte[] content) {
		return new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>")
			.stream(entries, content)
			.toBytes();
	}

	/** Forgets what was before after so many bytes. */
	private static byte[] deflated(byte[] bytes, int level, int window) {
		Deflater deflater = new Deflater(level);
		ByteArrayOutputStream deflated = new ByteArrayOutputStream();
		byte[] block = new byte[4 << 20];
		for (int from = 0; from < bytes.length; from += Math.min(window, bytes.length - from)) {
			deflater.setInput(bytes, from, Math.min(window, bytes.length - from));
			deflated.write(block, 0, deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH));
		}
		deflater.finish();
		deflated.write(block, 0, deflater.deflate(block));
		deflater.end();
		return deflated.toByteArray();
	}

	/** Of what the only page shows. */
	private static long length(byte[] pdf) {
		long[] length = new long[1];
		assertThatPdf(pdf).inspect((document) -> {
			COSStream content = document.getPage(0).getCOSObject().getCOSStream(COSName.CONTENTS);
			length[0] = content.getLength();
		});
		return length[0];
	}

}
