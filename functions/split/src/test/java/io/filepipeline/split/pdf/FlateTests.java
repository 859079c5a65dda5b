package io.filepipeline.split.pdf;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FlateTests {

	private static final int COLUMNS = 5;

	@ParameterizedTest
	@ValueSource(ints = { 10, 11, 12, 13, 14, 15 })
	void undoesWhatAPredictorDoesAsPdfBoxDoes(int predictor) throws IOException {
		byte[] rows = new byte[(COLUMNS + 1) * 40];
		new Random(predictor).nextBytes(rows);
		for (int i = 0; i < rows.length; i += COLUMNS + 1) {
			rows[i] = (byte) ((predictor == 15) ? i / (COLUMNS + 1) % 5 : predictor - 10);
		}

		byte[] decoded = decode("/Filter/FlateDecode/DecodeParms<</Predictor " + predictor + "/Columns 5>>",
				deflated(rows));

		assertThat(decoded).isEqualTo(byPdfBox(predictor, deflated(rows)));
	}

	@Test
	void takesAFilterInAnArrayForTheFilter() throws IOException {
		byte[] bytes = { 1, 2, 3 };

		assertThat(decode("/Filter[/FlateDecode]/DecodeParms[null]", deflated(bytes))).isEqualTo(bytes);
		assertThat(decode("/Filter[]", bytes)).isEqualTo(bytes);
		assertThat(decode("", bytes)).isEqualTo(bytes);
	}

	@Test
	void leavesTheUnusualToARepair() throws IOException {
		byte[] deflated = deflated(new byte[20]);

		for (String entries : new String[] { "/Filter/LZWDecode", "/Filter[/FlateDecode/FlateDecode]",
				"/Filter/FlateDecode/DecodeParms<</Predictor 2>>",
				"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>" }) {
			assertThatExceptionOfType(Irregular.class).as(entries).isThrownBy(() -> decode(entries, deflated));
		}
		assertThatExceptionOfType(Irregular.class)
			.isThrownBy(() -> decode("/Filter/FlateDecode", new byte[] { 1, 2, 3 }));
	}

	@Test
	void decodesOneStreamAfterTheOther() throws IOException {
		byte[] text = "<</Filter/FlateDecode>>".getBytes(StandardCharsets.US_ASCII);
		Dictionary stream = Dictionary.of(new Span(text, 0, text.length));
		try (Flate flate = new Flate()) {
			for (int length : new int[] { 100, 3_000_000, 0, 20_000, 40_000 }) {
				byte[] bytes = new byte[length];
				new Random(length).nextBytes(bytes);
				Arrays.fill(bytes, 0, length / 2, (byte) 'a');

				assertThat(flate.decode(deflated(bytes), stream)).isEqualTo(bytes);
				assertThatExceptionOfType(Irregular.class)
					.isThrownBy(() -> flate.decode(new byte[] { 1, 2, 3 }, stream));
			}
		}
	}

	@Test
	void doesNotInflateABomb() throws IOException {
		byte[] bomb = deflated(new byte[70 << 20]);

		assertThatExceptionOfType(Budget.Exceeded.class).isThrownBy(() -> decode("/Filter/FlateDecode", bomb));
	}

	private static byte[] decode(String entries, byte[] bytes) {
		byte[] text = ("<<" + entries + ">>").getBytes(StandardCharsets.US_ASCII);
		try (Flate flate = new Flate()) {
			return flate.decode(bytes, Dictionary.of(new Span(text, 0, text.length)));
		}
	}

	private static byte[] byPdfBox(int predictor, byte[] bytes) throws IOException {
		COSDictionary parameters = new COSDictionary();
		parameters.setInt(COSName.PREDICTOR, predictor);
		parameters.setInt(COSName.COLUMNS, COLUMNS);
		COSDictionary stream = new COSDictionary();
		stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
		stream.setItem(COSName.DECODE_PARMS, parameters);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		FilterFactory.INSTANCE.getFilter(COSName.FLATE_DECODE).decode(new ByteArrayInputStream(bytes), out, stream, 0);
		return out.toByteArray();
	}

	private static byte[] deflated(byte[] bytes) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(bytes);
		}
		return out.toByteArray();
	}

}
