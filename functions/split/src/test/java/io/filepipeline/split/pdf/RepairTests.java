package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is as the standard says is read as it is, which is fast; the rest is repaired
 * before, and comes to the same parts.
 */
class RepairTests {

	private static final int PAGES = 3;

	@TempDir
	private Path folder;

	@Test
	void isNotNeededForTables() throws IOException {
		assertThat(split(saved(CompressParameters.NO_COMPRESSION))).isFalse();
	}

	@Test
	void isNotNeededForStreams() throws IOException {
		assertThat(split(saved(CompressParameters.DEFAULT_COMPRESSION))).isFalse();
	}

	@Test
	void isNotNeededForUpdates() throws IOException {
		for (CompressParameters compression : List.of(CompressParameters.NO_COMPRESSION,
				CompressParameters.DEFAULT_COMPRESSION)) {
			assertThat(split(updated(saved(compression), 0))).isFalse();
		}
	}

	@Test
	void isNotNeededForObjectsThatOnlyNewReadersFind() throws IOException {
		assertThat(split(hybrid())).isFalse();
	}

	@Test
	void decrypts() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (PDDocument document = Loader.loadPDF(saved(CompressParameters.DEFAULT_COMPRESSION))) {
			document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
			document.save(out);
		}

		assertThat(split(out.toByteArray())).isTrue();
	}

	/** It would be a page with nothing on it. */
	@Test
	void doesNotDecryptWhatSaysItselfHowItIsEncrypted() throws IOException {
		byte[] plain = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>")
			.stream("/Filter[/Crypt]", "0 g".getBytes(StandardCharsets.US_ASCII))
			.toBytes();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (PDDocument document = Loader.loadPDF(plain)) {
			document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
			document.save(out);
		}

		Path file = Files.write(this.folder.resolve("source.pdf"), out.toByteArray());
		try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
			assertThat(document.write(List.of(0), OutputStream::nullOutputStream)).isInstanceOfSatisfying(Refused.class,
					(refused) -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.PDF_CORRUPT));
		}
	}

	/** What cannot be decrypted is no file that somebody could open. */
	@Test
	void doesNotDecryptFilesThatAreNotEncryptedAsTheRest() throws IOException {
		Path file = withFile("content", "/StmF/StdCF/StrF/StdCF/EFF/Identity", true);
		try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
			assertThat(document.write(List.of(0), OutputStream::nullOutputStream)).isInstanceOf(Refused.class);
			assertThat(document.write(List.of(1), OutputStream::nullOutputStream)).isInstanceOf(Written.class);
		}
	}

	/** OpenPDF says that files are, but does not encrypt them. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void decryptsFilesWhereNothingElseIsEncrypted(boolean encrypted) throws IOException {
		Path file = withFile("content", "/StmF/Identity/StrF/Identity/EFF/StdCF", encrypted);
		try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
			assertThatPdf(part(document, List.of(0))).inspect((part) -> {
				COSDictionary annotation = part.getPage(0).getAnnotations().get(0).getCOSObject();
				PDComplexFileSpecification attached = new PDComplexFileSpecification(
						annotation.getCOSDictionary(COSName.FS));
				assertThat(attached.getEmbeddedFile().toByteArray()).asString().isEqualTo("content");
			});
		}
	}

	/**
	 * A document with a file attached to its first page.
	 * @param filters what it says of how all is encrypted
	 * @param encrypted whether the file is in fact
	 */
	private Path withFile(String content, String filters, boolean encrypted) throws IOException {
		byte[] plain = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 99 99]>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[<</Subtype/FileAttachment/FS 5 0 R>>]>>")
			.object("<</Type/Page/Parent 2 0 R>>")
			.object("<</Type/Filespec/F(file)/EF<</F 6 0 R>>>>")
			.stream("/Type/EmbeddedFile", bytes(content))
			.toBytes();
		StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "", new AccessPermission());
		policy.setEncryptionKeyLength(128);
		policy.setPreferAES(true);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (PDDocument document = Loader.loadPDF(plain)) {
			document.protect(policy);
			document.save(out, CompressParameters.NO_COMPRESSION);
		}
		String saved = out.toString(StandardCharsets.ISO_8859_1);
		String said = saved.replaceFirst("/Length 128\n>>\n>>\n/StmF /StdCF\n/StrF /StdCF", ">>>>" + filters);
		assertThat(said).isNotEqualTo(saved);
		String source = encrypted ? said
				: said.replaceFirst("(?s)(/EmbeddedFile.*?stream\r?\n).*?(\r?\nendstream)", "$1" + content + "$2");
		return Files.write(this.folder.resolve("source.pdf"), bytes(source));
	}

	@Test
	void mendsWhatReadersMend() throws IOException {
		String text = new String(saved(CompressParameters.NO_COMPRESSION), StandardCharsets.ISO_8859_1);

		for (String damaged : List.of("junk\n" + text, text.replaceFirst("endobj", ""),
				text.replaceFirst("/Length [0-9]+", "/Length 7"), text.replaceFirst("\nxref", "\nxrex"),
				text.replaceFirst("/MediaBox", "/Rotate 0 /Rotate 0 /MediaBox"),
				text.replaceFirst("startxref\\s+[0-9]+", "startxref 5"), text + "99 0 obj\n<</Type/Page>>\nendobj")) {
			assertThat(damaged).isNotEqualTo(text);
			assertThat(split(damaged.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
		}
	}

	/** Not as it was before, though the table of that is whole. */
	@ParameterizedTest
	@MethodSource
	void mendsADocumentAsItWasChangedLast(byte[] damaged) throws IOException {
		Path file = Files.write(this.folder.resolve("source.pdf"), damaged);
		try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
			assertThatPdf(part(document, List.of(0, 1))).showsPages(0, 1)
				.inspect((part) -> assertThat(part.getPages()).extracting(PDPage::getRotation).containsExactly(0, 180));
			assertThat(document.isRepaired()).isTrue();
		}
	}

	static List<byte[]> mendsADocumentAsItWasChangedLast() throws IOException {
		List<byte[]> damaged = new ArrayList<>();
		for (CompressParameters compression : List.of(CompressParameters.NO_COMPRESSION,
				CompressParameters.DEFAULT_COMPRESSION)) {
			String text = new String(updated(saved(compression), 180), StandardCharsets.ISO_8859_1);
			int end = text.lastIndexOf("startxref");
			int table = Integer.parseInt(text.substring(end + 9, text.lastIndexOf("%%EOF")).strip());
			damaged.add(bytes(text.substring(0, end)));
			damaged.add(bytes(text.substring(0, table) + text.substring(table).replaceFirst("xref|obj", "gone")));
			damaged.add(bytes(text.substring(0, table)));
		}
		return damaged;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** The table says that there is no such page, but there is. */
	@Test
	void findsAPageThatTheTableDoesNotKnow() throws IOException {
		String text = new String(saved(CompressParameters.NO_COMPRESSION), StandardCharsets.ISO_8859_1);
		int object = text.lastIndexOf('\n', text.lastIndexOf(" 0 obj", text.indexOf("/Type /Page\n"))) + 1;
		String damaged = text.replace("%010d 00000 n".formatted(object), "0000000000 00000 f");

		assertThat(damaged).isNotEqualTo(text);
		assertThat(split(damaged.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
	}

	/** What the first pages are made of is as it should be. */
	@Test
	void mendsInTheMiddleOfADocument() throws IOException {
		String text = new String(saved(CompressParameters.NO_COMPRESSION), StandardCharsets.ISO_8859_1);
		int last = text.lastIndexOf("/Length ", text.lastIndexOf("\nxref"));
		String damaged = text.substring(0, last) + text.substring(last).replaceFirst("/Length ", "/Length 1");

		assertThat(damaged).isNotEqualTo(text);
		assertThat(split(damaged.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
	}

	/** Returns whether the document was repaired. */
	private boolean split(byte[] source) throws IOException {
		Path file = Files.write(this.folder.resolve("source.pdf"), source);
		try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
			for (int page = 0; page < PAGES; page++) {
				assertThatPdf(part(document, List.of(page))).showsPages(page);
			}
			assertThatPdf(part(document, IntStream.range(0, PAGES).boxed().toList())).showsPages(0, 1, 2);
			return document.isRepaired();
		}
	}

	private static byte[] part(PdfDocument document, List<Integer> pages) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Outcome outcome = document.write(pages, () -> {
			out.reset();
			return out;
		});
		assertThat(outcome)
			.isEqualTo(new Written(pages.size(), out.size(), document.isRepaired() ? Set.of(Note.REPAIRED) : Set.of()));
		return out.toByteArray();
	}

	private static byte[] saved(CompressParameters compression) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (PDDocument document = Loader.loadPDF(Pdfs.withPages(PAGES))) {
			document.save(out, compression);
		}
		return out.toByteArray();
	}

	private static byte[] updated(byte[] source, int rotation) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (PDDocument document = Loader.loadPDF(source)) {
			document.getDocumentInformation().setTitle("changed");
			document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
			document.getPage(1).setRotation(rotation);
			document.getPage(1).getCOSObject().setNeedToBeUpdated(true);
			document.saveIncremental(out);
		}
		return out.toByteArray();
	}

	/** A table for old readers, and beside it a stream that knows of one object more. */
	private static byte[] hybrid() throws IOException {
		String text = new String(saved(CompressParameters.NO_COMPRESSION), StandardCharsets.ISO_8859_1);
		int table = text.lastIndexOf("\nxref") + 1;
		String members = "900 0 (only for new readers)";
		String objects = "901 0 obj\n<</Type/ObjStm/N 1/First 6/Length " + members.length() + ">>\nstream\n" + members
				+ "\nendstream\nendobj\n";
		int stream = table + objects.length();
		String entries = "\2" + "\3\205" + "\0" + "\1"
				+ new String(new byte[] { (byte) (table >> 8), (byte) table, 0 }, StandardCharsets.ISO_8859_1);
		String references = "902 0 obj\n<</Type/XRef/W[1 2 1]/Index[900 2]/Size 903/Length " + entries.length()
				+ ">>\nstream\n" + entries + "\nendstream\nendobj\n";
		String end = text.substring(table)
			.replaceFirst("trailer\\s*<<", "trailer\n<</XRefStm " + stream + " /Note 900 0 R ")
			.replaceFirst("startxref\\s+[0-9]+", "startxref\n" + (stream + references.length()));
		return (text.substring(0, table) + objects + references + end).getBytes(StandardCharsets.ISO_8859_1);
	}

}
