package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class PartFormTests {

	private final PdfBuilder form = Pdfs.document(3)
		.textField(0, "person.name.first", "Ada")
		.textField(1, "person.name.last", "Lovelace")
		.textField(1, "city", "London")
		.checkBox(2, "agreed", true);

	@Test
	void keepsTheFieldsOfItsPagesUnderTheirFullNames() {
		assertThatPdf(Parts.part(this.form, 1)).hasFields("person.name.last", "city")
			.hasField("person.name.last", "Lovelace")
			.hasField("city", "London");
		assertThatPdf(Parts.part(this.form, 2, 0)).hasFields("person.name.first", "agreed").hasField("agreed", "Yes");
	}

	@Test
	void looksLikeTheSource() {
		byte[] source = this.form.toBytes();

		assertThatPdf(Parts.part(source, 1, 2)).rendersLike(source, 1, 2);
	}

	@Test
	void showsOneFieldOnBothCopiesOfAPage() {
		assertThatPdf(Parts.part(this.form, 0, 0)).hasFields("person.name.first").inspect((part) -> {
			PDAcroForm fields = part.getDocumentCatalog().getAcroForm(null);
			assertThat(fields.getField("person.name.first").getWidgets()).hasSize(2)
				.extracting((widget) -> part.getPages().indexOf(widget.getPage()))
				.containsExactly(0, 1);
		});
	}

	/** There is one to each kid, and the names of states are their numbers. */
	@Test
	void hasTheOptionsOfItsButtonsOnly() {
		byte[] source = new RawPdf()
			.object("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[12 0 R 11 0 R]/DA(/Helv 0 Tf)>>>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3/MediaBox[0 0 99 99]>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[7 0 R 11 0 R]>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[8 0 R]>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[9 0 R]>>")
			.object("<</Ff 32768/T(colour)/V/0/Parent 12 0 R/Kids[9 0 R 7 0 R 8 0 R]/Opt[(blue)(red)(green)]>>")
			.object("<</Subtype/Widget/Parent 6 0 R/Rect[0 0 9 9]/AS/Off/AP<</N<</1 10 0 R>>>>>>")
			.object("<</Subtype/Widget/Parent 6 0 R/Rect[0 0 9 9]/AS/Off/AP<</N<</2 10 0 R>>>>>>")
			.object("<</Subtype/Widget/Parent 6 0 R/Rect[0 0 9 9]/AS/0/AP<</N<</0 10 0 R>>>>>>")
			.stream("/Subtype/Form/BBox[0 0 9 9]", new byte[0])
			.object("<</Subtype/Widget/FT/Ch/T(size)/V(M)/Opt[(S)(M)(L)]/Rect[9 9 50 18]>>")
			.object("<</FT/Btn/T(choice)/Kids[6 0 R]>>")
			.toBytes();

		assertThat(options(Parts.part(source, 1), "choice.colour")).containsExactly("", "", "green");
		assertThat(options(Parts.part(source, 2, 0, 2), "choice.colour")).containsExactly("blue", "red", "");
		assertThat(options(Parts.part(source, 0, 1, 2), "choice.colour")).containsExactly("blue", "red", "green");
		assertThat(options(Parts.part(source, 0), "size")).containsExactly("S", "M", "L");
	}

	private static List<String> options(byte[] part, String field) {
		List<String> options = new ArrayList<>();
		assertThatPdf(part).inspect((document) -> document.getDocumentCatalog()
			.getAcroForm(null)
			.getField(field)
			.getCOSObject()
			.getCOSArray(COSName.OPT)
			.toCOSStringStringList()
			.forEach(options::add));
		return options;
	}

	/** As jsPDF lists groups of buttons. */
	@Test
	void keepsTheNamesOfFieldsThatTheFormListsBesideTheirParents() {
		for (String fields : List.of("4 0 R 5 0 R 6 0 R", "6 0 R 5 0 R 4 0 R")) {
			byte[] source = new RawPdf()
				.object("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + fields + "]/DA(/Helv 0 Tf)>>>>")
				.object("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 99 99]>>")
				.object("<</Type/Page/Parent 2 0 R/Annots[5 0 R 6 0 R]>>")
				.object("<</FT/Btn/Ff 32768/T(group)/V/B/Kids[5 0 R 6 0 R]>>")
				.object("<</Subtype/Widget/Parent 4 0 R/Rect[0 0 9 9]/AS/Off/AP<</N<</A 7 0 R>>>>>>")
				.object("<</Subtype/Widget/Parent 4 0 R/Rect[9 0 18 9]/AS/B/AP<</N<</B 7 0 R>>>>>>")
				.stream("/Subtype/Form/BBox[0 0 9 9]", new byte[0])
				.toBytes();

			assertThatPdf(Parts.part(source, 0)).hasFields("group").hasField("group", "B").inspect((part) -> {
				PDField group = part.getDocumentCatalog().getAcroForm(null).getField("group");
				assertThat(group.getWidgets()).hasSize(2);
			});
		}
	}

	@Test
	void keepsWhatTheFieldsNeedToBeFilledIn() {
		assertThatPdf(Parts.part(this.form, 1)).inspect((part) -> {
			PDAcroForm fields = part.getDocumentCatalog().getAcroForm(null);
			assertThat(fields.getDefaultAppearance()).startsWith("/Helv");
			PDTextField city = (PDTextField) fields.getField("city");
			city.setValue("Paris");
			assertThat(city.getValue()).isEqualTo("Paris");
		});
	}

	@Test
	void hasOfTheDefaultResourcesWhatItsFieldsMention() {
		byte[] source = resourceful("/DA(/Own 9 Tf)", "");

		assertThatPdf(Parts.part(source, 0)).mentions("Own-font")
			.mentionsNowhere("Other-font")
			.mentionsNowhere("Helv-font")
			.mentionsNowhere("of-others");
		assertThatPdf(Parts.part(resourceful("/DA(/Own 9 Tf)", "/DA(/Other 0 Tf)"), 0)).mentions("Own-font")
			.mentions("Other-font")
			.mentionsNowhere("Helv-font");
	}

	@Test
	void hasTheUsualResourcesForFieldsThatMentionNone() {
		assertThatPdf(Parts.part(resourceful("", ""), 0)).mentions("Helv-font").mentionsNowhere("Own-font");
	}

	@Test
	void hasWhatAppearancesWithoutResourcesShow() {
		assertThatPdf(Parts.part(resourceful("/DA(/Own 9 Tf)/AP<</N 9 0 R>>", ""), 0)).mentions("Other-font");
	}

	@Test
	void hasTheFontsOfTextThatIsNoField() {
		byte[] source = new String(resourceful("/DA(/Own 9 Tf)", "/DA(/Other 0 Tf)"), StandardCharsets.ISO_8859_1)
			.replace("/Fields[4 0 R]", "/Fields[     ]")
			.replace("Widget/FT/Tx/T(a)", "FreeText         ")
			.getBytes(StandardCharsets.ISO_8859_1);

		assertThatPdf(Parts.part(source, 0)).mentions("Own-font")
			.mentionsNowhere("Other-font")
			.hasFields()
			.inspect((part) -> assertThat(part.getDocumentCatalog()
				.getAcroForm(null)
				.getDefaultResources()
				.getFont(COSName.getPDFName("Own"))).isNotNull());
	}

	/** A field on the only page, and a form with three fonts. */
	private static byte[] resourceful(String field, String form) {
		return new RawPdf().object("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]/DR 5 0 R" + form + ">>>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[4 0 R]>>")
			.object("<</Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]" + field + ">>")
			.object("<</Font<</Helv 6 0 R/Own 7 0 R/Other 8 0 R>>/Encoding<</Else<</Differences[1/of-others]>>>>>>")
			.object("<</Type/Font/BaseFont/Helv-font>>")
			.object("<</Type/Font/BaseFont/Own-font>>")
			.object("<</Type/Font/BaseFont/Other-font>>")
			.stream("/Subtype/Form/BBox[0 0 9 9]", "BT /Other 9 Tf (x) Tj ET".getBytes())
			.toBytes();
	}

	/** Their field is no more than their name. */
	@Test
	void keepsWhatWidgetsSayThemselves() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[5 0 R 6 0 R 7 0 R]>>")
			.object("<</T(code)/Kids[5 0 R 7 0 R]>>")
			.object("<</Subtype/Widget/FT/Tx/V(first)/MaxLen 5/Ff 16777216/TU(tip)/Rect[0 0 9 9]/Parent 4 0 R>>")
			.object("<</Subtype/Widget/FT/Tx/V(unknown to it)/Rect[9 0 18 9]/Parent 4 0 R>>")
			.object("<</Subtype/Widget/FT/Sig/V<</Reason(signed)>>/Rect[18 0 27 9]/Parent 4 0 R>>")
			.toBytes();

		assertThatPdf(Parts.part(source, 0)).mentions("code")
			.mentionsNowhere("signed")
			.inspect((part) -> assertThat(part.getPage(0).getAnnotations())
				.extracting((widget) -> widget.getCOSObject().getNameAsString(COSName.FT),
						(widget) -> widget.getCOSObject().getString(COSName.V),
						(widget) -> widget.getCOSObject().getInt(COSName.MAX_LEN),
						(widget) -> widget.getCOSObject().getString(COSName.TU))
				.containsExactly(tuple("Tx", "first", 5, "tip"), tuple("Tx", "unknown to it", -1, null),
						tuple("Sig", null, -1, null)));
	}

	@Test
	void hasNoFormWithoutFields() {
		assertThatPdf(Parts.part(Pdfs.document(2).textField(0, "a", "b"), 1))
			.inspect((part) -> assertThat(part.getDocumentCatalog().getAcroForm(null)).isNull());
	}

	@Test
	void leavesOutScriptsAndWhatIsSigned() {
		PdfBuilder source = Pdfs.document(1).textField(0, "total", "1").with(PartFormTests::sign);

		assertThatPdf(Parts.part(source, 0)).mentionsNowhere("ByteRange")
			.mentionsNowhere("SigFlags")
			.mentionsNowhere("XFA")
			.mentionsNowhere("CO");
	}

	@Test
	void showsASignatureThatNoFormKnowsWithoutIt() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[<</Subtype/Widget/FT/Sig/T(s)/Rect[0 0 9 9]/V 4 0 R/AP<</N 5 0 R>>>>]>>")
			.object("<</Type/Sig/ByteRange[0 1 2 3]/Contents<30>/Name(signer)>>")
			.stream("/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f".getBytes())
			.toBytes();

		assertThatPdf(Parts.part(source, 0)).mentionsNowhere("signer")
			.mentionsNowhere("ByteRange")
			.rendersLike(source, 0);
	}

	@Test
	void keepsOfFieldsThatNoFormKnowsWhatTheirWidgetsTakeFromThem() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[4 0 R 5 0 R]>>")
			.object("<</Subtype/Widget/Rect[0 0 9 9]/Parent 6 0 R/Ff 1>>")
			.object("<</Subtype/Widget/Rect[9 9 18 18]/Parent 8 0 R>>")
			.object("<</T(below)/V(Ada)/Ff 2/Parent 7 0 R>>")
			.object("<</T(above)/FT/Tx/Parent 6 0 R>>")
			.object("<</T(signed)/FT/Sig/V<</Name(signer)>>>>")
			.toBytes();

		assertThatPdf(Parts.part(source, 0)).mentionsNowhere("signer").inspect((part) -> {
			COSDictionary widget = part.getPage(0).getAnnotations().get(0).getCOSObject();
			assertThat(widget.getNameAsString(COSName.FT)).isEqualTo("Tx");
			assertThat(widget.getString(COSName.T)).isEqualTo("below");
			assertThat(widget.getString(COSName.V)).isEqualTo("Ada");
			assertThat(widget.getInt(COSName.FF)).isEqualTo(1);
		});
	}

	@Test
	void knowsAWidgetByItsFieldThatDoesNotKnowIt() {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[4 0 R]>>")
			.object("<</Subtype/Widget/Rect[0 0 9 9]/Parent 5 0 R>>")
			.object("<</T(city)/FT/Tx/V(London)>>")
			.toBytes();

		assertThatPdf(Parts.part(source, 0)).hasFields("city").hasField("city", "London");
	}

	private static void sign(PDDocument document) throws IOException {
		PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
		PDSignatureField field = new PDSignatureField(form);
		field.getCOSObject().setItem(COSName.V, new COSDictionary());
		field.getCOSObject().getCOSDictionary(COSName.V).setName("ByteRange", "signed");
		form.getFields().add(field);
		form.setSignaturesExist(true);
		form.getCOSObject().setString(COSName.XFA, "<xdp/>");
		form.getCOSObject().setItem(COSName.CO, form.getCOSObject().getItem(COSName.FIELDS));
		document.getPage(0)
			.setAnnotations(List.of(document.getPage(0).getAnnotations().get(0), field.getWidgets().get(0)));
	}

}
