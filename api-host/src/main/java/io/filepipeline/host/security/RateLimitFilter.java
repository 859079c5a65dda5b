package io.filepipeline.host.security;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each API key make so many requests a minute: all of them at once, and then as they
 * come back, evenly. Tells how many are left in the fields of
 * draft-ietf-httpapi-ratelimit-headers-11.
 */
class RateLimitFilter extends OncePerRequestFilter {

	private static final Duration WINDOW = Duration.ofMinutes(1);

	/** By the names of keys, of which there are only so many. */
	private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

	private final int limit;

	private final TimeMeter clock;

	RateLimitFilter(int limit, TimeMeter clock) {
		this.limit = limit;
		this.clock = clock;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Authentication caller = SecurityContextHolder.getContext().getAuthentication();
		if (!(caller instanceof PreAuthenticatedAuthenticationToken)) {
			chain.doFilter(request, response);
			return;
		}
		ConsumptionProbe taken = this.buckets.computeIfAbsent(caller.getName(), (name) -> full())
			.tryConsumeAndReturnRemaining(1);
		long seconds = seconds(taken.isConsumed() ? taken.getNanosToWaitForReset() : taken.getNanosToWaitForRefill());
		response.setHeader("RateLimit-Policy", "\"default\";q=" + this.limit + ";w=" + WINDOW.toSeconds());
		response.setHeader("RateLimit", "\"default\";r=" + taken.getRemainingTokens() + ";t=" + seconds);
		if (taken.isConsumed()) {
			chain.doFilter(request, response);
			return;
		}
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		Refusal.send(
				Problem.of(ProblemCode.RATE_LIMITED,
						"This API key may make " + this.limit + " requests a minute; try again in " + seconds + " s"),
				request, response);
	}

	private Bucket full() {
		return Bucket.builder()
			.addLimit((bandwidth) -> bandwidth.capacity(this.limit).refillGreedy(this.limit, WINDOW))
			.withCustomTimePrecision(this.clock)
			.build();
	}

	/** A client that waits so long has not come too early. */
	private static long seconds(long nanos) {
		return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
	}

}
