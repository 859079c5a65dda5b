package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables with a stream for what old readers are not to find.
 */
class CrossReferenceTests {

	private static final String USED = "0000000009 00000 n \n";

	private static final String FREE = "0000000000 00000 f \n";

	/** Objects 1 to 3 are in an object stream, which is object 7. */
	private static final String STREAM = "9 0 obj\n<</Type/XRef/W[1 1 1]/Index[1 3]/Size 4/Length 9>>\nstream\n"
			+ "\2\7\0\2\7\1\2\7\2\nendstream\nendobj\n";

	private static final String HEADER = "%PDF-1.5\n";

	@TempDir
	private Path folder;

	@Test
	void findsWhatTheTableCallsFreeInItsStream() throws IOException {
		CrossReferences references = read(hybrid(FREE + FREE + USED + FREE));

		assertThat(references.isInStream(1)).isTrue();
		assertThat(references.index(1)).isZero();
		assertThat(references.index(2)).isEqualTo(1);
		assertThat(references.isInFile(3)).isTrue();
		assertThat(references.isInFile(4)).isFalse();
	}

	@Test
	void doesNotFindWhatALaterTableCallsFree() throws IOException {
		String first = hybrid(FREE + FREE + USED + FREE);
		CrossReferences references = read(first + section(first, "2 2\n" + FREE + FREE, first.indexOf("xref\n")));

		assertThat(references.isInStream(1)).isTrue();
		assertThat(references.isInStream(2)).isFalse();
		assertThat(references.isInFile(3)).isFalse();
	}

	/** A table of objects 1 to 4, and its stream. */
	private static String hybrid(String entries) {
		String before = HEADER + STREAM;
		return before + "xref\n1 4\n" + entries + "trailer\n<</Size 5/Root 1 0 R/XRefStm " + HEADER.length()
				+ ">>\nstartxref\n" + before.length() + "\n%%EOF\n";
	}

	private static String section(String before, String entries, int previous) {
		return "xref\n" + entries + "trailer\n<</Size 5/Root 1 0 R/Prev " + previous + ">>\nstartxref\n"
				+ before.length() + "\n%%EOF\n";
	}

	private CrossReferences read(String pdf) throws IOException {
		Path file = Files.writeString(this.folder.resolve("source.pdf"), pdf, StandardCharsets.ISO_8859_1);
		try (SourceFile source = SourceFile.open(file)) {
			CrossReferenceReader reader = new CrossReferenceReader(source, Budget.ofDocument());
			reader.read();
			return reader.references();
		}
	}

}
