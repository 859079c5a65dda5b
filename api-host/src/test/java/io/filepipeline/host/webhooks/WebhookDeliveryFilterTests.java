package io.filepipeline.host.webhooks;

import io.filepipeline.contracts.RejectedRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebhookDeliveryFilterTests {

	@Test
	void doesNotLimitByWhatIsEmpty() {
		assertThat(new WebhookDeliveryFilter(null, null, "", 20).status()).isNull();
	}

	@Test
	void refusesAStatusThatThereIsNot() {
		assertThatExceptionOfType(RejectedRequest.class)
			.isThrownBy(() -> new WebhookDeliveryFilter(null, null, "queued", 20));
	}

}
