package io.filepipeline.host.security;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class ThisMachineFilterTests {

	private final MockFilterChain chain = new MockFilterChain();

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LocalHost", "127.0.0.1", "[::1]" })
	void letsInWhoCallsItByItsName(String host) throws Exception {
		assertThat(answerTo(host).getStatus()).isEqualTo(200);
		assertThat(this.chain.getRequest()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "page.example", "localhost.page.example", "127.0.0.1.page.example", "" })
	void refusesTheNameOfAPage(String host) throws Exception {
		MockHttpServletResponse answer = answerTo(host);

		assertThat(answer.getStatus()).isEqualTo(400);
		assertThat(answer.getContentType()).isEqualTo("application/problem+json");
		assertThat(answer.getContentAsString()).contains("\"pointer\":\"/Host\"").doesNotContain("page.example");
		assertThat(this.chain.getRequest()).isNull();
	}

	private MockHttpServletResponse answerTo(String host) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/records");
		request.setServerName(host);
		MockHttpServletResponse response = new MockHttpServletResponse();
		new ThisMachineFilter().doFilter(request, response, this.chain);
		return response;
	}

}
