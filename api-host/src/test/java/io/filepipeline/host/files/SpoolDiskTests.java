package io.filepipeline.host.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SpoolDiskTests {

	@TempDir
	private Path folder;

	@Test
	void countsWhatOthersHaveAnnounced() throws IOException {
		SpoolDisk disk = new SpoolDisk(this.folder, 0);
		long mostOfIt = usable() / 3 * 2;

		assertThat(disk.reserve(mostOfIt)).isTrue();
		assertThat(disk.reserve(mostOfIt)).isFalse();
		disk.release(mostOfIt);
		assertThat(disk.reserve(mostOfIt)).isTrue();
	}

	@Test
	void leavesSomeFree() throws IOException {
		assertThat(new SpoolDisk(this.folder, usable() / 3).reserve(usable() / 3)).isTrue();
		assertThat(new SpoolDisk(this.folder, usable() / 3).reserve(usable() / 4 * 3)).isFalse();
		assertThat(new SpoolDisk(this.folder, usable() * 2).reserve(0)).isFalse();
	}

	private long usable() throws IOException {
		return Files.getFileStore(this.folder).getUsableSpace();
	}

}
