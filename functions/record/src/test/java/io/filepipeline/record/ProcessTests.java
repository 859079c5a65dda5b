package io.filepipeline.record;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.PartRequest;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.SplitParams;
import org.flywaydb.core.Flyway;
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

/**
 * What is known of a process, as its parts are written.
 */
@ExtendWith(Database.class)
class ProcessTests {

	private final Function<RecordRequest, RecordReceipt> record;

	private final Records records;

	private final Processes processes;

	private final JdbcOperations sql;

	private final Flyway migrations;

	ProcessTests(Database.Beans beans) {
		this.record = beans.record();
		this.records = beans.records();
		this.processes = beans.processes();
		this.sql = beans.sql();
		this.migrations = beans.migrations();
	}

	@Test
	void learnsFromItsPartsHowManyThereAre() {
		RecordRequest request = everyPage();
		FileRecord first = part(request, null);

		assertThat(process(request).status()).isEqualTo(ProcessStatus.QUEUED);
		assertThat(process(request).recordId()).isEqualTo(request.record().id());
		this.record.apply(new RecordRequest(first.running()));
		assertThat(process(request).status()).isEqualTo(ProcessStatus.RUNNING);
		assertThat(process(request).parts()).isEqualTo(new ProcessReport.Parts(0, 0, 0));

		FileRecord second = part(request, 2).stored(file(UUID.randomUUID()));
		this.record.apply(new RecordRequest(second));
		assertThat(process(request).status()).isEqualTo(ProcessStatus.RUNNING);
		assertThat(process(request).parts()).isEqualTo(new ProcessReport.Parts(2, 1, 0));

		this.record.apply(new RecordRequest(first.planned(70)));
		assertThat(process(request).status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(this.records.findById(first.id())).hasValueSatisfying((planned) -> {
			assertThat(planned.status()).isEqualTo(RecordStatus.PLANNED);
			assertThat(planned.size()).isEqualTo(70);
		});
	}

	@Test
	void learnsHowManyPartsThereWillBeWhileTheFirstIsMade() {
		RecordRequest request = everyPage();
		FileRecord first = part(request, null);
		this.record.apply(new RecordRequest(first.running()));
		this.record.apply(new RecordRequest(first.running(problem())));

		this.record.apply(new RecordRequest(part(request, first.id(), 3).running()));

		assertThat(process(request).parts()).isEqualTo(new ProcessReport.Parts(3, 0, 0));
		assertThat(process(request).error()).isEqualTo(problem());
	}

	@Test
	void endsWhenALaterAttemptFindsThatThereCanBeNoParts() {
		RecordRequest request = everyPage();
		FileRecord first = part(request, 4);
		FileRecord late = part(request, 4);
		this.record.apply(new RecordRequest(first.stored(file(first.id()))));
		this.record.apply(new RecordRequest(part(request, 4).running()));

		this.record.apply(new RecordRequest(part(request, first.id(), 1).failed(problem())));

		ProcessReport refused = process(request);
		assertThat(refused.status()).isEqualTo(ProcessStatus.PARTIALLY_SUCCEEDED);
		assertThat(refused.parts()).isEqualTo(new ProcessReport.Parts(4, 1, 3));
		assertThat(refused.error()).isEqualTo(problem());
		assertThat(refused.finishedAt()).isNotNull();
		assertThat(refused.records()).extracting(FileRecord::status)
			.containsExactlyInAnyOrder(RecordStatus.SUCCEEDED, RecordStatus.FAILED);
		this.record.apply(new RecordRequest(late.stored(file(late.id()))));
		assertThat(process(request).parts()).isEqualTo(new ProcessReport.Parts(4, 2, 2));
	}

	@Test
	void knowsWhenAProcessBeganAndEnded() {
		RecordRequest request = uploadWithParts(2);
		FileRecord first = request.listedParts().get(0);
		FileRecord second = request.listedParts().get(1);

		this.record.apply(new RecordRequest(first.running()));
		assertThat(process(request).startedAt()).isNotNull();
		assertThat(process(request).processParams()).isNull();
		this.record.apply(request);
		assertThat(process(request).processParams()).isEqualTo(request.processParams());
		assertThat(process(request).createdAt()).isEqualTo(UPLOADED);
		assertThat(process(request).finishedAt()).isNull();

		this.record.apply(new RecordRequest(first.stored(file(first.id()))));
		this.record.apply(new RecordRequest(second.stored(file(second.id()))));
		ProcessReport finished = process(request);
		assertThat(finished.finishedAt()).isAfterOrEqualTo(finished.startedAt());
		this.record.apply(new RecordRequest(second.running(problem())));
		this.record.apply(request);
		assertThat(process(request)).isEqualTo(finished);
	}

	/** It has neither numbered nor counted what it has written. */
	@Test
	void countsWhatAnOlderVersionHasWritten() {
		UUID process = UUID.randomUUID();
		for (String status : List.of("succeeded", "failed")) {
			this.sql.update("insert into records (id, parent_id, process_id, status, part_count, created_at)"
					+ " values (?, ?, ?, ?, 2, now())", UUID.randomUUID(), process, process, status);
		}

		this.migrations.migrate();
		this.migrations.migrate();

		ProcessReport report = this.processes.find(process, null, 10_000).orElseThrow();
		assertThat(report.status()).isEqualTo(ProcessStatus.PARTIALLY_SUCCEEDED);
		assertThat(report.parts()).isEqualTo(new ProcessReport.Parts(2, 1, 1));
	}

	@Test
	void keepsNoPasswords() {
		RecordRequest request = new RecordRequest(upload(UUID.randomUUID()), new ProcessParams(
				Json.read("{\"every\":1,\"password\":\"secret\"}", SplitParams.class), null, null, null));

		this.record.apply(request);

		assertThat(process(request).processParams()).isEqualTo(request.processParams().withoutPasswords());
	}

	@Test
	void tellsWhatIsNewSinceAnEvent() {
		RecordRequest request = uploadWithParts(3);
		this.record.apply(request);
		List<FileRecord> parts = request.listedParts();
		assertThat(news(request, 0, 10)).containsExactly("process.queued");

		this.record.apply(new RecordRequest(parts.get(2).stored(file(parts.get(2).id()))));
		this.record.apply(new RecordRequest(parts.get(2).stored(file(parts.get(2).id()))));
		List<ProcessNews.Numbered> first = processNews(request, 0, 10).events();
		assertThat(news(request, 0, 10)).containsExactly("part.succeeded", "process.running");
		this.record.apply(new RecordRequest(parts.get(0).failed(problem())));
		this.record.apply(new RecordRequest(parts.get(1).planned(7)));

		assertThat(news(request, first.get(1).number(), 10)).containsExactly("part.failed", "part.planned",
				"process.partially_succeeded");
		assertThat(news(request, 0, 2)).containsExactly("part.succeeded", "part.failed");
		assertThat(news(request, 0, 10)).containsExactly("part.succeeded", "part.failed", "part.planned",
				"process.partially_succeeded");
		assertThat(processNews(request, 0, 2).isLast()).isFalse();
		assertThat(processNews(request, 0, 10).isLast()).isTrue();
		long last = processNews(request, 0, 10).events().get(3).number();
		assertThat(processNews(request, last, 10)).isEqualTo(new ProcessNews(List.of(), true, true));
	}

	@Test
	void countsEachPartOnceWhateverArrivesAtOnce() {
		RecordRequest request = uploadWithParts(200);
		List<RecordRequest> messages = new ArrayList<>(List.of(request, request));
		request.listedParts().forEach((part) -> {
			messages.add(new RecordRequest(part.running()));
			messages.add(new RecordRequest(part.stored(file(part.id()))));
			messages.add(new RecordRequest(part.stored(file(part.id()))));
		});
		Collections.shuffle(messages, new Random(7));

		messages.parallelStream().forEach(this.record::apply);

		assertThat(process(request).parts()).isEqualTo(new ProcessReport.Parts(200, 200, 0));
		assertThat(process(request).status()).isEqualTo(ProcessStatus.SUCCEEDED);
		assertThat(processNews(request, 0, 300).events()).hasSize(201)
			.isSortedAccordingTo(Comparator.comparing(ProcessNews.Numbered::number));
	}

	@Test
	void listsTheNewestProcesses() {
		RecordRequest first = uploadWithParts(1);
		this.record.apply(first);
		RecordRequest second = new RecordRequest(first.record().inProcess(UUID.randomUUID(), UPLOADED.plusSeconds(1)),
				first.processParams().withListedParts(List.of(new PartRequest(UUID.randomUUID(), List.of(0)))));
		this.record.apply(second);
		UUID document = first.record().id();

		List<ProcessReport> both = this.processes.findNewest(document, Set.of(), null, null, 10);

		assertThat(both).extracting(ProcessReport::processId)
			.containsExactly(second.record().processId(), first.record().processId());
		assertThat(both.get(0).records()).isNull();
		assertThat(both.get(0).processParams().splitParams().fileMap()).isNull();
		assertThat(this.processes.findNewest(document, Set.of(), both.get(0).createdAt().atOffset(ZoneOffset.UTC),
				both.get(0).processId(), 10))
			.containsExactly(both.get(1));
		assertThat(this.processes.findNewest(document, Set.of(ProcessStatus.FAILED, ProcessStatus.RUNNING), null, null,
				10))
			.isEmpty();
	}

	@Test
	void tellsWhyPartsFailed() {
		RecordRequest request = uploadWithParts(2);
		this.record.apply(request);
		List<FileRecord> parts = request.listedParts();

		this.record.apply(new RecordRequest(parts.get(0).failed(problem())));
		this.record.apply(new RecordRequest(parts.get(1).stored(file(parts.get(1).id()))));

		ProcessReport report = process(request);
		assertThat(report.status()).isEqualTo(ProcessStatus.PARTIALLY_SUCCEEDED);
		assertThat(report.error()).isEqualTo(problem());
		assertThat(report.records().get(0).error()).isEqualTo(problem());
	}

	@Test
	void announcesTenThousandPartsAtOnce() {
		RecordRequest request = uploadWithParts(10_000);

		this.record.apply(request);

		assertThat(process(request).parts().total()).isEqualTo(10_000);
		assertThat(process(request).records()).hasSize(10_000);
		assertThat(process(request).nextCursor()).isNull();
	}

	@Test
	void tellsPartsPageByPage() {
		RecordRequest request = uploadWithParts(5);
		this.record.apply(request);
		UUID process = request.record().processId();
		List<UUID> parts = process(request).records().stream().map(FileRecord::id).toList();

		ProcessReport first = this.processes.find(process, null, 2).orElseThrow();
		ProcessReport last = this.processes.find(process, parts.get(2), 2).orElseThrow();

		assertThat(first.records()).extracting(FileRecord::id).isEqualTo(parts.subList(0, 2));
		assertThat(first.nextCursor()).isEqualTo(parts.get(1));
		assertThat(last.records()).extracting(FileRecord::id).isEqualTo(parts.subList(3, 5));
		assertThat(last.nextCursor()).isNull();
		assertThat(this.processes.find(process, null, 0).orElseThrow().records()).isEmpty();
	}

	@Test
	void leavesLongRangesOutOfLists() {
		for (int ranges : new int[] { 2, 500 }) {
			RecordRequest request = new RecordRequest(upload(UUID.randomUUID()),
					new ProcessParams(
							Json.read("{\"ranges\":[" + "\"1\",".repeat(ranges - 1) + "\"1\"]}", SplitParams.class),
							null, null, null));
			this.record.apply(request);

			ProcessReport listed = this.processes.findNewest(request.record().id(), Set.of(), null, null, 1).get(0);

			assertThat(listed.processParams().splitParams().ranges() == null).isEqualTo(ranges == 500);
			assertThat(process(request).processParams().splitParams().ranges()).hasSize(ranges);
		}
	}

	/** Written, without parts: only the document tells how many there will be. */
	private RecordRequest everyPage() {
		RecordRequest request = new RecordRequest(upload(UUID.randomUUID()),
				new ProcessParams(Json.read("{\"every\":1}", SplitParams.class), null, null, null));
		this.record.apply(request);
		return request;
	}

	private ProcessReport process(RecordRequest request) {
		return this.processes.find(request.record().processId(), null, 10_000).orElseThrow();
	}

	private ProcessNews processNews(RecordRequest request, long after, int limit) {
		return this.processes.findNews(request.record().processId(), after, limit).orElseThrow();
	}

	private List<String> news(RecordRequest request, long after, int limit) {
		return processNews(request, after, limit).events().stream().map((event) -> event.event().type()).toList();
	}

}
