package io.filepipeline.lambda;

import io.filepipeline.contracts.RejectedRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HttpEventTests {

	@Test
	void readsABodyAsTextOrAsBase64() {
		assertThat(event("abc", false).bytes()).asString().isEqualTo("abc");
		assertThat(event("YWJj", true).bytes()).asString().isEqualTo("abc");
		assertThat(event(null, true).bytes()).isEmpty();
	}

	@Test
	void refusesABodyThatIsNoBase64() {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> event("%%%", true).bytes())
			.withMessageContaining("must be base64");
	}

	private static HttpEvent event(String body, boolean isBase64Encoded) {
		return new HttpEvent("/api/files", null, body, isBase64Encoded,
				new HttpEvent.RequestContext(null, new HttpEvent.Http("POST")));
	}

}
