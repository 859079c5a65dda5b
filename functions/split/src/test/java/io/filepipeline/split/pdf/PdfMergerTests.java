package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDURIDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

class PdfMergerTests {

	private static final long LONGEST = 1 << 30;

	/**
	 * Of two default resources with the same name the first counts, of two places none.
	 */
	private static final Map<String, Integer> ONCE_OR_NEVER = Map.of("default", 1, "destination", 0);

	@TempDir
	private Path folder;

	@Test
	void hasThePagesOfAllInOrder() throws IOException {
		byte[] first = Pdfs.document(2).sharedImage().toBytes();
		byte[] second = Pdfs.document(3).inheritedAttributes(0).toBytes();
		byte[] third = Pdfs.withPages(1);

		try (PdfDocument merged = Merged.open(this.folder, first, second, third)) {
			assertThat(merged.pageCount()).isEqualTo(6);
			assertThatPdf(Merged.part(merged, 0, 1, 2, 3, 4, 5)).showsPages(0, 1, 0, 1, 2, 0);
			assertThatPdf(Merged.part(merged, 0, 1)).rendersLike(first, 0, 1);
			assertThatPdf(Merged.part(merged, 2, 3, 4)).rendersLike(second, 0, 1, 2);
			assertThatPdf(Merged.part(merged, 5)).rendersLike(third, 0);
		}
	}

	@ParameterizedTest
	@EnumSource
	void keepsWhatPagesHaveAndNothingOfOthers(MarkedDocument.Sharing sharedResources) throws IOException {
		byte[] source = MarkedDocument.of(3, sharedResources);
		byte[] all = Merged.all(this.folder, source, source);

		assertThatPdf(all).rendersLike(source, 0, 1, 2, 0, 1, 2);
		for (int page = 0; page < 3; page++) {
			for (String kind : MarkedDocument.KEPT) {
				int least = ONCE_OR_NEVER.getOrDefault(kind, 2);
				assertThat(count(PartLeakTests.everythingIn(all), MarkedDocument.marker(page, kind))).as(kind)
					.isGreaterThanOrEqualTo(least);
			}
		}
		try (PdfDocument merged = Merged.open(this.folder, source, Pdfs.withPages(2))) {
			assertThatPdf(Merged.part(merged, 3, 4)).mentionsNowhere("OfPage").showsPages(0, 1);
		}
	}

	private static int count(String text, String part) {
		return text.split(part, -1).length - 1;
	}

	@Test
	void isTheSameEachTime() throws IOException {
		byte[] source = MarkedDocument.of(3, MarkedDocument.Sharing.ALL);
		byte[] other = Pdfs.document(2).pageLabels("A").textField(0, "OfPage0-field", "").toBytes();

		assertThat(Merged.all(this.folder, source, other)).isEqualTo(Merged.all(this.folder, source, other));
	}

	@Test
	void leadsLinksToThePagesOfTheirOwnDocument() throws IOException {
		byte[] source = Pdfs.document(3).namedLink(0, 2).link(1, 0).toBytes();

		byte[] all = Merged.all(this.folder, source, source);

		assertThatPdf(all).hasWorkingLinks(4)
			.inspect((document) -> assertThat(linkTargets(document)).containsExactly("0>2", "1>0", "3>5", "4>3"));
	}

	@ParameterizedTest
	@CsvSource({ "a,a,true", "a,b,false", "a,,false", ",a,false" })
	void keepsWhatWebLinksAreRelativeToIfItIsTheSame(@Nullable String first, @Nullable String second, boolean kept)
			throws IOException {
		byte[] all = Merged.all(this.folder, relativeTo(first), relativeTo(second));

		assertThatPdf(all)
			.inspect((document) -> assertThat(document.getDocumentCatalog().getURI() != null).isEqualTo(kept));
	}

	private static byte[] relativeTo(@Nullable String base) {
		return Pdfs.document(1).webLink(0, "b").with((document) -> {
			if (base != null) {
				PDURIDictionary addresses = new PDURIDictionary();
				addresses.setBase("https://" + base + ".example/");
				document.getDocumentCatalog().setURI(addresses);
			}
		}).toBytes();
	}

