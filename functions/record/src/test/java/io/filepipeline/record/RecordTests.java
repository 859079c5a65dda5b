package io.filepipeline.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.PartRequest;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.contracts.StoredFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(Database.class)
class RecordTests {

	static final Instant UPLOADED = Instant.parse("2026-11-24T09:30:00.144Z");

	private final Function<RecordRequest, RecordReceipt> record;

	private final Records records;

	private final Processes processes;

	RecordTests(Database.Beans beans) {
		this.record = beans.record();
		this.records = beans.records();
		this.processes = beans.processes();
	}

	@Test
	void writesWhatTheMessageSays() {
		FileRecord upload = upload(null);

		RecordReceipt receipt = this.record.apply(new RecordRequest(upload));

		assertThat(receipt).isEqualTo(RecordReceipt.stored(upload.id()));
		assertThat(this.records.findById(upload.id())).hasValueSatisfying((found) -> {
			assertThat(found).usingRecursiveComparison().ignoringFields("updatedAt").isEqualTo(upload);
			assertThat(found.updatedAt()).isNotNull();
		});
	}

	@Test
	void keepsTextAsItIs() {
		FileRecord upload = new FileRecord(UUID.randomUUID(), null, null, "it's \"📄\" {a,b} $1 ?.pdf", "ordner/ä",
				"two\nlines\tand a \\ tab", List.of("a,b", "{}", "\"", "NULL"), null, null, null, null, null, null,
				null, null, List.of(), RecordStatus.SUCCEEDED, null, UPLOADED, null);

		this.record.apply(new RecordRequest(upload));

		assertThat(this.records.findById(upload.id())).hasValueSatisfying((found) -> {
			assertThat(found.fileName()).isEqualTo(upload.fileName());
			assertThat(found.description()).isEqualTo(upload.description());
			assertThat(found.tags()).isEqualTo(upload.tags());
		});
	}

	@Test
	void writingAgainChangesNothing() {
		RecordRequest request = new RecordRequest(upload(null));
		this.record.apply(request);
		FileRecord first = this.records.findById(request.record().id()).orElseThrow();

		RecordReceipt receipt = this.record.apply(request);

		assertThat(receipt).isEqualTo(RecordReceipt.unchanged(request.record().id()));
		assertThat(this.records.findById(request.record().id())).hasValue(first);
	}

	@Test
	void announcesTheProcessAndItsPartsInOrder() {
		RecordRequest request = uploadWithParts(3);

		this.record.apply(request);

		ProcessReport report = process(request);
		assertThat(report.status()).isEqualTo(ProcessStatus.QUEUED);
		assertThat(report.recordId()).isEqualTo(request.record().id());
		assertThat(report.parts()).isEqualTo(new ProcessReport.Parts(3, 0, 0));
		assertThat(report.records()).extracting(FileRecord::fileName)
			.containsExactly("split_sample_0.pdf", "split_sample_1.pdf", "split_sample_2.pdf");
		assertThat(report.records()).extracting(FileRecord::pages)
			.containsExactly(List.of(0, 1), List.of(1, 2), List.of(2, 3));
	}

