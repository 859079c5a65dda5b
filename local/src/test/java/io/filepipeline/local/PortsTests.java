package io.filepipeline.local;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortsTests {

	@Test
	void areTheUsualOnesUnlessTheEnvironmentSaysOtherwise() {
		assertThat(Ports.of(Map.of())).isEqualTo(new Ports(8000, 54329, 9324, 9090));
		assertThat(Ports.of(Map.of("PORT", "8080", "SQS_PORT", "9999"))).isEqualTo(new Ports(8080, 54329, 9999, 9090));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "0", "65536", "-1" })
	void mustBePortNumbers(String value) {
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> Ports.of(Map.of("PORT", value)))
			.withMessage("PORT must be a port number from 1 to 65535, not " + value);
	}

	@Test
	void sayWhichIsTakenAndHowToChooseAnother() throws Exception {
		Ports free = Ports.free();
		assertThatCode(free::check).doesNotThrowAnyException();
		try (ServerSocket taken = new ServerSocket(free.sqs(), 1, InetAddress.getLoopbackAddress())) {
			int port = taken.getLocalPort();
			assertThatExceptionOfType(CannotStart.class).isThrownBy(free::check)
				.withMessage("Port " + port + " for the SQS server is in use. Choose another: SQS_PORT=" + (port + 1)
						+ " ./scripts/run_local.sh");
		}
	}

}
