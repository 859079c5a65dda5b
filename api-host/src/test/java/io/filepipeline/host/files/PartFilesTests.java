package io.filepipeline.host.files;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.host.HostProperties;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PartFilesTests {

	private static final int MANY = 10 * HostProperties.FETCHED_AHEAD;

	private final List<FileRecord> parts = Stream.generate(() -> FileRecord.queued(UUID.randomUUID()))
		.limit(MANY)
		.toList();

	private final List<FileRecord> fetched = new ArrayList<>();

	private final List<FileRecord> discarded = new ArrayList<>();

	@Test
	void areFetchedBeforeTheirTurnButNotAllAtOnce() {
		try (PartFiles files = files()) {
			for (int read = 1; files.hasNext(); read++) {
				assertThat(files.next().part()).isEqualTo(this.parts.get(read - 1));
				assertThat(this.fetched).hasSize(Math.min(read + HostProperties.FETCHED_AHEAD, MANY));
				assertThat(this.discarded).hasSize(read - 1);
			}
		}
		assertThat(this.fetched).isEqualTo(this.parts);
		assertThat(this.discarded).isEqualTo(this.parts);
	}

	@Test
	void areDiscardedWhenNobodyReadsOn() {
		try (PartFiles files = files()) {
			files.next().open();
			files.next().open();
		}

		assertThat(this.discarded).hasSize(2 + HostProperties.FETCHED_AHEAD).isEqualTo(this.fetched);
	}

	private PartFiles files() {
		return new PartFiles(this.parts.iterator(), (part) -> {
			this.fetched.add(part);
			return new PartFile(part, () -> new ByteArrayInputStream(new byte[0]), () -> this.discarded.add(part));
		});
	}

}
