package io.filepipeline.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class NativeCryptographyTests {

	@Test
	void saysThatJavasOwnRemainsWhenNoneFits(@TempDir Path folder, CapturedOutput output) throws IOException {
		Provider[] before = Security.getProviders();
		Path jars = Files.createDirectories(folder.resolve("native").resolve(System.getProperty("os.arch")));
		Files.writeString(jars.resolve("provider.jar"), "no jar");

		NativeCryptography.install(folder);

		assertThat(Security.getProviders()).containsExactly(before);
		assertThat(output).contains("slower here");
	}

	@Test
	void saysNothingWhereThereIsNone(@TempDir Path folder, CapturedOutput output) {
		NativeCryptography.install(folder);

		assertThat(output).doesNotContain("SHA-256");
	}

}
