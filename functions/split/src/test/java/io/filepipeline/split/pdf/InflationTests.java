package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

class InflationTests {

	private static final int MEBIBYTE = 1 << 20;

	@Test
	void acceptsWhatDocumentsNeed() throws IOException {
		COSStream stream = stream(COSName.FLATE_DECODE, deflated(new byte[12 * MEBIBYTE]));

		assertThatCode(() -> Inflation.check(stream)).doesNotThrowAnyException();
	}

	@Test
	void refusesABombHoweverItIsWrapped() throws IOException {
		byte[] bomb = deflated(new byte[70 * MEBIBYTE]);
		COSArray twice = new COSArray();
		twice.add(COSName.FLATE_DECODE);
		twice.add(COSName.FLATE_DECODE);

		assertThatExceptionOfType(Budget.Exceeded.class)
			.isThrownBy(() -> Inflation.check(stream(COSName.FLATE_DECODE, bomb)));
		assertThatExceptionOfType(Budget.Exceeded.class)
			.isThrownBy(() -> Inflation.check(stream(twice, deflated(bomb))));
		// the second layer is damaged, but the first is a bomb
		assertThatExceptionOfType(Budget.Exceeded.class).isThrownBy(() -> Inflation.check(stream(twice, bomb)));
	}

	@Test
	void refusesFiltersThatAreNotForObjects() throws IOException {
		COSArray many = new COSArray();
		for (int i = 0; i < 100; i++) {
			many.add(COSName.ASCII_HEX_DECODE);
		}

		assertThatIOException().isThrownBy(() -> Inflation.check(stream(COSName.JPX_DECODE, new byte[10])));
		assertThatIOException().isThrownBy(() -> Inflation.check(stream(many, new byte[10])));
	}

	@Test
	void leavesDamagedStreamsToTheParser() throws IOException {
		COSStream stream = stream(COSName.FLATE_DECODE, new byte[] { 1, 2, 3 });

		assertThatCode(() -> Inflation.check(stream)).doesNotThrowAnyException();
	}

	private static byte[] deflated(byte[] bytes) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(bytes);
		}
		return out.toByteArray();
	}

	private static COSStream stream(COSBase filters, byte[] bytes) throws IOException {
		COSStream stream = new COSStream();
		try (OutputStream out = stream.createRawOutputStream()) {
			out.write(bytes);
		}
		stream.setItem(COSName.FILTER, filters);
		return stream;
	}

}
