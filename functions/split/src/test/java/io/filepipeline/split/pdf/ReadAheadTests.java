package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.filepipeline.testing.Pdfs;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReadAheadTests {

	private static final int PAGES = 60;

	@TempDir
	Path folder;

	private Path file = Path.of("");

	@BeforeEach
	void writeDocumentOfManyObjectStreams() throws IOException {
		this.file = this.folder.resolve("document.pdf");
		try (PDDocument document = Loader.loadPDF(Pdfs.withPages(PAGES))) {
			document.save(this.file.toFile(), new CompressParameters(2));
		}
	}

	@Test
	void changesNothingOfWhatIsRead() throws IOException {
		try (SourceFile source = SourceFile.open(this.file)) {
			CrossReferences references = references(source);
			SourceObjects plain = new SourceObjects(source, references);
			SourceObjects ahead = new SourceObjects(source, references);

			new ReadAhead(ahead.streams(), references.streams()).run();

			assertThat(references.streams().cardinality()).isGreaterThan(PAGES / 2);
			for (int number = 1; number < references.size(); number++) {
				assertThat(text(ahead.get(number))).isEqualTo(text(plain.get(number)));
			}
		}
	}

	private static String text(@Nullable IndirectObject object) {
		return (object != null) ? object.value().toString() : "";
	}

	@Test
	void leavesToOthersWhatCannotBeDecoded() throws IOException {
		damageFirstObjectStream();
		try (SourceFile source = SourceFile.open(this.file)) {
			CrossReferences references = references(source);
			SourceObjects objects = new SourceObjects(source, references);

			new ReadAhead(objects.streams(), references.streams()).run();

			int damaged = references.streams().nextSetBit(0);
			int within = 1;
			while (!references.isInStream(within) || references.stream(within) != damaged) {
				within++;
			}
			int number = within;
			assertThatExceptionOfType(Irregular.class).isThrownBy(() -> objects.get(number));
		}
	}

	private static CrossReferences references(SourceFile source) throws IOException {
		CrossReferenceReader reader = new CrossReferenceReader(source, Budget.ofDocument());
		reader.read();
		return reader.references();
	}

	/** The one with the lowest number, which comes last. */
	private void damageFirstObjectStream() throws IOException {
		int first;
		try (SourceFile source = SourceFile.open(this.file)) {
			first = references(source).streams().nextSetBit(0);
		}
		String text = Files.readString(this.file, StandardCharsets.ISO_8859_1);
		int body = text.indexOf("stream", text.indexOf("\n" + first + " 0 obj")) + 8;
		String damaged = text.substring(0, body) + "damaged!" + text.substring(body + 8);
		Files.writeString(this.file, damaged, StandardCharsets.ISO_8859_1);
	}

}
