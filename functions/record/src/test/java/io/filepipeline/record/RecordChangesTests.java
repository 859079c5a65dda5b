package io.filepipeline.record;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RecordEdit;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.contracts.StoredFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.jdbc.core.JdbcOperations;

import static io.filepipeline.record.RecordTests.UPLOADED;
import static io.filepipeline.record.RecordTests.file;
import static io.filepipeline.record.RecordTests.part;
import static io.filepipeline.record.RecordTests.problem;
import static io.filepipeline.record.RecordTests.upload;
import static io.filepipeline.record.RecordTests.uploadWithParts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What users change, and messages that come late.
 */
@ExtendWith(Database.class)
class RecordChangesTests {

	private final Function<RecordRequest, RecordReceipt> record;

	private final Records records;

	private final Processes processes;

	private final RecordChanges changes;

	private final JdbcOperations sql;

	RecordChangesTests(Database.Beans beans) {
		this.record = beans.record();
		this.records = beans.records();
		this.processes = beans.processes();
		this.changes = beans.changes();
		this.sql = beans.sql();
	}

	@Test
	void keepsWhatAUserHasEdited() {
		RecordRequest request = uploadWithParts(1);
		this.record.apply(request);
		FileRecord part = request.listedParts().get(0);

		this.changes.edit(part.id(), RecordEdit.read("{\"tags\":[\"mine\"],\"description\":null}"), (version) -> true);
		this.record.apply(new RecordRequest(part.stored(file(part.id()))));

		assertThat(this.records.findById(part.id())).hasValueSatisfying((found) -> {
			assertThat(found.status()).isEqualTo(RecordStatus.SUCCEEDED);
			assertThat(found.objectKey()).isEqualTo(StoredFile.keyOf(part.id()));
			assertThat(found.tags()).containsExactly("mine");
			assertThat(found.description()).isNull();
			assertThat(found.folderName()).isEqualTo(part.folderName());
		});
		assertThat(process(request).status()).isEqualTo(ProcessStatus.SUCCEEDED);
	}

