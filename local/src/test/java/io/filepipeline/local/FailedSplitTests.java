package io.filepipeline.local;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.UploadReceipt;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.filepipeline.testing.PdfAssert.assertThatPdf;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What can never be split is recorded as failed, with its reason.
 */
@ExtendWith(RunningPipeline.class)
class FailedSplitTests {

	private static final String TWO_PARTS = """
			{"file_name":"a.pdf","process":true,
			 "process_params":{"split_params":{"file_map":[{"pages":[0]},{"pages":[0,7]}]}}}""";

	private final Api api;

	private final Traces traces;

	private final LocalPipeline pipeline;

	FailedSplitTests(Api api, Traces traces, LocalPipeline pipeline) {
		this.api = api;
		this.traces = traces;
		this.pipeline = pipeline;
	}

	@Test
	void makesThePartsThatCanBeMade() {
		ProcessReport report = split(Pdfs.withPages(7));

		assertThat(report.status()).isEqualTo(ProcessStatus.PARTIALLY_SUCCEEDED);
		assertThat(report.parts()).isEqualTo(new ProcessReport.Parts(2, 1, 1));
		FileRecord failed = report.records().get(1);
		assertThat(failed.status()).isEqualTo(RecordStatus.FAILED);
		assertThat(failed.error().code()).isEqualTo(ProblemCode.PAGE_OUT_OF_RANGE);
		assertThat(failed.error().detail()).contains("7 pages");
		assertThat(failed.objectKey()).isNull();
		assertThat(report.error()).isEqualTo(failed.error());
		assertThatPdf(this.api.download(report.records().get(0).objectKey()).body()).showsPages(0);
	}

	@Test
	void opensWhatIsEncryptedWithoutAPassword() {
		assertThat(split(Pdfs.document(8).encrypted("", "owner").toBytes()).status())
			.isEqualTo(ProcessStatus.SUCCEEDED);
	}

	@Test
	void saysThatAPasswordIsNeeded() {
		assertFailed(split(Pdfs.document(8).encrypted("user", "owner").toBytes()), ProblemCode.ENCRYPTED);
	}

	@Test
	void saysThatADocumentIsDamaged() {
		byte[] whole = Pdfs.withPages(8);

		assertFailed(split(Arrays.copyOf(whole, 200)), ProblemCode.PDF_CORRUPT);
		assertFailed(split("%PDF-1.7\nand then nothing".getBytes(StandardCharsets.US_ASCII)), ProblemCode.PDF_CORRUPT);
	}

	private ProcessReport split(byte[] pdf) {
		UploadReceipt receipt = this.api.accepted(pdf, "a.pdf", TWO_PARTS);
		ProcessReport report = this.api.finished(receipt);
		this.traces.settled();
		assertThat(this.traces.messages(this.pipeline.servers().queues().processing() + "-dead-letters")).isZero();
		return report;
	}

	private static void assertFailed(ProcessReport report, ProblemCode code) {
		assertThat(report.status()).isEqualTo(ProcessStatus.FAILED);
		assertThat(report.parts()).isEqualTo(new ProcessReport.Parts(2, 0, 2));
		assertThat(report.records()).allSatisfy((part) -> assertThat(part.error().code()).isEqualTo(code));
	}

}
