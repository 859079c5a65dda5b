package io.filepipeline.split.hostile;

import java.util.stream.Stream;

/**
 * Documents that want to do something when they are opened, clicked or closed. No part
 * may mention it; see {@link HostileDocumentTests}.
 */
final class Scripts {

	private Scripts() {
	}

	static Stream<HostileDocument> all() {
		return Stream
			.of("/S/JavaScript/JS(EVIL)", "/S/JavaScript/JS 5 0 R/X(EVIL)", "/S/Launch/F(EVIL)",
					"/S/Launch/Win<</F(EVIL)>>", "/S/SubmitForm/F(EVIL)", "/S/ImportData/F(EVIL)",
					"/S/GoToR/F(EVIL)/D[0/Fit]", "/S/GoToE/F(EVIL)/D[0/Fit]", "/S/Rendition/JS(EVIL)",
					"/S/URI/URI(javascript:EVIL)", "/S/URI/URI(file:///EVIL)", "/S/URI/URI( \tJavaScript:EVIL)",
					"/S/Named/N/NextPage/Next<</S/JavaScript/JS(EVIL)>>", "/S/Hide/T(EVIL)",
					"/S/RichMediaExecute/CMD(EVIL)")
			.flatMap(Scripts::everywhere);
	}

	private static Stream<HostileDocument> everywhere(String action) {
		String event = "<<" + action + ">>";
		String events = "<</O" + event + "/C" + event + "/K" + event + "/U" + event + "/E" + event + "/WC" + event
				+ ">>";
		String widget = "/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 9 9]";
		return Stream.of(catalog("opening", action, "/OpenAction" + event), catalog("closing", action, "/AA" + events),
				catalog("names", action, "/Names<</JavaScript<</Names[(a)" + event + "]>>>>"),
				page("opening", action, "/AA" + events),
				page("a link", action, "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A" + event + "/PA" + event + ">>]"),
				page("an annotation", action, "/Annots[<</Subtype/Screen/Rect[0 0 9 9]/AA" + events + ">>]"),
				form(action, "<<" + widget + "/A" + event + "/AA" + events + ">>"),
				form(action, "<</T(b)/AA" + events + "/Kids[<<" + widget + ">>]>>"));
	}

	private static HostileDocument catalog(String where, String action, String entries) {
		return HostileDocument.splits(where + " of the document: " + action, 2,
				() -> Documents.withCatalog(entries).toBytes());
	}

	private static HostileDocument page(String where, String action, String entries) {
		return HostileDocument.splits(where + " of a page: " + action, 2, () -> Documents.withPage(entries).toBytes());
	}

	/** The field is also among the page's annotations. */
	private static HostileDocument form(String action, String field) {
		return HostileDocument.splits("a field " + field.substring(0, 6) + ": " + action, 2,
				() -> Documents
					.twoPages("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/XFA(EVIL)/CO[6 0 R]>>>>",
							Documents.PAGES, "<</Type/Page/Parent 2 0 R/Annots[6 0 R]>>")
					.object(field)
					.toBytes());
	}

}