	@Test
	void bringsNothingBackThatWasDeleted() {
		RecordRequest request = uploadWithParts(2);
		List<FileRecord> parts = request.listedParts().stream().map((part) -> part.stored(file(part.id()))).toList();
		this.record.apply(request);
		parts.forEach((part) -> this.record.apply(new RecordRequest(part)));

		List<UUID> deleted = this.changes.delete(request.record().id(), true, (version) -> true);
		parts.forEach((part) -> this.record.apply(new RecordRequest(part)));
		RecordReceipt late = this.record.apply(request);

		assertThat(deleted).containsExactlyInAnyOrder(request.record().id(), parts.get(0).id(), parts.get(1).id());
		assertThat(late).isEqualTo(RecordReceipt.unchanged(request.record().id()));
		assertThat(deleted).allSatisfy(
				(id) -> assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> this.records.findById(id))
					.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.DELETED)));
		assertThat(this.changes.delete(request.record().id(), true, (version) -> true)).isEmpty();
		assertThat(process(request).status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(process(request).records()).isEmpty();
		assertThat(process(request).processParams()).isNull();
	}

	@Test
	void deletesNothingOfWhichMoreIsToCome() {
		RecordRequest request = new RecordRequest(upload(UUID.randomUUID()),
				new ProcessParams(Json.read("{\"every\":1}", SplitParams.class), null, null, null));
		UUID id = request.record().id();
		this.record.apply(request);
		assertInUse(id);

		FileRecord first = part(request, 2).stored(file(UUID.randomUUID()));
		this.record.apply(new RecordRequest(first));
		assertInUse(id);
		assertThat(this.changes.delete(first.id(), false, (version) -> true)).containsExactly(first.id());
		assertInUse(id);

		this.record.apply(new RecordRequest(part(request, 2).failed(problem())));
		assertThat(process(request).status()).isEqualTo(ProcessStatus.PARTIALLY_SUCCEEDED);
		assertThat(this.changes.delete(id, true, (version) -> true)).hasSize(2);
	}

	@Test
	void deletesManyPartsInSeveralTransactionsAndTheirDocumentFirst() {
		FileRecord document = upload(UUID.randomUUID());
		this.record.apply(new RecordRequest(document));
		this.sql.update(
				"insert into records (id, parent_id, process_id, status, part_count, created_at)"
						+ " select gen_random_uuid(), ?, ?, 'succeeded', 10100, now() from generate_series(1, 10100)",
				document.id(), UUID.randomUUID());

		List<UUID> first = this.changes.delete(document.id(), true, (version) -> true);

		assertThat(first).hasSize(10_000).contains(document.id());
		assertThat(this.sql.queryForObject(
				"select count(*) from records where (parent_id = ? or id = ?)" + " and deleted_at is null",
				Integer.class, document.id(), document.id()))
			.isZero();
	}

	@Test
	void whatIsMadeOfADeletedRecordIsDeletedFromTheFirst() {
		FileRecord document = upload(null);
		this.record.apply(new RecordRequest(document));
		RecordRequest late = new RecordRequest(document.inProcess(UUID.randomUUID(), UPLOADED),
				uploadWithParts(2).processParams());
		FileRecord part = late.listedParts().get(0);

		this.changes.delete(document.id(), true, (version) -> true);
		this.record.apply(late);
		this.record.apply(new RecordRequest(part.stored(file(part.id()))));

		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> this.records.findById(part.id()))
			.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.DELETED));
		assertThat(process(late).records()).isEmpty();
		assertThat(this.sql.queryForList(
				"select object_key from records where parent_id = ? and file_name is null and tags = '{}'",
				String.class, document.id()))
			.containsExactlyInAnyOrderElementsOf(
					late.listedParts().stream().map((listed) -> StoredFile.keyOf(listed.id())).toList());
	}

	/**
	 * The process may be asked for, and not be announced, when its document is deleted.
	 */
	@Test
	void aProcessOfADeletedRecordEnds() {
		FileRecord document = upload(null);
		this.record.apply(new RecordRequest(document));
		RecordRequest listed = new RecordRequest(document.inProcess(UUID.randomUUID(), UPLOADED),
				uploadWithParts(2).processParams());
		RecordRequest told = new RecordRequest(document.inProcess(UUID.randomUUID(), UPLOADED),
				new ProcessParams(Json.read("{\"every\":1}", SplitParams.class), null, null, null));
		FileRecord only = part(told, 1);

		this.changes.delete(document.id(), true, (version) -> true);
		this.record.apply(told);
		this.record.apply(new RecordRequest(only.running()));
		this.record.apply(new RecordRequest(only.stored(file(only.id()))));
		this.record.apply(listed);
		listed.listedParts().forEach((part) -> this.record.apply(new RecordRequest(part.failed(problem()))));

		assertThat(process(told).status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(process(told).records()).isEmpty();
		assertThat(process(listed).status()).isEqualTo(ProcessStatus.FAILED);
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> this.records.findById(only.id()))
			.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.DELETED));
	}

	@Test
	void deletesNothingThatIsYetToBeMerged() {
		FileRecord other = upload(null);
		this.record.apply(new RecordRequest(other));
		RecordRequest request = new RecordRequest(upload(UUID.randomUUID()), new ProcessParams(
				Json.read("{\"merge\":[\"" + other.id() + "\"]}", SplitParams.class), null, null, null));

		this.record.apply(request);
		assertInUse(other.id());
		this.record.apply(new RecordRequest(part(request, 1).failed(problem())));
		assertThat(this.changes.delete(other.id(), true, (version) -> true)).containsExactly(other.id());
	}

	private void assertInUse(UUID id) {
		for (boolean parts : new boolean[] { false, true }) {
			assertThatExceptionOfType(RejectedRequest.class)
				.isThrownBy(() -> this.changes.delete(id, parts, (version) -> true))
				.satisfies((ex) -> assertThat(ex.problem().code()).isEqualTo(ProblemCode.IN_USE));
		}
	}

	private ProcessReport process(RecordRequest request) {
		return this.processes.find(request.record().processId(), null, 10_000).orElseThrow();
	}

}