	private static List<String> linkTargets(PDDocument document) throws IOException {
		List<String> targets = new ArrayList<>();
		for (int page = 0; page < document.getNumberOfPages(); page++) {
			for (var annotation : document.getPage(page).getAnnotations()) {
				PDAnnotationLink link = (PDAnnotationLink) annotation;
				PDPageDestination target = (PDPageDestination) ((link.getAction() instanceof PDActionGoTo action)
						? action.getDestination() : link.getDestination());
				targets.add(page + ">" + target.retrievePageNumber());
			}
		}
		return targets;
	}

	@Test
	void hasTheOutlinesOneAfterTheOther() throws IOException {
		byte[] first = Pdfs.document(3).bookmark("One", 0).bookmark("Two", 2).toBytes();
		byte[] last = Pdfs.document(2).bookmark("Three", 1).toBytes();

		try (PdfDocument merged = Merged.open(this.folder, first, Pdfs.withPages(1), last)) {
			assertThat(merged.bookmarks()).containsExactly(new Bookmark("One", 1, 0), new Bookmark("Two", 1, 2),
					new Bookmark("Three", 1, 5));
			assertThatPdf(Merged.part(merged, 2, 3, 4, 5))
				.inspect((part) -> assertThat(part.getDocumentCatalog().getDocumentOutline().children())
					.extracting(
							(item) -> item.getTitle() + " " + part.getPages().indexOf(item.findDestinationPage(part)))
					.containsExactly("Two 0", "Three 3"));
		}
	}

	@Test
	void hasTheLabelsThatPagesHadAndCountsTheOthers() throws IOException {
		byte[] labelled = Pdfs.document(2).pageLabels("A").toBytes();

		byte[] all = Merged.all(this.folder, Pdfs.withPages(2), labelled, labelled, Pdfs.withPages(1));
		byte[] none = Merged.all(this.folder, Pdfs.withPages(2), Pdfs.withPages(1));

		assertThatPdf(all)
			.inspect((document) -> assertThat(document.getDocumentCatalog().getPageLabels().getLabelsByPageIndices())
				.containsExactly("1", "2", "A-1", "A-2", "A-1", "A-2", "1"));
		assertThatPdf(none).inspect((document) -> assertThat(document.getDocumentCatalog().getPageLabels()).isNull());
	}

	@Test
	void keepsFieldsOfTheSameNameApart() throws IOException {
		byte[] first = Pdfs.document(1).textField(0, "name", "Ada").textField(0, "city", "London").toBytes();
		byte[] second = Pdfs.document(1).textField(0, "name", "Bob").textField(0, "name_2", "Bobby").toBytes();
		byte[] third = Pdfs.document(1).textField(0, "name", "Eve").toBytes();

		byte[] all = Merged.all(this.folder, first, second, third);

		assertThatPdf(all).hasFields("name", "city", "name_3", "name_2", "name_4")
			.hasField("name", "Ada")
			.hasField("name_3", "Bob")
			.hasField("name_2", "Bobby")
			.hasField("name_4", "Eve");
	}

