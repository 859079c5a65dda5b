package io.filepipeline.split.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;

import io.filepipeline.testing.Pdfs;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Reading fails here because the thread is interrupted, which closes the file.
 */
class DiskFileTests {

	@TempDir
	private Path folder;

	@Test
	void failsLikeADiskIfItCannotBeOpened() {
		assertThatExceptionOfType(DiskFailure.class).isThrownBy(() -> DiskFile.open(this.folder.resolve("none")))
			.withCauseInstanceOf(NoSuchFileException.class);
	}

	@Test
	void failsLikeADiskIfItCannotBeRead() throws IOException {
		Path path = Files.write(this.folder.resolve("file"), new byte[10_000]);
		try (DiskFile file = DiskFile.open(path)) {
			assertThat(file.read()).isZero();
			assertThatIOException().isThrownBy(() -> file.seek(-1));

			Thread.currentThread().interrupt();
			assertThatExceptionOfType(DiskFailure.class).isThrownBy(() -> file.readFully(new byte[9000]));
			assertThatExceptionOfType(DiskFailure.class).isThrownBy(() -> file.seek(8000));
			assertThatExceptionOfType(DiskFailure.class).isThrownBy(() -> {
				while (true) {
					file.read();
				}
			});
		}
		finally {
			Thread.interrupted();
		}
	}

	@Test
	void isReadAtSeveralPlacesAtOnce() throws IOException {
		Path path = Files.writeString(this.folder.resolve("file"), "abcdef");
		try (DiskFile file = DiskFile.open(path)) {
			assertThat(file.read()).isEqualTo('a');
			assertThat(file.createView(3, 3).read()).isEqualTo('d');
			assertThat(file.read()).isEqualTo('b');
		}
	}

	/** Trying again may help, which it does not with a damaged page. */
	@Test
	void isNotTakenForADamagedPage() throws IOException {
		byte[] noise = new byte[100_000];
		new Random(1).nextBytes(noise);
		Path path = Pdfs.document(1)
			.with((document) -> document.getPage(0)
				.setContents(new PDStream(document, new ByteArrayInputStream(noise))))
			.writeTo(this.folder.resolve("source.pdf"));
		try (PdfDocument document = (PdfDocument) PdfDocument.open(path)) {
			assertThatExceptionOfType(ClosedByInterruptException.class)
				.isThrownBy(() -> SinglePage.look(document, 0, DiskFileTests::readInterrupted));
		}
		finally {
			Thread.interrupted();
		}
	}

	private static int readInterrupted(PDDocument page) throws IOException {
		Thread.currentThread().interrupt();
		COSStream content = (COSStream) page.getPage(0).getCOSObject().getDictionaryObject(COSName.CONTENTS);
		try (InputStream bytes = content.createRawInputStream()) {
			return bytes.readAllBytes().length;
		}
	}

}
