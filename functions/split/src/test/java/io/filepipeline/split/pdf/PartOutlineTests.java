package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.filepipeline.testing.PdfBuilder;
import io.filepipeline.testing.Pdfs;
import io.filepipeline.testing.RawPdf;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

class PartOutlineTests {

	@TempDir
	private Path folder;

	/** A book of two open chapters with closed sections, and what else an outline has. */
	private final PdfBuilder book = Pdfs.document(8).with((document) -> {
		PDDocumentOutline outline = new PDDocumentOutline();
		document.getDocumentCatalog().setDocumentOutline(outline);
		document.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
		PDOutlineItem first = item(document, outline, "Chapter 1", 0);
		PDOutlineItem section = item(document, first, "Section 1.1", 1);
		item(document, section, "Detail 1.1.1", 2);
		item(document, section, "Detail 1.1.2", 2);
		item(document, first, "Section 1.2", 3);
		PDOutlineItem second = item(document, outline, "Chapter 2", 4);
		item(document, second, "Section 2.1", 5);
		outline.openNode();
		first.openNode();
		second.openNode();
	});

	private static PDOutlineItem item(PDDocument document, PDOutlineNode above, String title, int page) {
		PDOutlineItem item = new PDOutlineItem();
		item.setTitle(title);
		item.setDestination(document.getPage(page));
		above.addLast(item);
		return item;
	}

	@Test
	void hasTheEntriesThatLeadToItsPagesAndThoseAbove() {
		assertThat(outline(Parts.part(this.book, 2))).containsExactly("+Chapter 1 >-", " -Section 1.1 >-",
				"  Detail 1.1.1 >0", "  Detail 1.1.2 >0");
		assertThat(outline(Parts.part(this.book, 3, 4))).containsExactly("+Chapter 1 >-", " Section 1.2 >0",
				"Chapter 2 >1");
		assertThat(outline(Parts.part(this.book, 7, 6))).isEmpty();
	}

	@Test
	void isTheSameForAllPages() throws IOException {
		byte[] source = this.book.toBytes();

		assertThat(outline(Parts.part(source, 0, 1, 2, 3, 4, 5, 6, 7))).isEqualTo(outline(source)).hasSize(7);
	}

	@Test
	void keepsTheOrderOfTheOutlineWhateverThatOfThePages() {
		assertThat(outline(Parts.part(this.book, 5, 0, 5, 0))).containsExactly("Chapter 1 >1", "+Chapter 2 >-",
				" Section 2.1 >0");
	}

	@Test
	void isOpenOnlyWhenThereIsOne() {
		assertThatPdf(Parts.part(this.book, 1)).inspect((part) -> assertThat(mode(part)).isEqualTo("UseOutlines"));
		assertThatPdf(Parts.part(this.book, 7)).inspect((part) -> assertThat(mode(part)).isNull());
		assertThatPdf(Parts.part(Pdfs.document(1).bookmark("a", 0), 0))
			.inspect((part) -> assertThat(mode(part)).isNull());
	}

	private static String mode(PDDocument part) {
		return part.getDocumentCatalog().getCOSObject().getNameAsString(COSName.PAGE_MODE);
	}

	@Test
	void keepsLookAndPlaceAndMakesDestinationsOfActions() {
		PdfBuilder source = Pdfs.document(2).namedLink(0, 1).with((document) -> {
			PDDocumentOutline outline = new PDDocumentOutline();
			document.getDocumentCatalog().setDocumentOutline(outline);
			PDOutlineItem item = item(document, outline, "Übersicht €", 1);
			PDPageFitWidthDestination place = new PDPageFitWidthDestination();
			place.setPage(document.getPage(1));
			place.setTop(77);
			PDActionGoTo action = new PDActionGoTo();
			action.setDestination(place);
			item.getCOSObject().removeItem(COSName.DEST);
			item.setAction(action);
			item.setBold(true);
			item.setTextColor(new PDColor(new float[] { 1, 0, 0.5f }, PDDeviceRGB.INSTANCE));
			PDOutlineItem web = new PDOutlineItem();
			web.setTitle("Elsewhere");
			PDActionURI address = new PDActionURI();
			address.setURI("https://a.example/");
			web.setAction(address);
			outline.addLast(web);
		});

		assertThatPdf(Parts.part(source, 1)).mentionsNowhere("Elsewhere")
			.mentionsNowhere("a.example")
			.inspect((part) -> {
				PDOutlineItem item = part.getDocumentCatalog().getDocumentOutline().getFirstChild();
				assertThat(item.getTitle()).isEqualTo("Übersicht €");
				assertThat(item.getAction()).isNull();
				assertThat(((PDPageFitWidthDestination) item.getDestination()).getTop()).isEqualTo(77);
				assertThat(item.isBold()).isTrue();
				assertThat(item.getTextColor().getComponents()).containsExactly(1, 0, 0.5f);
			});
	}

	@Test
	void tellsBookmarks() throws IOException {
		assertThat(bookmarks(this.book.toBytes())).containsExactly(new Bookmark("Chapter 1", 1, 0),
				new Bookmark("Section 1.1", 2, 1), new Bookmark("Detail 1.1.1", 3, 2),
				new Bookmark("Detail 1.1.2", 3, 2), new Bookmark("Section 1.2", 2, 3), new Bookmark("Chapter 2", 1, 4),
				new Bookmark("Section 2.1", 2, 5));
		assertThat(bookmarks(Pdfs.withPages(2))).isEmpty();
	}

