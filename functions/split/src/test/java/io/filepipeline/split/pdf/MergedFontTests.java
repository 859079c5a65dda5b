package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fields of merged documents are written with the fonts of their own document.
 */
class MergedFontTests {

	private static final Pattern FONT = Pattern.compile("/(\\S+) 9 Tf");

	@TempDir
	Path folder;

	@Test
	void keepsFontsOfTheSameNameApart() throws IOException {
		byte[] all = Merged.all(this.folder, form("F1", "Courier", ""), form("F1", "Times-Roman", ""),
				form("F#31", "Symbol", ""), form("F1", "Courier", ""));

		assertThat(fonts(all)).containsExactly("F1 Courier", "F1 Courier", "F1_2 Times-Roman", "F1_2 Times-Roman",
				"F1_3 Symbol", "F1_3 Symbol", "F1 Courier", "F1 Courier");
	}

	@Test
	void takesNoFontOfADocumentForThatOfAnother() throws IOException {
		String own = "/FontDescriptor<</Type/FontDescriptor>>";

		byte[] all = Merged.all(this.folder, form("F1", "Subset", own), form("F1", "Subset", own),
				form("F1_2", "Courier", ""));

		assertThat(fonts(all)).containsExactly("F1 Subset", "F1 Subset", "F1_2 Subset", "F1_2 Subset", "F1_2_3 Courier",
				"F1_2_3 Courier");
		try (PdfDocument merged = Merged.open(this.folder, form("F1", "Ours", own), form("F1", "Theirs", own))) {
			assertThatPdf(Merged.part(merged, 1)).mentions("Theirs").mentionsNowhere("Ours");
		}
	}

	/** A field, of which the form says how it is written, and a text. */
	private static byte[] form(String name, String font, String more) {
		return new RawPdf()
			.object("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/DA(/" + name + " 9 Tf)/DR<</Font<</" + name
					+ " 5 0 R>>>>>>>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 99 99]>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[4 0 R<</Type/Annot/Subtype/FreeText/DA 6 0 R/Rect[0 0 9 9]>>]>>")
			.object("<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]>>")
			.object("<</Type/Font/Subtype/Type1/BaseFont/" + font + more + ">>")
			.object("(0 g /" + name + " 9 Tf)")
			.toBytes();
	}

	/** With what each annotation is written: a name, and what font that is. */
	private static List<String> fonts(byte[] pdf) throws IOException {
		List<String> found = new ArrayList<>();
		assertThatPdf(pdf).inspect((document) -> {
			Map<String, String> known = known(document);
			for (int page = 0; page < document.getNumberOfPages(); page++) {
				for (PDAnnotation annotation : document.getPage(page).getAnnotations()) {
					COSDictionary text = annotation.getCOSObject();
					COSDictionary field = text.getCOSDictionary(COSName.PARENT);
					Matcher font = FONT
						.matcher((field != null) ? field.getString(COSName.DA) : text.getString(COSName.DA));
					assertThat(font.find()).isTrue();
					found.add(font.group(1) + " " + known.get(font.group(1)));
				}
			}
		});
		return found;
	}

	private static Map<String, String> known(PDDocument document) {
		COSDictionary fonts = document.getDocumentCatalog()
			.getAcroForm()
			.getDefaultResources()
			.getCOSObject()
			.getCOSDictionary(COSName.FONT);
		Map<String, String> known = new TreeMap<>();
		fonts.keySet()
			.forEach((name) -> known.put(name.getName(),
					fonts.getCOSDictionary(name).getNameAsString(COSName.BASE_FONT)));
		return known;
	}

}