	@Test
	void keepsTheFontsOfTextThatIsNoField() throws IOException {
		byte[] text = new RawPdf()
			.object("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/DR<</Font<</Own 4 0 R>>>>>>>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
			.object("<</Type/Page/Parent 2 0 R/Annots[<</Subtype/FreeText/DA(/Own 9 Tf)/Rect[0 0 9 9]>>]>>")
			.object("<</Type/Font/Subtype/Type1/BaseFont/Own-font>>")
			.toBytes();

		assertThatPdf(Merged.all(this.folder, Pdfs.withPages(1), text)).mentions("Own-font");
	}

	@Test
	void showsAndHidesLayersAsEachDocumentDid() throws IOException {
		byte[] first = Pdfs.document(2).layer(0, "Notes", true).layer(1, "Draft", false).toBytes();
		byte[] second = Pdfs.document(2).layer(0, "Notes", false).layer(1, "Print", true).toBytes();

		byte[] all = Merged.all(this.folder, first, Pdfs.withPages(1), second);

		assertThatPdf(all).inspect((document) -> {
			PDOptionalContentProperties layers = document.getDocumentCatalog().getOCProperties();
			assertThat(layers.getOptionalContentGroups())
				.extracting((layer) -> layer.getName() + " " + layers.isGroupEnabled(layer))
				.containsExactly("Notes true", "Draft false", "Notes false", "Print true");
		});
	}

	@Test
	void isTaggedWhenAllDocumentsAre() throws IOException {
		byte[] english = tagged("en", "P");
		byte[] german = tagged("de", "P");

		byte[] all = Merged.all(this.folder, english, german, german);

		assertThatPdf(all).inspect((document) -> {
			assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
			PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
			PDStructureElement whole = (PDStructureElement) root.getKids().get(0);
			assertThat(whole.getKids()).extracting((kid) -> describe((PDStructureElement) kid))
				.containsExactly("Document en: Clause", "Document de: Clause", "Document de: Clause");
			assertThat(IntStream.range(0, 3).map((page) -> document.getPage(page).getStructParents()))
				.containsExactly(0, 1, 2);
			assertThat(root.getParentTree().getNumbers()).hasSize(3);
			assertThat(root.getRoleMap().get("Clause")).isEqualTo("P");
			assertThat(root.getCOSObject()
				.getCOSDictionary(COSName.getPDFName("ClassMap"))
				.getCOSDictionary(COSName.getPDFName("narrow"))
				.getInt("Width")).isEqualTo(9);
		});
		try (PdfDocument merged = Merged.open(this.folder, english, german)) {
			assertThatPdf(Merged.part(merged, 1)).mentionsNowhere("Of en").mentions("Of de");
		}
	}

	private static String describe(PDStructureElement element) {
		return element.getStructureType() + " " + element.getLanguage() + ": "
				+ ((PDStructureElement) element.getKids().get(0)).getStructureType();
	}

	@Test
	void isNotTaggedWhenADocumentIsNotOrNamesMeanSomethingElse() throws IOException {
		byte[] source = tagged("en", "P");

		for (byte[] other : List.of(Pdfs.withPages(1), tagged("en", "H1"))) {
			for (byte[] all : List.of(Merged.all(this.folder, source, other, source),
					Merged.all(this.folder, other, source))) {
				assertThatPdf(all)
					.inspect((document) -> assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNull());
			}
		}
	}

	private static byte[] tagged(String language, String meaning) {
		return new RawPdf()
			.object("<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 4 0 R/Lang(" + language
					+ ")>>")
			.object("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 99 99]>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 6 0 R/StructParents 0>>")
			.object("<</Type/StructTreeRoot/K 5 0 R/ParentTree<</Nums[0[5 0 R]]>>/RoleMap<</Clause/" + meaning
					+ ">>/ClassMap<</narrow 7 0 R>>>>")
			.object("<</S/Clause/P 4 0 R/Pg 3 0 R/C/narrow/Alt(Of " + language + ")/K 0>>")
			.stream("", "/Clause<</MCID 0>>BDC 0 0 9 9 re f EMC".getBytes(StandardCharsets.US_ASCII))
			.object("<</O/Layout/Width 9>>")
			.toBytes();
	}

	@Test
	void isAboutWhatTheFirstDocumentIs() throws IOException {
		byte[] all = Merged.all(this.folder, Pdfs.document(1).title("First").toBytes(),
				Pdfs.document(1).title("Second").toBytes());

		assertThatPdf(all).mentionsNowhere("Second")
			.inspect((document) -> assertThat(document.getDocumentInformation().getTitle()).isEqualTo("First"));
	}

	@Test
	void saysWhatColoursMeanOnlyIfAllDocumentsDo() throws IOException {
		byte[] archived = Pdfs.document(1).with(PdfMergerTests::addIntent).toBytes();

		assertThatPdf(Merged.all(this.folder, archived, archived))
			.inspect((document) -> assertThat(document.getDocumentCatalog().getOutputIntents()).hasSize(1));
		assertThatPdf(Merged.all(this.folder, archived, Pdfs.withPages(1)))
			.inspect((document) -> assertThat(document.getDocumentCatalog().getOutputIntents()).isEmpty());
	}

	private static void addIntent(PDDocument document) {
		COSDictionary intent = new COSDictionary();
		intent.setName(COSName.S, "GTS_PDFA1");
		intent.setString(COSName.OUTPUT_CONDITION_IDENTIFIER, "sRGB");
		COSArray intents = new COSArray();
		intents.add(intent);
		document.getDocumentCatalog().getCOSObject().setItem(COSName.OUTPUT_INTENTS, intents);
	}

	@Test
	void takesTheSameDocumentAHundredTimes() throws IOException {
		byte[][] documents = new byte[100][];
		Arrays.fill(documents, MarkedDocument.of(2, MarkedDocument.Sharing.ALL));

		try (PdfDocument merged = Merged.open(this.folder, documents)) {
			assertThat(merged.pageCount()).isEqualTo(200);
			assertThat(merged.bookmarks()).hasSize(200);
			assertThatPdf(Merged.part(merged, 199, 0)).rendersLike(documents[0], 1, 0);
		}
	}

	@Test
	void repairsAndOpensWhatCanBeAndNotesThat() throws IOException {
		byte[] good = Pdfs.withPages(1);
		byte[] cut = Arrays.copyOf(good, good.length - 40);
		PdfBuilder encrypted = Pdfs.document(2).encrypted("secret", "owner");

		try (PdfDocument merged = Merged.open(this.folder, good, cut, encrypted.toBytes())) {
			assertThatPdf(Merged.part(merged, 0, 1, 2, 3)).showsPages(0, 0, 0, 1);
			Outcome outcome = merged.write(List.of(0), java.io.OutputStream::nullOutputStream);
			assertThat(((Written) outcome).notes()).containsExactly(Note.REPAIRED);
		}
	}

	@Test
	void writesADocumentAgainThatShowsItsDamageOnlyThen() throws IOException {
		byte[] source = new RawPdf().object("<</Type/Catalog/Pages 2 0 R>>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 99 99]>>")
			.object("<</Type/Page/Parent 2 0 R>>")
			.object("<</Type/Page/Parent 2 0 R/Contents 5 0 R>>")
			.object("<</Length 99>>\nstream\n1 g 0 0 9 9 re f\nendstream")
			.toBytes();

		byte[] all = Merged.all(this.folder, Pdfs.withPages(1), source, Pdfs.withPages(1));

		assertThatPdf(all).hasPages(4).inspect((document) -> {
			try (var content = document.getPage(2).getContents()) {
				assertThat(new String(content.readAllBytes(), StandardCharsets.US_ASCII)).contains("0 0 9 9 re");
			}
		});
	}

	@Test
	void refusesWhatCannotBeRead() throws IOException {
		byte[] noPdf = "not a PDF at all".getBytes(StandardCharsets.US_ASCII);
		byte[] locked = Pdfs.document(1).encrypted("other", "owner").toBytes();

		assertThat(code(Pdfs.withPages(1), noPdf)).isEqualTo(ProblemCode.PDF_CORRUPT);
		assertThat(code(Pdfs.withPages(1), locked)).isEqualTo(ProblemCode.PASSWORD_INCORRECT);
	}

	@Test
	void getsNoLongerThanItMay() throws IOException {
		byte[] source = Pdfs.document(1).sharedImage().toBytes();

		Problem problem = Merged.problem(this.folder, 2L * source.length, source, source, source, source);

		assertThat(problem.code()).isEqualTo(ProblemCode.RESOURCE_BUDGET_EXCEEDED);
	}

	private ProblemCode code(byte[]... documents) throws IOException {
		return Merged.problem(this.folder, LONGEST, documents).code();
	}

}
