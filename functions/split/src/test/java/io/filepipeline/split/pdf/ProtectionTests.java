package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.filepipeline.contracts.Permission;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.encryption.PDEncryption;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * A protected part is the part, to whoever has a password.
 */
class ProtectionTests {

	private static final Protection BOTH = new Protection("user", "owner", Set.of(Permission.PRINT));

	@TempDir
	private Path folder;

	/** With object streams and without, as an archive's. */
	static Stream<byte[]> parts() {
		return Stream.of(part(""), part("/OutputIntents[]"));
	}

	private static byte[] part(String catalog) {
		return Parts.part(new RawPdf().object("<</Type/Catalog/Pages 2 0 R" + catalog + ">>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>>>")
			.stream("", "BT /F 9 Tf (Hidden) Tj ET".getBytes(StandardCharsets.US_ASCII))
			.object("<</Title(Secret \\(title\\)\\n)/Author<feff00e4>/Subject()>>")
			.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
			.trailer("/Info 5 0 R")
			.toBytes(), 0);
	}

	@ParameterizedTest
	@MethodSource("parts")
	void openWithEitherPassword(byte[] part) throws IOException {
		byte[] encrypted = encrypt(part, BOTH);

		for (String password : List.of("user", "owner")) {
			try (PDDocument document = Loader.loadPDF(encrypted, password)) {
				assertThat(new PDFTextStripper().getText(document)).isEqualTo("Hidden\n");
				assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Secret (title)\n");
				assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("\u00e4");
				assertThat(document.getDocumentInformation().getSubject()).isEmpty();
			}
		}
	}

	@ParameterizedTest
	@MethodSource("parts")
	void openWithNoOther(byte[] part) throws IOException {
		byte[] encrypted = encrypt(part, BOTH);

		for (String password : List.of("", "User", "user ", "owner2")) {
			assertThatExceptionOfType(InvalidPasswordException.class)
				.isThrownBy(() -> Loader.loadPDF(encrypted, password).close());
		}
		assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain("Secret", "Hidden", "user",
				"owner");
	}

	@ParameterizedTest
	@MethodSource("parts")
	void areTheSameEachTime(byte[] part) throws IOException {
		assertThat(encrypt(part, BOTH)).isEqualTo(encrypt(part, BOTH));
	}

	/**
	 * What two files have in common tells what they have in common, so it must be
	 * nothing.
	 */
	@Test
	void haveNothingInCommonWithOthers() throws IOException {
		byte[] part = part("");
		Set<String> keys = Set.of(key(part, BOTH), key(part, new Protection("user", "other", BOTH.permissions())),
				key(part, new Protection("other", "owner", BOTH.permissions())),
				key(part, new Protection("user", null, BOTH.permissions())),
				key(part, new Protection("user", "", BOTH.permissions())),
				key(part, new Protection("user", "owner", Set.of())), key(part("/Lang(de)"), BOTH));

		assertThat(keys).hasSize(7);
	}

