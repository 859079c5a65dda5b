package io.filepipeline.split;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.PartRequest;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.contracts.SplitReport;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.testing.Pdfs;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.unit.DataSize;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class SplitTests {

	private final Receiver receiver = Receiver.start();

	private final ObjectStore store = new ObjectStore();

	@AfterEach
	void stop() {
		this.receiver.close();
		this.store.close();
	}

	@Test
	void makesNoMorePartsThanAllTogetherMayHave() {
		this.store.objects().put("/bucket/source", Pdfs.document(1).sharedImage().toBytes());

		List<FileRecord> parts = split(DataSize.ofKilobytes(16)).apply(request(200)).parts();

		assertThat(parts).hasSize(200);
		assertThat(parts.get(0).status()).isEqualTo(RecordStatus.SUCCEEDED);
		assertThat(parts.get(199).error().code()).isEqualTo(ProblemCode.RESOURCE_BUDGET_EXCEEDED);
		long stored = this.store.objects().values().stream().mapToLong((bytes) -> bytes.length).sum();
		assertThat(stored).isLessThan(DataSize.ofKilobytes(64).toBytes());
		// one that it has begun, and all of them in hundreds
		assertThat(this.receiver.requests()).hasSize(3);
	}

	@Test
	void letsTheDocumentTellHowManyPartsThereAre() {
		this.store.objects().put("/bucket/source", Pdfs.withPages(5));
		SplitRequest request = request("{'every':2}");

		List<FileRecord> parts = split(DataSize.ofMegabytes(1)).apply(request).parts();
		// that the first is begun, then how many there are, then what has become of them
		assertThat(this.receiver.requests()).hasSize(3);
		assertThat(this.receiver.requests().get(1).body()).contains("\"part_count\":3", "\"status\":\"running\"");
		List<FileRecord> again = split(DataSize.ofMegabytes(1)).apply(request).parts();

		assertThat(parts).extracting(FileRecord::pages).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
		assertThat(parts).extracting(FileRecord::fileName).containsExactly("a_0.pdf", "a_1.pdf", "a_2.pdf");
		assertThat(parts).allSatisfy((part) -> {
			assertThat(part.partCount()).isEqualTo(3);
			assertThat(part.status()).isEqualTo(RecordStatus.SUCCEEDED);
			assertThat(this.store.objects()).containsKey("/bucket/" + part.objectKey());
		});
		assertThat(again).isEqualTo(parts);
	}

	@Test
	void goesOnWhereAnEarlierAttemptHasEnded() {
		this.store.objects().put("/bucket/source", Pdfs.withPages(1250));
		SplitRequest request = request("{'every':1}");
		List<FileRecord> all = split(DataSize.ofMegabytes(16)).apply(request).parts();
		Map<String, byte[]> made = Map.copyOf(this.store.objects());
		int callbacks = this.receiver.requests().size();
		byte[] untouched = { 1 };
		all.subList(0, 1200).forEach((part) -> this.store.objects().put("/bucket/" + part.objectKey(), untouched));
		// a hundred failed, and of the next one part is stored, and none reported
		all.subList(1000, 1117).forEach((part) -> this.store.objects().remove("/bucket/" + part.objectKey()));
		all.subList(1118, 1250).forEach((part) -> this.store.objects().remove("/bucket/" + part.objectKey()));

		SplitReport report = split(DataSize.ofMegabytes(16)).apply(request);

		assertThat(all).hasSize(1250);
		assertThat(report.partCount()).isEqualTo(1250);
		assertThat(report.parts()).isEqualTo(all.subList(1100, 1250));
		assertThat(this.receiver.requests()).as("begun, planned, and two batches").hasSize(callbacks + 4);
		assertThat(all.subList(0, 1000)).allSatisfy(
				(part) -> assertThat(this.store.objects().get("/bucket/" + part.objectKey())).isSameAs(untouched));
		assertThat(all.subList(1100, 1250))
			.allSatisfy((part) -> assertThat(this.store.objects().get("/bucket/" + part.objectKey()))
				.isEqualTo(made.get("/bucket/" + part.objectKey())));
	}

	@Test
	void answersWithNoMoreThanLambdaTakes() {
		this.store.objects().put("/bucket/source", Pdfs.withPages(1));
		SplitRequest request = request("{'ranges':[" + "'2',".repeat(20_000) + "'1']}");

		SplitReport report = split(DataSize.ofMegabytes(1)).apply(request);

		assertThat(report.partCount()).isEqualTo(20_001);
		assertThat(report.parts()).hasSizeBetween(5_000, 15_000);
		assertThat(Json.write(report)).hasSizeBetween(4_000_000, 5_500_000);
		assertThat(this.receiver.requests().get(this.receiver.requests().size() - 1).body()).contains("\"succeeded\"");
	}

	@Test
	void tellsThePlanAndMakesNothing() {
		this.store.objects().put("/bucket/source", Pdfs.withPages(3));

		List<FileRecord> planned = split(DataSize.ofMegabytes(1)).apply(request("{'every':2,'preview':true}")).parts();
		List<FileRecord> made = split(DataSize.ofMegabytes(1)).apply(request("{'every':2}")).parts();

		assertThat(planned).allSatisfy((part) -> {
			assertThat(part.status()).isEqualTo(RecordStatus.PLANNED);
			assertThat(part.objectKey()).isNull();
		});
		assertThat(planned).extracting(FileRecord::fileName, FileRecord::pages, FileRecord::size)
			.isEqualTo(made.stream().map((part) -> tuple(part.fileName(), part.pages(), part.size())).toList());
		assertThat(this.store.objects()).hasSize(1 + made.size());
	}

	@Test
	void encryptsPartsTheSameEachTime() throws IOException {
		this.store.objects().put("/bucket/source", Pdfs.withPages(3));
		SplitRequest request = request("{'every':2,'encrypt':{'user_password':'open sesame','permissions':['print']}}");

		FileRecord part = split(DataSize.ofMegabytes(1)).apply(request).parts().get(0);
		byte[] stored = this.store.objects().get("/bucket/" + part.objectKey());
		FileRecord again = split(DataSize.ofMegabytes(1)).apply(request).parts().get(0);

		assertThat(again).isEqualTo(part);
		assertThat(part.size()).isEqualTo(stored.length);
		assertThatExceptionOfType(InvalidPasswordException.class).isThrownBy(() -> Loader.loadPDF(stored));
		try (PDDocument document = Loader.loadPDF(stored, "open sesame")) {
			assertThat(document.getNumberOfPages()).isEqualTo(2);
			assertThat(document.getCurrentAccessPermission().canPrint()).isTrue();
			assertThat(document.getCurrentAccessPermission().canExtractContent()).isFalse();
		}
	}

	@Test
	void storesPartsOfAnySize() {
		String random = new Random(1).ints(2_000_000, '0', 'z')
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
		this.store.objects().put("/bucket/source", Pdfs.document(2).text(1, random).toBytes());

		List<FileRecord> parts = split(DataSize.ofMegabytes(8)).apply(request("{'every':1}")).parts();

		assertThat(parts).allSatisfy((part) -> {
			byte[] stored = this.store.objects().get("/bucket/" + part.objectKey());
			assertThat(part.size()).isEqualTo(stored.length);
			assertThat(part.sha256()).isEqualTo(Sha256.of(new ByteArrayInputStream(stored)));
		});
		assertThat(parts.get(0).size()).isLessThan(DataSize.ofKilobytes(8).toBytes());
		assertThat(parts.get(1).size()).isGreaterThan(DataSize.ofMegabytes(1).toBytes());
	}

	@Test
	void saysThatTheDocumentHadToBeRepaired() {
		this.store.objects().put("/bucket/source", Pdfs.document(2).encrypted("", "owner").toBytes());

		List<FileRecord> parts = split(DataSize.ofMegabytes(1)).apply(request("{'every':1}")).parts();

		assertThat(parts).extracting(FileRecord::notes).containsOnly(List.of("repaired"));
		assertThat(parts).extracting(FileRecord::status).containsOnly(RecordStatus.SUCCEEDED);
	}

	@Test
	void saysThatAPageCouldNotBeSearched() {
		byte[] source = Pdfs.document(4).blank(1).jpeg2000(3).encrypted("", "owner").toBytes();
		this.store.objects().put("/bucket/source", source);

		List<FileRecord> parts = split(DataSize.ofMegabytes(1)).apply(request("{'at_blank_pages':true}")).parts();

		assertThat(parts).extracting(FileRecord::notes)
			.containsExactly(List.of("repaired"), List.of("repaired", "unreadable_pages"));
	}

	@Test
	void endsAProcessThatCanHaveNoParts() {
		this.store.objects().put("/bucket/source", Pdfs.withPages(1));

		List<FileRecord> parts = split(DataSize.ofMegabytes(1)).apply(request("{'parts':2}")).parts();

		assertThat(parts).singleElement().satisfies((part) -> {
			assertThat(part.status()).isEqualTo(RecordStatus.FAILED);
			assertThat(part.error().code()).isEqualTo(ProblemCode.PAGE_OUT_OF_RANGE);
			assertThat(part.partCount()).isEqualTo(1);
		});
	}

	@Test
	void mergesDocumentsBeforeItSplitsThem() {
		UUID second = UUID.randomUUID();
		UUID third = UUID.randomUUID();
		this.store.objects().put("/bucket/source", Pdfs.withPages(2));
		this.store.objects().put("/bucket/files/" + second, Pdfs.document(3).encrypted("secret", "owner").toBytes());
		this.store.objects().put("/bucket/files/" + third, Pdfs.withPages(1));
		String merge = "'merge':['" + second + "','" + third + "','" + second + "'],'password':'secret'";

		List<FileRecord> whole = split(DataSize.ofMegabytes(1)).apply(request("{" + merge + "}")).parts();
		List<FileRecord> parts = split(DataSize.ofMegabytes(1)).apply(request("{" + merge + ",'every':4}")).parts();

		assertThat(whole).singleElement().satisfies((part) -> {
			assertThat(part.pages()).hasSize(9);
			assertThat(part.notes()).containsExactly("repaired");
			assertThatPdf(this.store.objects().get("/bucket/" + part.objectKey())).showsPages(0, 1, 0, 1, 2, 0, 0, 1,
					2);
		});
		assertThat(parts).extracting(FileRecord::pages)
			.containsExactly(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7), List.of(8));
	}

	@Test
	void namesTheDocumentThatCannotBeMerged() {
		UUID absent = UUID.randomUUID();
		UUID noPdf = UUID.randomUUID();
		UUID locked = UUID.randomUUID();
		this.store.objects().put("/bucket/source", Pdfs.withPages(2));
		this.store.objects().put("/bucket/files/" + noPdf, new byte[] { 1, 2, 3 });
		this.store.objects().put("/bucket/files/" + locked, Pdfs.document(1).encrypted("other", "owner").toBytes());

		assertThat(merging(noPdf, absent))
			.isEqualTo(Problem.of(ProblemCode.NOT_FOUND, "To merge " + absent + ": There is no file with this id"));
		assertThat(merging(noPdf)).isEqualTo(
				Problem.of(ProblemCode.PDF_CORRUPT, "To merge " + noPdf + ": The document is damaged or is not a PDF"));
		assertThat(merging(locked)).isEqualTo(
				Problem.of(ProblemCode.ENCRYPTED, "To merge " + locked + ": The document opens only with a password"));
	}

	private Problem merging(UUID... ids) {
		String merge = Stream.of(ids).map((id) -> "'" + id + "'").collect(Collectors.joining(","));
		return split(DataSize.ofMegabytes(1)).apply(request("{'merge':[" + merge + "]}")).parts().get(0).error();
	}

	private Split split(DataSize mostOutput) {
		SigningSecrets secrets = SigningSecrets.parse("whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xk");
		Callback callback = new Callback(this.receiver.url(), secrets, HttpClient::newHttpClient, new RetryTemplate(),
				Clock.systemUTC());
		return new Split(new Bucket(this.store.client(), "bucket"), callback, Runnable::run, mostOutput,
				new IssuedIds(secrets, Clock.systemUTC()));
	}

	private static SplitRequest request(int parts) {
		List<PartRequest> fileMap = IntStream.range(0, parts)
			.mapToObj((part) -> new PartRequest(UUID.randomUUID(), List.of(0)))
			.toList();
		return request(SplitParams.of(fileMap));
	}

	private static SplitRequest request(String params) {
		return request(Json.read(params.replace('\'', '"'), SplitParams.class));
	}

	private static SplitRequest request(SplitParams splitParams) {
		ProcessParams params = new ProcessParams(splitParams, null, null, null);
		FileMetadata metadata = new FileMetadata("a.pdf", null, null, List.of(), true, params);
		return new SplitRequest(UUID.randomUUID(), UUID.randomUUID(), "bucket", "source", metadata);
	}

}
