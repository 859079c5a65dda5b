package io.filepipeline.split.pdf;

import java.io.IOException;

import org.apache.pdfbox.io.RandomAccess;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScratchTests {

	@Test
	void givesBackWhatWasWritten() throws IOException {
		try (Scratch scratch = Scratch.create(); RandomAccess buffer = scratch.createBuffer()) {
			buffer.write(new byte[] { 1, 2, 3 });
			buffer.seek(1);

			assertThat(buffer.read()).isEqualTo(2);
			assertThat(buffer.length()).isEqualTo(3);
		}
	}

	@Test
	void marksFailuresToWrite() throws IOException {
		Scratch scratch = Scratch.create();
		RandomAccess buffer = scratch.createBuffer();
		scratch.close();

		assertThatExceptionOfType(DiskFailure.class).isThrownBy(() -> buffer.write(1));
		assertThatExceptionOfType(DiskFailure.class).isThrownBy(scratch::createBuffer);
	}

}
