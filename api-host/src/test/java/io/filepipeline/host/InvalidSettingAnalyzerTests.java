package io.filepipeline.host;

import java.util.Map;

import io.filepipeline.contracts.MissingSetting;
import io.filepipeline.contracts.Setting;
import io.filepipeline.contracts.SigningSecrets;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class InvalidSettingAnalyzerTests {

	@Test
	void saysInOneLineWhatIsWrong() {
		assertThat(analysis(() -> SigningSecrets.parse("whsec_short"))).contains("CALLBACK_SIGNING_SECRET")
			.doesNotContain("short", "\n");
	}

	@Test
	void saysInOneLineWhatIsMissing() {
		assertThat(analysis(() -> MissingSetting.check(Map.of(Setting.BUCKET, "")))).contains("AWS_S3_BUCKET_NAME")
			.doesNotContain("\n");
	}

	private static String analysis(Runnable start) {
		FailureAnalysis analysis = new InvalidSettingAnalyzer()
			.analyze(new BeanCreationException("host", catchThrowable(start::run)));
		assertThat(analysis).isNotNull();
		return analysis.getDescription();
	}

}