	@Test
	void refusesAReasonWithoutACode() {
		FileRecord failed = Json.read(
				"{\"id\":\"" + UUID.randomUUID() + "\",\"status\":\"failed\",\"error\":{\"detail\":\"It is damaged\"}}",
				FileRecord.class);

		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> this.record.apply(new RecordRequest(failed)))
			.satisfies((ex) -> assertThat(ex.problem().errors())
				.containsExactly(new Problem.FieldError("is required", "/error/code")));
		assertThat(this.records.findById(failed.id())).isEmpty();
	}

	@Test
	void movesAPartForwardOnly() {
		RecordRequest request = uploadWithParts(1);
		this.record.apply(request);
		FileRecord part = request.listedParts().get(0);

		this.record.apply(new RecordRequest(part.running()));
		assertThat(process(request).status()).isEqualTo(ProcessStatus.RUNNING);

		this.record.apply(new RecordRequest(part.stored(file(part.id()))));
		FileRecord succeeded = this.records.findById(part.id()).orElseThrow();
		assertThat(succeeded.status()).isEqualTo(RecordStatus.SUCCEEDED);
		assertThat(succeeded.createdAt()).isEqualTo(UPLOADED);

		this.record.apply(new RecordRequest(part.running()));
		this.record.apply(new RecordRequest(part));
		this.record.apply(new RecordRequest(part.failed(problem())));
		this.record.apply(request);
		assertThat(this.records.findById(part.id())).hasValue(succeeded);
		assertThat(process(request).status()).isEqualTo(ProcessStatus.SUCCEEDED);
	}

	@Test
	void tellsWhyTheLastAttemptFailedUntilOneSucceeds() {
		RecordRequest request = uploadWithParts(1);
		this.record.apply(request);
		FileRecord part = request.listedParts().get(0);

		this.record.apply(new RecordRequest(part.running()));
		this.record.apply(new RecordRequest(part.running(problem())));
		this.record.apply(new RecordRequest(part.running()));
		assertThat(process(request).status()).isEqualTo(ProcessStatus.RUNNING);
		assertThat(process(request).error()).isEqualTo(problem());

		this.record.apply(new RecordRequest(part.stored(file(part.id()))));
		this.record.apply(new RecordRequest(part.running(problem())));
		assertThat(process(request).status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(process(request).error()).isNull();
	}

	@Test
	void acceptsReportsThatArriveBeforeTheUpload() {
		RecordRequest request = uploadWithParts(2);
		FileRecord part = request.listedParts().get(0);

		this.record.apply(new RecordRequest(part.stored(file(part.id()))));
		ProcessReport early = process(request);
		this.record.apply(request);
		ProcessReport late = process(request);

		assertThat(early.status()).isEqualTo(ProcessStatus.RUNNING);
		assertThat(early.recordId()).isEqualTo(request.record().id());
		assertThat(late.status()).isEqualTo(ProcessStatus.RUNNING);
		assertThat(late.parts()).isEqualTo(new ProcessReport.Parts(2, 1, 0));
	}

	@Test
	void refusesWhatCanNeverBeWritten() {
		FileRecord nul = new FileRecord(UUID.randomUUID(), null, null, "a\0b.pdf", null, null, List.of(), null, null,
				null, null, null, null, null, null, List.of(), RecordStatus.SUCCEEDED, null, UPLOADED, null);

		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> this.record.apply(new RecordRequest(nul)))
			.satisfies((ex) -> assertThat(ex.problem().errors()).extracting(Problem.FieldError::pointer)
				.containsExactly("/file_name"));
	}

	@Test
	void readsTheMessageAsItIsOnTheWire() {
		RecordRequest request = uploadWithParts(2);

		assertThat(Json.read(Json.write(request), RecordRequest.class)).isEqualTo(request);
	}

	private ProcessReport process(RecordRequest request) {
		return this.processes.find(request.record().processId(), null, 10_000).orElseThrow();
	}

	static FileRecord part(RecordRequest request, Integer count) {
		return part(request, UUID.randomUUID(), count);
	}

	static FileRecord part(RecordRequest request, UUID id, Integer count) {
		SplitRequest split = new SplitRequest(request.record().processId(), request.record().id(), "bucket", "key",
				new FileMetadata("sample.pdf", null, null, List.of(), true, request.processParams()));
		return split.part(id, 0, null, List.of(0), count, UPLOADED);
	}

	static Problem problem() {
		return Problem.of(ProblemCode.PAGE_OUT_OF_RANGE, "Page 9 is beyond the end");
	}

	static StoredFile file(UUID id) {
		return new StoredFile(id, StoredFile.keyOf(id), "bucket", "https://bucket/" + id, "application/pdf", 5, "00");
	}

	static FileRecord upload(UUID processId) {
		FileMetadata metadata = new FileMetadata("sample.pdf", "uploads", "Split this", List.of("a", "b"), true, null);
		return FileRecord.uploaded(metadata, file(UUID.randomUUID()), processId, UPLOADED);
	}

	static RecordRequest uploadWithParts(int count) {
		List<PartRequest> parts = IntStream.range(0, count)
			.mapToObj((index) -> new PartRequest(new UUID(0x7000, System.nanoTime() << 16 | index),
					List.of(index, index + 1)))
			.toList();
		return new RecordRequest(upload(UUID.randomUUID()),
				new ProcessParams(SplitParams.of(parts), "split", null, null));
	}

}
