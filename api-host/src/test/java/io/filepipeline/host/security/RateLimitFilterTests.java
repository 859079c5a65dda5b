package io.filepipeline.host.security;

import java.time.Duration;
import java.util.List;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitFilterTests {

	private final Clock clock = new Clock();

	@BeforeEach
	void authenticate() {
		SecurityContextHolder.getContext()
			.setAuthentication(new PreAuthenticatedAuthenticationToken("team-a", "", List.of()));
	}

	@AfterEach
	void forget() {
		SecurityContextHolder.clearContext();
	}

	@Test
	void takesOneMoreAfterTheSecondsThatItNames() throws Exception {
		// one every 8.57 seconds
		RateLimitFilter filter = new RateLimitFilter(7, this.clock);
		for (int left = 6; left >= 0; left--) {
			MockHttpServletResponse answer = answer(filter);
			assertThat(answer.getStatus()).isEqualTo(200);
			assertThat(answer.getHeader("RateLimit")).startsWith("\"default\";r=" + left + ";t=");
			assertThat(answer.getHeader("Retry-After")).isNull();
		}

		assertThat(answer(filter).getHeader("Retry-After")).isEqualTo("9");
		this.clock.now += Duration.ofMillis(8500).toNanos();
		MockHttpServletResponse early = answer(filter);
		assertThat(early.getStatus()).isEqualTo(429);
		assertThat(early.getHeader("Retry-After")).isEqualTo("1");
		assertThat(early.getHeader("RateLimit")).isEqualTo("\"default\";r=0;t=1");
		this.clock.now += Duration.ofMillis(500).toNanos();
		assertThat(answer(filter).getStatus()).isEqualTo(200);
		assertThat(answer(filter).getStatus()).isEqualTo(429);
	}

	@Test
	void hasAllOfThemBackAfterAMinute() throws Exception {
		RateLimitFilter filter = new RateLimitFilter(60, this.clock);
		for (int call = 0; call < 60; call++) {
			answer(filter);
		}

		this.clock.now += Duration.ofMinutes(1).toNanos();

		MockHttpServletResponse answer = answer(filter);
		assertThat(answer.getHeader("RateLimit-Policy")).isEqualTo("\"default\";q=60;w=60");
		assertThat(answer.getHeader("RateLimit")).isEqualTo("\"default\";r=59;t=1");
	}

	private static MockHttpServletResponse answer(RateLimitFilter filter) throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(new MockHttpServletRequest("GET", "/api/records"), response, new MockFilterChain());
		return response;
	}

	private static final class Clock implements TimeMeter {

		private long now;

		@Override
		public long currentTimeNanos() {
			return this.now;
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
