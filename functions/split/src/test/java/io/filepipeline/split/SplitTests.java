package io.filepipeline.split;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.PartRequest;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.SigningSecrets;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.testing.Pdfs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.retry.RetryTemplate;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

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

	private Split split(DataSize mostOutput) {
		SigningSecrets secrets = SigningSecrets.parse("whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xk");
		Callback callback = new Callback(this.receiver.url(), secrets, HttpClient::newHttpClient, new RetryTemplate(),
				Clock.systemUTC());
		return new Split(new Bucket(this.store.client(), "bucket"), callback, Runnable::run, mostOutput);
	}

	private static SplitRequest request(int parts) {
		List<PartRequest> fileMap = IntStream.range(0, parts)
			.mapToObj((part) -> new PartRequest(UUID.randomUUID(), List.of(0)))
			.toList();
		ProcessParams params = new ProcessParams(new SplitParams(fileMap), null, null);
		FileMetadata metadata = new FileMetadata("a.pdf", null, null, List.of(), true, params);
		return new SplitRequest(UUID.randomUUID(), UUID.randomUUID(), "bucket", "source", metadata);
	}

}
