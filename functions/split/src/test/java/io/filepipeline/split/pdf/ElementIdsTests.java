package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

class ElementIdsTests {

	private static final COSName KIDS = COSName.KIDS;

	@Test
	void areThoseOfThePart() {
		byte[] source = document("(first)", "(second)");

		assertThat(ids(Parts.part(source, 0))).isEqualTo(Map.of("first", "TD0"));
		assertThat(ids(Parts.part(source, 1))).isEqualTo(Map.of("second", "TD1"));
		assertThat(ids(Parts.part(source, 0, 1))).isEqualTo(Map.of("first", "TD0", "second", "TD1"));
	}

	@Test
	void areNoneIfElementsHaveNone() {
		for (String id : new String[] { "null", "/Name", "7" }) {
			assertThat(ids(Parts.part(document(id), 0))).isEmpty();
		}
	}

	@Test
	void nameNothingIfTwoElementsHaveThem() {
		byte[] source = document("(same)", "<73616D65>", "(other)", "(same)");

		assertThat(ids(Parts.part(source, 0, 1, 2, 3))).isEqualTo(Map.of("other", "TD2"));
		assertThat(ids(Parts.part(source, 0, 2))).isEqualTo(Map.of("same", "TD0", "other", "TD2"));
	}

	@Test
	void areThoseOfTheirDocumentAfterThatWasMerged(@TempDir Path folder) throws IOException {
		byte[] first = document("(same)", "(first)");
		byte[] second = document("(same)", "(second)");

		try (PdfDocument merged = Merged.open(folder, first, second)) {
			assertThat(ids(Merged.part(merged, 0, 1, 2, 3))).isEqualTo(Map.of("first", "TD1", "second", "TD1"));
			assertThat(ids(Merged.part(merged, 2))).isEqualTo(Map.of("same", "TD0"));
		}
	}

	@Test
	void areInATreeInTheOrderOfTheirBytes() {
		int[] codes = IntStream.range(0, 250).map((index) -> (index * 7 + 3) % 250).toArray();
		byte[] source = document(
				IntStream.of(codes).mapToObj((code) -> "<%02X>".formatted(code)).toArray(String[]::new));

		byte[] part = Parts.part(source, IntStream.range(0, 250).toArray());

		assertThat(ids(part)).hasSize(250);
		assertThatPdf(part).inspect((document) -> {
			COSArray leaves = tree(document).getCOSArray(KIDS);
			int next = 0;
			for (int i = 0; i < leaves.size(); i++) {
				COSDictionary leaf = (COSDictionary) leaves.getObject(i);
				COSArray names = leaf.getCOSArray(COSName.NAMES);
				assertThat(code(leaf.getCOSArray(COSName.LIMITS), 0)).isEqualTo(next);
				for (int j = 0; j < names.size(); j += 2) {
					assertThat(code(names, j)).isEqualTo(next++);
				}
				assertThat(code(leaf.getCOSArray(COSName.LIMITS), 1)).isEqualTo(next - 1);
			}
			assertThat(next).isEqualTo(250);
		});
	}

	private static int code(COSArray array, int index) {
		return ((COSString) array.getObject(index)).getBytes()[0] & 0xFF;
	}

	/** What each leads to: a role, and the number of the piece of content. */
	private static Map<String, String> ids(byte[] part) {
		Map<String, String> ids = new TreeMap<>();
		assertThatPdf(part).inspect((document) -> {
			COSDictionary tree = tree(document);
			COSArray leaves = (tree != null) ? tree.getCOSArray(KIDS) : null;
			for (int i = 0; leaves != null && i < leaves.size(); i++) {
				add((COSDictionary) leaves.getObject(i), ids);
			}
			if (tree != null && leaves == null) {
				add(tree, ids);
			}
		});
		return ids;
	}

	private static void add(COSDictionary leaf, Map<String, String> ids) {
		COSArray names = leaf.getCOSArray(COSName.NAMES);
		for (int i = 0; i < names.size(); i += 2) {
			COSDictionary element = (COSDictionary) names.getObject(i + 1);
			ids.put(new String(((COSString) names.getObject(i)).getBytes(), StandardCharsets.ISO_8859_1),
					element.getNameAsString(COSName.S) + element.getCOSArray(COSName.K).getInt(0));
		}
	}

	private static COSDictionary tree(PDDocument document) {
		return document.getDocumentCatalog()
			.getStructureTreeRoot()
			.getCOSObject()
			.getCOSDictionary(COSName.getPDFName("IDTree"));
	}

	/** A page with a cell for each, whose number is that of its content. */
	private static byte[] document(String... ids) {
		RawPdf pdf = new RawPdf().object("<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R>>")
			.object("<</Type/Pages/Kids[" + each(ids, "%2$d 0 R ") + "]/Count " + ids.length + "/MediaBox[0 0 99 99]>>")
			.object("<</Type/StructTreeRoot/K 4 0 R/ParentTree<</Nums[" + each(ids, "%1$d[%3$d 0 R]") + "]>>>>")
			.object("<</S/TR/P 3 0 R/K[" + each(ids, "%3$d 0 R ") + "]>>");
		for (int i = 0; i < ids.length; i++) {
			pdf.object("<</Type/Page/Parent 2 0 R/StructParents " + i + ">>")
				.object("<</S/TD/P 4 0 R/Pg " + (5 + 2 * i) + " 0 R/ID " + ids[i] + "/K " + i + ">>");
		}
		return pdf.toBytes();
	}

	/** The text for each, with its index and the numbers of its page and its cell. */
	private static String each(String[] ids, String text) {
		return IntStream.range(0, ids.length)
			.mapToObj((index) -> text.formatted(index, 5 + 2 * index, 6 + 2 * index))
			.collect(Collectors.joining());
	}

}
