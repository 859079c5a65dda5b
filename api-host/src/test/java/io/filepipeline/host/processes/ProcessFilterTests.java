package io.filepipeline.host.processes;

import java.util.List;

import io.filepipeline.contracts.ProcessStatus;
import io.filepipeline.contracts.RejectedRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProcessFilterTests {

	@Test
	void doesNotLimitByWhatIsEmpty() {
		assertThat(ProcessFilter.of(null, List.of(""), 20).statuses()).isEmpty();
		assertThat(ProcessFilter.of(null, List.of("queued", ""), 20).statuses()).containsExactly(ProcessStatus.QUEUED);
	}

	@Test
	void refusesAStatusThatThereIsNot() {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> ProcessFilter.of(null, List.of("done"), 20));
	}

}
