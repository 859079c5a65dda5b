package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Text, LZW and run lengths become deflated bytes, which have the same in them.
 */
class FiltersTests {

	private static final String JPEG = "/Subtype/Image/Width 9/Height 9";

	/** Needs codes of all widths, and to begin with new ones. */
	private static final byte[] CONTENT = content();

	private static byte[] content() {
		Random random = new Random(1);
		byte[] content = new byte[20_000];
		for (int i = 0; i < content.length; i++) {
			content[i] = (byte) ((i % 1000 < 200) ? 0 : random.nextInt(1 + i / 100));
		}
		return content;
	}

	@ParameterizedTest
	@ValueSource(strings = { "ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode",
			"ASCII85Decode LZWDecode", "ASCIIHexDecode RunLengthDecode", "ASCII85Decode FlateDecode",
			"LZWDecode ASCII85Decode", "FlateDecode ASCIIHexDecode", "ASCII85Decode ASCIIHexDecode LZWDecode" })
	void becomeFlate(String filters) throws IOException {
		byte[] encoded = encoded(CONTENT, filters.split(" "));
		COSStream stream = inPart("/Filter[/" + filters.replace(" ", "/") + "]", encoded);

		assertThat(stream.getFilters()).isEqualTo(COSName.FLATE_DECODE);
		assertThat(decoded(stream)).isEqualTo(CONTENT);
		assertThat(stream.getLength()).isLessThan(encoded.length);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3, 4, 5, 6, 7 })
	void endAnywhere(int length) throws IOException {
		byte[] content = Arrays.copyOfRange(CONTENT, 19_000, 19_400 + length);

		for (String filter : List.of("ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode")) {
			byte[] encoded = encoded(content, filter);
			byte[] followed = Arrays.copyOf(encoded, encoded.length + 20);

			assertThat(decoded(inPart("/Filter/" + filter, encoded))).as(filter).isEqualTo(content);
			if (!filter.equals("ASCIIHexDecode")) {
				assertThat(decoded(inPart("/Filter/" + filter, followed))).as(filter).isEqualTo(content);
			}
		}
		assertThat(decoded(inPart("/Filter/AHx", "\n61 62\r63 6 4\t7>zz".getBytes(StandardCharsets.US_ASCII))))
			.asString()
			.isEqualTo("abcdp");
	}

	@ParameterizedTest
	@CsvSource({ "0, ''", "0, /Predictor 2/Columns 5", "1, /Predictor 15/Columns 4", "1, /Predictor 1" })
	void keepWhatWasPredicted(int early, String prediction) throws IOException {
		byte[] encoded = encoded(lzw(CONTENT, early), "ASCII85Decode");
		String parameters = "<<" + prediction + "/EarlyChange " + early + ">>";
		String entries = "/Filter[/A85/LZW]/DecodeParms[null " + parameters + "]";
		COSStream stream = inPart(entries, encoded);

		assertThat(stream.getFilters()).isEqualTo(COSName.FLATE_DECODE);
		assertThat(decoded(stream)).isEqualTo(decoded(in(source(entries, encoded)))).hasSizeGreaterThan(10_000);
		COSDictionary kept = stream.getCOSDictionary(COSName.DECODE_PARMS);
		assertThat(kept == null || !kept.containsKey(COSName.EARLY_CHANGE)).isTrue();
		assertThat(kept != null).isEqualTo(prediction.contains("Columns"));
	}

	@Test
	void keepWhatIsDeflatedAlready() throws IOException {
		byte[] deflated = encoded(CONTENT, "FlateDecode");
		byte[] text = encoded(deflated, "ASCII85Decode");
		COSStream stream = inPart("/Filter[/ASCII85Decode/FlateDecode]/DecodeParms[null<</Predictor 12/Columns 3>>]",
				text);

		assertThat(raw(stream)).isEqualTo(deflated);
		assertThat(stream.getFilters()).isEqualTo(COSName.FLATE_DECODE);
		assertThat(stream.getCOSDictionary(COSName.DECODE_PARMS).getInt(COSName.COLUMNS)).isEqualTo(3);
	}

	@Test
	void leaveThoseForImages() throws IOException {
		byte[] image = encoded(CONTENT, "RunLengthDecode");

		COSStream jpeg = inPart(JPEG + "/Filter[/ASCII85Decode/DCTDecode]", encoded(image, "ASCII85Decode"));
		assertThat(jpeg.getFilters()).isEqualTo(COSName.DCT_DECODE);
		assertThat(raw(jpeg)).isEqualTo(image);

		COSStream fax = inPart(
				JPEG + "/Filter[/ASCIIHexDecode/RunLengthDecode/CCITTFaxDecode]/DecodeParms[null null<</K 5 0 R>>]",
				encoded(CONTENT, "ASCIIHexDecode", "RunLengthDecode"));
		assertThat(fax.getFilters().toString()).isEqualTo("COSArray{[COSName{FlateDecode}, COSName{CCITTFaxDecode}]}");
		assertThat(((COSArray) fax.getDictionaryObject(COSName.DECODE_PARMS)).getObject(1))
			.isInstanceOfSatisfying(COSDictionary.class, (of) -> assertThat(of.getInt(COSName.K)).isEqualTo(-1));
	}

	/** Nobody knows what a reader would make of it. */
	@Test
	void leaveWhatIsDamaged() throws IOException {
		byte[] lzw = encoded(CONTENT, "LZWDecode");
		byte[] wrongCode = lzw.clone();
		Arrays.fill(wrongCode, 3000, 3010, (byte) 0xFF);
		byte[] wrongCharacter = encoded(CONTENT, "ASCII85Decode");
		wrongCharacter[100] = '}';
		byte[] wrongDigit = encoded(CONTENT, "ASCIIHexDecode");
		wrongDigit[100] = 'G';
		byte[] runs = encoded(CONTENT, "RunLengthDecode");

		checkCopied("/Filter/LZWDecode", wrongCode);
		checkCopied("/Filter/ASCII85Decode", wrongCharacter);
		checkCopied("/Filter/ASCII85Decode", "s8W-!s8W-\"~>".getBytes(StandardCharsets.US_ASCII));
		checkCopied("/Filter/ASCIIHexDecode", wrongDigit);
		checkCopied("/Filter/RunLengthDecode", Arrays.copyOf(runs, runs.length - 2));
		checkCopied("/Filter[/ASCII85Decode/FlateDecode/LZWDecode]", encoded(CONTENT, "ASCII85Decode"));
		checkCopied("/Filter/LZWDecode/DecodeParms[null null]", lzw);
		checkCopied("/Filter[/LZWDecode/Crypt]/DecodeParms 3 0 R", lzw);
		checkCopied("/Filter/LZWDecode/F(elsewhere)", lzw);
	}

	@Test
	void leaveABomb() throws IOException {
		byte[] bomb = encoded(new byte[1 << 20], "LZWDecode");

		checkCopied("/Filter/LZWDecode", bomb);
		checkCopied("/Filter[/LZWDecode/ASCIIHexDecode]",
				encoded(" ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII), "LZWDecode"));
	}

	private static void checkCopied(String entries, byte[] encoded) throws IOException {
		COSStream stream = inPart(entries, encoded);

		assertThat(raw(stream)).as(entries).isEqualTo(encoded);
		assertThat(stream.getFilters()).as(entries).isNotEqualTo(COSName.FLATE_DECODE);
	}

	/** What a part has of a stream that its page refers to. */
	private static COSStream inPart(String entries, byte[] encoded) throws IOException {
		return in(Parts.part(source(entries, encoded), 0));
	}

	private static COSStream in(byte[] pdf) throws IOException {
		COSDictionary resources = Loader.loadPDF(pdf).getPage(0).getResources().getCOSObject();
		return resources.getCOSDictionary(COSName.XOBJECT).getCOSStream(COSName.X);
	}

	private static byte[] source(String entries, byte[] encoded) {
		return new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 6 0 R/Resources<</XObject<</X 4 0 R>>>>>>")
			.stream(entries, encoded)
			.object("-1")
			.stream("", "/X Do".getBytes(StandardCharsets.US_ASCII))
			.toBytes();
	}

	private static byte[] encoded(byte[] bytes, String... filters) throws IOException {
		COSArray chain = new COSArray();
		for (String filter : filters) {
			chain.add(COSName.getPDFName(filter));
		}
		COSStream stream = new COSStream();
		try (OutputStream out = stream.createOutputStream(chain)) {
			out.write(bytes);
		}
		return raw(stream);
	}

	/** Nothing is found again, but codes become wider all the same. */
	private static byte[] lzw(byte[] bytes, int early) {
		Bits bits = new Bits();
		int width = 9;
		int codes = 257;
		for (byte each : bytes) {
			bits.write(each & 0xFF, width);
			codes++;
			if (codes + early == 1 << width) {
				width++;
			}
			if (codes == 4094) {
				bits.write(256, width);
				width = 9;
				codes = 257;
			}
		}
		bits.write(257, width);
		bits.write(0, 7);
		return bits.bytes.toByteArray();
	}

	private static byte[] raw(COSStream stream) throws IOException {
		return stream.createRawInputStream().readAllBytes();
	}

	private static byte[] decoded(COSStream stream) throws IOException {
		return stream.createInputStream().readAllBytes();
	}

	private static final class Bits {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private int bits;

		private int count;

		void write(int value, int width) {
			this.bits = this.bits << width | value;
			for (this.count += width; this.count >= 8; this.count -= 8) {
				this.bytes.write(this.bits >> this.count - 8);
			}
		}

	}

}
