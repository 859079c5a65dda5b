package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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
 * What is encrypted opens with either password, and with no other.
 */
class PasswordTests {

	private static final String USER = "pässwort";

	private static final String OWNER = "geheim";

	@TempDir
	private Path folder;

	/**
	 * RC4 with 40 and 128 bits, AES with 128, and with 256 as it was first and is now.
	 */
	static Stream<byte[]> documents() throws IOException {
		return Stream.of(encrypted(40, false), encrypted(128, false), encrypted(128, true), byTheFirstOf256Bits(),
				encrypted(256, true));
	}

	@ParameterizedTest
	@MethodSource("documents")
	void openWithEither(byte[] source) throws IOException {
		for (String password : List.of(USER, OWNER)) {
			try (PdfDocument document = (PdfDocument) open(source, password)) {
				assertThat(document.pageCount()).isEqualTo(3);
				assertThatPdf(part(document, 2)).showsPages(2)
					.inspect((part) -> assertThat(part.isEncrypted()).isFalse());
			}
		}
		assertThat(this.folder).isDirectoryContaining("glob:**source.pdf").isDirectoryNotContaining("glob:**repaired*");
	}

	@ParameterizedTest
	@MethodSource("documents")
	void doNotOpenWithAnother(byte[] source) throws IOException {
		// the bell is no character of any password
		for (String password : List.of("wrong", "\u0007", "\u4f60", "x".repeat(5000))) {
			assertRefused(open(source, password), ProblemCode.PASSWORD_INCORRECT);
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void doNotOpenWithoutOne(byte[] source) throws IOException {
		assertRefused(open(source, null), ProblemCode.ENCRYPTED);
		assertRefused(open(source, ""), ProblemCode.ENCRYPTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "owner", "wrong" })
	void areNotLookedAtWhenNoneIsNeeded(String password) throws IOException {
		for (byte[] source : List.of(Pdfs.withPages(2), Pdfs.document(2).encrypted("", "owner").toBytes())) {
			try (PdfDocument document = (PdfDocument) open(source, password)) {
				assertThatPdf(part(document, 1)).showsPages(1);
			}
		}
	}

	@Test
	void doNotHelpAgainstCertificates() throws IOException {
		byte[] source = new RawPdf().object("<</Type/Catalog>>")
			.trailer("/Encrypt<</Filter/Adobe.PubSec/V 4/SubFilter/adbe.pkcs7.s5>>")
			.toBytes();

		assertRefused(open(source, "any"), ProblemCode.ENCRYPTED);
	}

	@ParameterizedTest
	@ValueSource(ints = { 128, 256 })
	void openWhateverTheFilterIsCalled(int bits) throws IOException {
		byte[] source = replaced(encrypted(bits, true), "/StdCF", "/OwnCF");

		try (PdfDocument document = (PdfDocument) open(source, USER)) {
			assertThatPdf(part(document, 2)).showsPages(2);
		}
	}

	/** Its pages would show what has been decrypted by the wrong method. */
	@ParameterizedTest
	@ValueSource(ints = { 128, 256 })
	void doNotHelpAgainstOneFilterForStringsAndAnotherForStreams(int bits) throws IOException {
		String method = "/CFM /AESV" + ((bits > 128) ? "3" : "2") + "\n";
		byte[] source = replaced(encrypted(bits, true), method + "/Length " + bits + "\n", method + ">>/Own<<    ");
		source = replaced(source, "/StrF /StdCF", "/StrF /Own  ");

		assertRefused(open(source, USER), ProblemCode.ENCRYPTED);
	}

	/** Replaces text by as much of another. */
	private static byte[] replaced(byte[] source, String text, String other) {
		String before = new String(source, StandardCharsets.ISO_8859_1);
		assertThat(before).contains(text);
		assertThat(other).hasSameSizeAs(text);
		return before.replace(text, other).getBytes(StandardCharsets.ISO_8859_1);
	}

	private static void assertRefused(Opened opened, ProblemCode code) {
		assertThat(opened).isInstanceOfSatisfying(Refused.class,
				(refused) -> assertThat(refused.problem().code()).isEqualTo(code));
	}

	private Opened open(byte[] source, String password) throws IOException {
		return PdfDocument.open(Files.write(this.folder.resolve("source.pdf"), source), password);
	}

	private static byte[] part(PdfDocument document, int page) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertThat(document.write(List.of(page), () -> out)).isInstanceOf(Written.class);
		return out.toByteArray();
	}

	private static byte[] encrypted(int bits, boolean aes) throws IOException {
		StandardProtectionPolicy policy = new StandardProtectionPolicy(OWNER, USER, new AccessPermission());
		policy.setEncryptionKeyLength(bits);
		policy.setPreferAES(aes);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (PDDocument document = Loader.loadPDF(Pdfs.withPages(3))) {
			document.protect(policy);
			document.save(out);
		}
		return out.toByteArray();
	}

	/** Revision 5, which PDFBox does not write: made with {@code qpdf --force-R5}. */
	private static byte[] byTheFirstOf256Bits() throws IOException {
		try (InputStream in = PasswordTests.class.getResourceAsStream("revision-5.pdf")) {
			return Objects.requireNonNull(in).readAllBytes();
		}
	}

}
