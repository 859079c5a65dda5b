package io.filepipeline.lambda;

import java.util.Collections;
import java.util.List;

import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.RejectedRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

class BatchTests {

	private final DeployedFunction<RecordRequest> function = new DeployedFunction<>(RecordRequest.class,
			(request) -> fail("There is no message"), List.of());

	@Test
	void refusesRecordsThatAreNothing() {
		try (Deadline deadline = Deadline.of(null)) {
			Batch batch = new Batch(this.function, deadline, new Spans.Off());

			assertThatExceptionOfType(RejectedRequest.class)
				.isThrownBy(() -> batch.handle(new Event(Collections.singletonList(null), null)))
				.withMessageContaining("Records/0 must be an SQS message");
		}
	}

}