	@Test
	void tellsBookmarksWithNamesAndWithoutThoseThatLeadNowhere() throws IOException {
		byte[] source = outlined("/Dests<</old[4 0 R/Fit]>>/Names<</Dests<</Names[(new)[3 0 R/Fit]]>>>>",
				"<</Title(Nowhere)/Dest(unknown)/First 6 0 R/Last 6 0 R/Next 7 0 R>>", "<</Title<FEFF00E4>/Dest/old>>",
				"<</Title(Line\\nbreak)/A<</S/GoTo/D(new)>>>>")
			.toBytes();

		assertThat(bookmarks(source)).containsExactly(new Bookmark("ä", 2, 1), new Bookmark("Line break", 1, 0));
		assertThat(outline(Parts.part(source, 1))).containsExactly("-Nowhere >-", " ä >0");
	}

	/** Two pages, objects 3 and 4; the outline's first entry is object 5. */
	private static RawPdf outlined(String catalog, String... items) {
		RawPdf document = new RawPdf().object("<</Type/Catalog/Pages 2 0 R/Outlines<</First 5 0 R>>" + catalog + ">>")
			.object("<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
			.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>");
		for (String item : items) {
			document.object(item);
		}
		return document;
	}

	@Test
	void endsWhereTheOutlineRunsInACircle() throws IOException {
		byte[] source = outlined("", "<</Title(a)/Dest[3 0 R/Fit]/First 5 0 R/Next 6 0 R>>",
				"<</Title(b)/Dest[3 0 R/Fit]/First 7 0 R/Next 5 0 R>>",
				"<</Title(c)/Dest[4 0 R/Fit]/First 6 0 R/Next 7 0 R>>")
			.toBytes();

		assertThat(bookmarks(source)).extracting(Bookmark::title).containsExactly("a", "b", "c");
		assertThat(outline(Parts.part(source, 0))).containsExactly("a >0", "b >0");
		assertThat(outline(Parts.part(source, 1))).containsExactly("-b >-", " c >0");
	}

	@Test
	void endsWhereTheOutlineIsDamaged() throws IOException {
		for (String damaged : List.of("(no entry)", "<</Title(b)/Title(c)/Dest[3 0 R/Fit]>>",
				"<</Title 99 0 R/Dest 99>>", "<</Title[(b)]/Dest[[[]]]/C(x)/F/G/Count(1)/First 5/Next[5 0 R]>>",
				"8 0 R")) {
			byte[] source = outlined("", "<</Title(a)/Dest[3 0 R/Fit]/Next 6 0 R>>", damaged, "<<>>", "8 0 R")
				.toBytes();

			assertThat(bookmarks(source)).extracting(Bookmark::title).first().isEqualTo("a");
			assertThat(outline(Parts.part(source, 0))).first().isEqualTo("a >0");
			assertThat(outline(Parts.part(source, 1))).isEmpty();
		}
	}

	@Test
	void isBoundedInDepthAndLength() throws IOException {
		String[] deep = IntStream.range(6, 20_006)
			.mapToObj((next) -> "<</Title(t)/Dest[3 0 R/Fit]/First " + next + " 0 R>>")
			.toArray(String[]::new);
		String[] wide = IntStream.range(6, 120_006)
			.mapToObj((next) -> "<</Title(t)/Dest[4 0 R/Fit]/Next " + next + " 0 R>>")
			.toArray(String[]::new);

		assertThat(bookmarks(outlined("", deep).toBytes())).hasSize(64);
		assertThat(outline(Parts.part(outlined("", deep).toBytes(), 0))).hasSize(64);
		assertThat(bookmarks(outlined("", wide).toBytes())).hasSize(100_000);
		assertThat(outline(Parts.part(outlined("", wide).toBytes(), 0))).isEmpty();
	}

	private List<Bookmark> bookmarks(byte[] source) throws IOException {
		Path file = Files.write(this.folder.resolve("source.pdf"), source);
		try (PdfDocument document = (PdfDocument) PdfDocument.open(file)) {
			List<Bookmark> bookmarks = document.bookmarks();
			ByteArrayOutputStream part = new ByteArrayOutputStream();
			assertThat(document.write(List.of(0), () -> part)).isInstanceOf(Written.class);
			return bookmarks;
		}
	}

	/**
	 * Title, page and state of each entry, indented. That the numbers of entries below
	 * and all links between entries are right is asserted on the way.
	 */
	private static List<String> outline(byte[] pdf) {
		List<String> lines = new ArrayList<>();
		assertThatPdf(pdf).inspect((document) -> {
			PDDocumentOutline outline = document.getDocumentCatalog().getDocumentOutline();
			if (outline != null) {
				assertThat(describe(document, outline, "", lines)).isEqualTo(outline.getOpenCount());
			}
		});
		return lines;
	}

	/** Returns how many entries are shown below. */
	private static int describe(PDDocument document, PDOutlineNode above, String indent, List<String> lines)
			throws IOException {
		int shown = 0;
		PDOutlineItem previous = null;
		for (PDOutlineItem item : above.children()) {
			PDPage target = item.findDestinationPage(document);
			int page = (target != null) ? document.getPages().indexOf(target) : -1;
			String state = item.hasChildren() ? (item.getOpenCount() > 0) ? "+" : "-" : "";
			lines.add(indent + state + item.getTitle() + " >" + ((page >= 0) ? page : "-"));
			assertThat(item.getCOSObject().getCOSDictionary(COSName.PARENT)).isSameAs(above.getCOSObject());
			assertThat(item.getPreviousSibling()).isEqualTo(previous);
			int below = describe(document, item, indent + " ", lines);
			assertThat(Math.abs(item.getOpenCount())).isEqualTo(below);
			shown += 1 + (item.isNodeOpen() ? below : 0);
			previous = item;
		}
		assertThat(above.getLastChild()).isEqualTo(previous);
		return shown;
	}

}
