package io.filepipeline.split.hostile;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.filepipeline.testing.RawPdf;

/**
 * Documents in which a key has a value of each type that it must not have.
 */
final class WrongTypes {

	private static final List<String> VALUES = List.of("null", "true", "-1", "1.5", "99999999999999999999", "(s)", "/N",
			"[]", "[[[]]]", "<<>>", "99 0 R", "3 0 R", "6 0 R");

	private WrongTypes() {
	}

	static Stream<HostileDocument> all() {
		return Stream
			.of(of("/Type",
					(value) -> Documents.twoPages("<</Type " + value + "/Pages 2 0 R>>", Documents.PAGES,
							Documents.PAGE)),
					of("/Pages",
							(value) -> Documents.twoPages("<</Type/Catalog/Pages " + value + ">>", Documents.PAGES,
									Documents.PAGE)),
					inRoot("/Kids"), inRoot("/Kids[3 0 R 4 0 R]/Count"), inRoot("/Kids[3 0 R 4 0 R]/Count 2/Parent"),
					inRoot("/Kids[3 0 R 4 0 R]/Count 2/Type"), inCatalog("/AcroForm"), inCatalog("/Names"),
					inCatalog("/Dests"), inCatalog("/ViewerPreferences"), inCatalog("/Metadata"),
					inCatalog("/OCProperties"), inPage("/Type"), inPage("/Parent"), inPage("/Resources"),
					inPage("/MediaBox"), inPage("/CropBox"), inPage("/Rotate"), inPage("/Contents"), inPage("/Annots"),
					inPage("/Group"), inPage("/UserUnit"))
			.flatMap((family) -> family);
	}

	private static Stream<HostileDocument> inCatalog(String key) {
		return of("the catalog's " + key, (value) -> Documents.withCatalog(key + " " + value));
	}

	private static Stream<HostileDocument> inRoot(String key) {
		return of("the page tree's " + key,
				(value) -> Documents.twoPages(Documents.CATALOG, "<<" + key + " " + value + ">>", Documents.PAGE));
	}

	private static Stream<HostileDocument> inPage(String key) {
		return of("a page's " + key, (value) -> Documents.withPage(key + " " + value));
	}

	private static Stream<HostileDocument> of(String key, Function<String, RawPdf> document) {
		// a reference to itself is the sixth object
		return VALUES.stream()
			.map((value) -> HostileDocument.either(key + " is " + value, -1,
					() -> document.apply(value).object("6 0 R").toBytes()));
	}

}
