package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;

import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a document claims of archives decides how parts may be written.
 */
class ArchiveMetadataTests {

	private static final String INTENTS = "/OutputIntents[<</S/GTS_PDFA1>>]";

	private static final String END = "<?xpacket end='w'?>";

	@ParameterizedTest
	@ValueSource(strings = { "<pdfaid:part>1</pdfaid:part>", "pdfaid:part='1' pdfaid:conformance='B'", "",
			"<pdfaid:party>2</pdfaid:party>" })
	void keepsToTheFirstPart(String claim) throws IOException {
		byte[] part = part(INTENTS, "", packet(claim).getBytes(StandardCharsets.UTF_8));
		COSStream metadata = metadata(part);

		assertThat(new String(part, StandardCharsets.ISO_8859_1)).doesNotContain("/ObjStm").contains("trailer");
		assertThat(metadata.getFilters()).isNull();
		assertThat(metadata.createInputStream().readAllBytes()).asString(StandardCharsets.UTF_8)
			.isEqualTo("<?xpacket begin=''?><x>é  \n" + claim + "</x>\n" + END);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<pdfaid:part>2</pdfaid:part>", "<a pdfaid:part=\"3\" pdfaid:conformance='B'/>",
			"<pdfaid:part> 4 </pdfaid:part>" })
	void usesWhatLaterPartsAllow(String claim) throws IOException {
		byte[] packet = packet(claim).getBytes(StandardCharsets.UTF_8);
		byte[] part = part(INTENTS, "", packet);
		byte[] fromDeflated = part(INTENTS, "/Filter/FlateDecode", deflated(packet));

		assertThat(new String(part, StandardCharsets.ISO_8859_1)).contains("/ObjStm");
		assertThat(metadata(part).getFilters()).isEqualTo(COSName.FLATE_DECODE);
		assertThat(metadata(part).createInputStream().readAllBytes()).isEqualTo(packet);
		assertThat(new String(fromDeflated, StandardCharsets.ISO_8859_1)).contains("/ObjStm");
	}

	@Test
	void findsAClaimWhereverItIs() throws IOException {
		String claim = "<pdfaid:part>3</pdfaid:part>";

		for (int before : new int[] { 0, 32_740, 32_760, 65_000, 200_000 }) {
			byte[] packet = packet(" ".repeat(before) + claim).getBytes(StandardCharsets.UTF_8);

			assertThat(part(INTENTS, "", packet)).as("%s", before)
				.asString(StandardCharsets.ISO_8859_1)
				.contains("/ObjStm");
		}
	}

	@Test
	void leavesWhatIsNoPacket() throws IOException {
		byte[] spaces = "no packet   \n   ".getBytes(StandardCharsets.UTF_8);

		assertThat(metadata(part(INTENTS, "", spaces)).createInputStream().readAllBytes()).isEqualTo(spaces);
	}

	private static String packet(String claim) {
		return "<?xpacket begin=''?><x>é  \n" + claim + "</x>" + (" ".repeat(99) + "\n").repeat(20) + END;
	}

	private static byte[] part(String entries, String filter, byte[] metadata) {
		return Parts.part(new RawPdf().object("<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R" + entries + ">>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>")
			.stream("/Type/Metadata/Subtype/XML" + filter, metadata)
			.toBytes(), 0);
	}

	private static COSStream metadata(byte[] part) throws IOException {
		PDDocument document = Loader.loadPDF(part);
		return document.getDocumentCatalog().getMetadata().getCOSObject();
	}

	private static byte[] deflated(byte[] bytes) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(bytes);
		}
		return out.toByteArray();
	}

}
