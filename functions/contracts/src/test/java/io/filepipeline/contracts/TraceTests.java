package io.filepipeline.contracts;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TraceTests {

	private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	@ParameterizedTest
	@ValueSource(strings = { "00-" + ID + "-00f067aa0ba902b7-01", "00-" + ID + "-00f067aa0ba902b7-00",
			"cc-" + ID + "-00f067aa0ba902b7-01-what-the-future-brings" })
	void goesOn(String traceparent) {
		try (Trace trace = Trace.of(traceparent)) {
			assertThat(Trace.id()).isEqualTo(ID);
			assertThat(Trace.traceparent()).isEqualTo("00" + traceparent.substring(2, 55));
		}
		assertThat(Trace.id()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "ff-" + ID + "-00f067aa0ba902b7-01", "00-" + ID + "-0000000000000000-01",
			"00-00000000000000000000000000000000-00f067aa0ba902b7-01",
			"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-" + ID + "-00f067aa0ba902b7-01\nforged",
			"00-" + ID + "-00f067aa0ba902b7" })
	void beginsWhereThereIsNone(String traceparent) {
		try (Trace trace = Trace.of(traceparent)) {
			assertThat(Trace.id()).matches("[0-9a-f]{32}").isNotEqualTo(ID).isNotEqualTo("0".repeat(32));
		}
	}

	@Test
	void whatIsSentWithoutATraceBeginsOne() {
		assertThat(Trace.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").isNotEqualTo(Trace.traceparent());
		assertThat(Trace.id()).isNull();
	}

	@Test
	void oneInsideOfAnotherGivesItBack() {
		try (Trace outer = Trace.of("00-" + ID + "-00f067aa0ba902b7-01")) {
			try (Trace inner = Trace.of(null)) {
				assertThat(Trace.id()).isNotEqualTo(ID);
			}
			assertThat(Trace.traceparent()).isEqualTo("00-" + ID + "-00f067aa0ba902b7-01");
		}
	}

	@Test
	void isCarriedIntoOtherThreads() throws InterruptedException {
		List<String> seen = new ArrayList<>();
		Runnable task;
		try (Trace trace = Trace.of("00-" + ID + "-00f067aa0ba902b7-01")) {
			task = Trace.carriedInto(() -> seen.add(Trace.id()));
		}
		Thread thread = new Thread(() -> {
			task.run();
			seen.add(Trace.id());
		});
		thread.start();
		thread.join();

		assertThat(seen).containsExactly(ID, null);
	}

}
