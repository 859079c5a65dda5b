package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class PdfDocumentTests {

	@TempDir
	private Path folder;

	@Test
	void tellsWhereObjectsAreInShortPartsAndLongOnes() {
		byte[] source = Pdfs.document(300).toBytes();

		for (int pages : new int[] { 1, 5, 10, 15, 20, 50, 300 }) {
			assertThatPdf(Parts.part(source, IntStream.range(0, pages).toArray())).hasPages(pages)
				.showsPages(IntStream.range(0, pages).toArray());
		}
	}

	@Test
	void countsPages() throws IOException {
		try (PdfDocument document = open(Pdfs.withPages(7))) {
			assertThat(document.pageCount()).isEqualTo(7);
		}
	}

	@Test
	void makesTheSameBytesOfTheSamePages() {
		byte[] source = Pdfs.document(3).textField(0, "a", "x").textField(0, "b", "y").link(0, 1).toBytes();

		assertThat(Parts.part(source, 0, 1)).isEqualTo(Parts.part(source, 0, 1));
		assertThat(Parts.part(source, 0, 1)).isNotEqualTo(Parts.part(source, 1, 0));
	}

	@Test
	void makesTheSameBytesWhateverItMadeBefore() throws IOException {
		byte[] source = Pdfs.document(3).textField(0, "a", "x").link(0, 1).toBytes();
		byte[] first = Parts.part(source, 0);

		try (PdfDocument document = open(source)) {
			// what parts share is kept from the second on
			for (List<Integer> pages : List.of(List.of(2, 0), List.of(0, 1), List.of(0), List.of(0))) {
				ByteArrayOutputStream out = new ByteArrayOutputStream();

				assertThat(document.write(pages, () -> out)).isInstanceOf(Written.class);
				if (pages.size() == 1) {
					assertThat(out.toByteArray()).isEqualTo(first);
				}
			}
		}
	}

	@Test
	void keepsHowTheDocumentIsToBeShownAndPrinted() {
		byte[] source = Pdfs.document(2).with((document) -> {
			COSDictionary preferences = new COSDictionary();
			preferences.setBoolean("HideToolbar", true);
			preferences.setInt("NumCopies", 2);
			preferences.setItem("PrintPageRange", COSArray.ofCOSIntegers(List.of(2, 2)));
			document.getDocumentCatalog().getCOSObject().setItem("ViewerPreferences", preferences);
		}).toBytes();

		assertThatPdf(Parts.part(source, 1)).inspect((part) -> {
			COSDictionary preferences = part.getDocumentCatalog().getViewerPreferences().getCOSObject();
			assertThat(preferences.getBoolean("HideToolbar", false)).isTrue();
			assertThat(preferences.getInt("NumCopies")).isEqualTo(2);
			assertThat(preferences.size()).isEqualTo(2);
		});
	}

	@Test
	void refusesAPageBeyondTheEndAndStillMakesOtherParts() throws IOException {
		try (PdfDocument document = open(Pdfs.withPages(3))) {
			Outcome beyond = document.write(List.of(0, 3), OutputStream::nullOutputStream);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			Outcome within = document.write(List.of(2), () -> out);

			assertThat(beyond).isInstanceOfSatisfying(Refused.class, (refused) -> {
				assertThat(refused.problem().code()).isEqualTo(ProblemCode.PAGE_OUT_OF_RANGE);
				assertThat(refused.problem().detail()).contains("Page 3").contains("3 pages");
			});
			assertThat(within).isEqualTo(new Written(1, out.size(), Set.of()));
			assertThatPdf(out.toByteArray()).showsPages(2);
		}
	}

	@Test
	void notesThatTheDocumentWasSigned() throws IOException {
		byte[] signed = Pdfs.document(2).textField(0, "a", "b").with((document) -> {
			PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
			PDSignatureField field = new PDSignatureField(form);
			form.getFields().add(field);
			field.getCOSObject().setItem(COSName.V, new PDSignature());
		}).toBytes();
		byte[] certified = Pdfs.document(2)
			.with((document) -> document.getDocumentCatalog()
				.getCOSObject()
				.setItem(COSName.PERMS, new COSDictionary()))
			.toBytes();
		byte[] unsigned = Pdfs.document(2).with((document) -> {
			PDAcroForm form = new PDAcroForm(document);
			form.getFields().add(new PDSignatureField(form));
			document.getDocumentCatalog().setAcroForm(form);
		}).toBytes();

		assertThat(Parts.notes(signed, 1)).containsExactly(Note.SIGNATURES_REMOVED);
		assertThat(Parts.notes(certified, 1)).containsExactly(Note.SIGNATURES_REMOVED);
		assertThat(Parts.notes(unsigned, 1)).isEmpty();
	}

	@Test
	void repairsNothingBecauseOfAReferenceBeyondTheLastObject() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2/Resources<</Pattern 999 0 R/Font 2147483647 0 R>>>>")
			.object("<</Type/Page/Parent 2 0 R>>")
			.toBytes();

		assertThat(Parts.notes(source, 1)).isEmpty();
	}

	@Test
	void letsAFullDiskBeTriedAgain() throws IOException {
		try (PdfDocument document = open(Pdfs.withPages(2))) {
			OutputStream full = new OutputStream() {
				@Override
				public void write(int value) throws IOException {
					throw new IOException("No space left on device");
				}
			};

			assertThatIOException().isThrownBy(() -> document.write(List.of(0), () -> full))
				.withMessage("No space left on device");
			ByteArrayOutputStream empty = new ByteArrayOutputStream();
			Outcome again = document.write(List.of(0), () -> empty);
			assertThat(again).isEqualTo(new Written(1, empty.size(), Set.of()));
		}
	}

	@Test
	void opensWhatOnlyRestrictsItsReader() {
		byte[] restricted = Pdfs.document(2)
			.title("Secret")
			.textField(0, "name", "value")
			.encrypted("", "owner")
			.toBytes();

		assertThatPdf(Parts.part(restricted, 1, 0)).showsPages(1, 0)
			.hasField("name", "value")
			.inspect((part) -> assertThat(part.isEncrypted()).isFalse())
			.inspect((part) -> assertThat(part.getDocumentInformation().getTitle()).isEqualTo("Secret"));
	}

	@Test
	void refusesWhatNeedsAPassword() {
		Problem problem = Parts.problem(Pdfs.document(2).encrypted("user", "owner").toBytes(), 0);

		assertThat(problem.code()).isEqualTo(ProblemCode.ENCRYPTED);
	}

	@Test
	void refusesWhatIsNoPdf() {
		assertThat(Parts.problem(new byte[0], 0).code()).isEqualTo(ProblemCode.PDF_CORRUPT);
		assertThat(Parts.problem(new byte[5000], 0).code()).isEqualTo(ProblemCode.PDF_CORRUPT);
		assertThat(Parts.problem("<html></html>".getBytes(), 0).code()).isEqualTo(ProblemCode.PDF_CORRUPT);
	}

	@Test
	void doesNotTakeAMissingFileForADamagedOne() {
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> PdfDocument.open(this.folder.resolve("gone.pdf")));
	}

	private PdfDocument open(byte[] source) throws IOException {
		return (PdfDocument) PdfDocument.open(Files.write(this.folder.resolve("source.pdf"), source));
	}

}