	private String key(byte[] part, Protection protection) throws IOException {
		try (PDDocument document = Loader.loadPDF(encrypt(part, protection), protection.userPassword())) {
			PDEncryption encryption = document.getEncryption();
			assertThat(encryption.getVersion()).isEqualTo(5);
			assertThat(encryption.getRevision()).isEqualTo(6);
			return new String(encryption.getUserKey(), StandardCharsets.ISO_8859_1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "p\u00e4ss", "\u4f60\u597d", "\uFF21\u00A0\u00ADb", "\ud83d\udd11" })
	void haveWhateverPassword(String password) throws IOException {
		byte[] encrypted = encrypt(part(""), new Protection(password, null, Set.of()));

		try (PDDocument document = Loader.loadPDF(encrypted, password)) {
			assertThat(new PDFTextStripper().getText(document)).isEqualTo("Hidden\n");
		}
	}

	@Test
	void permitWhatIsPermitted() throws IOException {
		for (Permission permission : Permission.values()) {
			AccessPermission access = access(new Protection("", "owner", EnumSet.of(permission)), "");

			assertThat(access.canPrint()).isEqualTo(permission == Permission.PRINT);
			assertThat(access.canPrintFaithful()).isEqualTo(permission == Permission.PRINT);
			assertThat(access.canModify()).isEqualTo(permission == Permission.MODIFY);
			assertThat(access.canExtractContent()).isEqualTo(permission == Permission.COPY);
			assertThat(access.canModifyAnnotations()).isEqualTo(permission == Permission.ANNOTATE);
			assertThat(access.canFillInForm()).isEqualTo(permission == Permission.FILL_FORMS);
			assertThat(access.canAssembleDocument()).isEqualTo(permission == Permission.ASSEMBLE);
			assertThat(access.canExtractForAccessibility()).isTrue();
		}
	}

	@Test
	void permitEverythingToTheOwner() throws IOException {
		assertThat(access(BOTH, "owner").isOwnerPermission()).isTrue();
		assertThat(access(BOTH, "user").isOwnerPermission()).isFalse();
		assertThat(access(new Protection("", null, Set.of()), "").isOwnerPermission()).isFalse();
	}

	private AccessPermission access(Protection protection, String password) throws IOException {
		try (PDDocument document = Loader.loadPDF(encrypt(part(""), protection), password)) {
			return document.getCurrentAccessPermission();
		}
	}

	@Test
	void lookAsBefore() throws IOException {
		byte[] part = Parts.part(Pdfs.document(4).sharedImage().textField(1, "name", "v").link(0, 1).tagged(), 0, 1);

		try (PDDocument document = Loader.loadPDF(encrypt(part, BOTH), "user")) {
			document.setAllSecurityToBeRemoved(true);
			ByteArrayOutputStream opened = new ByteArrayOutputStream();
			document.save(opened, CompressParameters.NO_COMPRESSION);
			assertThatPdf(opened.toByteArray()).rendersLike(part, 0, 1).hasField("name", "v").hasWorkingLinks(1);
		}
	}

	/** Many leave the metadata readable by a filter that does nothing. */
	@Test
	void doNotTouchWhatSaysHowItIsEncrypted() throws IOException {
		RawPdf source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>")
			.stream("/Type/Metadata/Subtype/XML/Filter[/Crypt]",
					"<?xpacket ?><x/>".getBytes(StandardCharsets.US_ASCII));

		try (PDDocument document = Loader.loadPDF(encrypt(Parts.part(source.toBytes(), 0), BOTH), "user")) {
			assertThat(document.getDocumentCatalog().getMetadata().exportXMPMetadata()).hasContent("<?xpacket ?><x/>");
		}
	}

	@Test
	void leaveNothingReadableUnnoticed() {
		byte[] part = Parts.part(new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>")
			.stream("/Filter/Cr#79pt", "0 g".getBytes(StandardCharsets.US_ASCII))
			.toBytes(), 0);

		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> encrypt(part, BOTH))
			.satisfies((refusal) -> assertThat(refusal.problem().code()).isEqualTo(ProblemCode.PDF_CORRUPT));
	}

	@Test
	void letAFullDiskBeTriedAgain() throws IOException {
		byte[] part = part("");
		Path file = Files.write(this.folder.resolve("part.pdf"), part);
		OutputStream full = new OutputStream() {
			@Override
			public void write(int value) throws IOException {
				throw new IOException("No space left on device");
			}
		};

		assertThatIOException().isThrownBy(() -> BOTH.encrypt(file, sha256(part), () -> full))
			.withMessage("No space left on device");
	}

	@Test
	void doNotTellThePassword() {
		assertThat(BOTH.toString()).doesNotContain("user", "owner");
	}

	private static String sha256(byte[] part) {
		return Sha256.hex(Sha256.digest().digest(part));
	}

	private byte[] encrypt(byte[] part, Protection protection) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		protection.encrypt(Files.write(this.folder.resolve("part.pdf"), part), sha256(part), () -> out);
		return out.toByteArray();
	}

}
