package io.filepipeline.split;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Unavailable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class PartUploadsTests {

	@Test
	void endsWhenThereIsNoThreadAnyMore() {
		try (ObjectStore store = new ObjectStore()) {
			PartUploads uploads = new PartUploads(new Bucket(store.client(), "bucket"), (task) -> {
				throw new RejectedExecutionException("The host stops");
			});

			assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> uploads
				.add(FileRecord.queued(UUID.randomUUID()), new PartBytes(Path.of("none"), new byte[1], 1, "")));

			assertTimeoutPreemptively(Duration.ofSeconds(10), uploads::close);
		}
	}

}
