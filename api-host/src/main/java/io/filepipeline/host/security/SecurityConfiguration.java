package io.filepipeline.host.security;

import java.io.IOException;
import java.net.InetAddress;

import io.filepipeline.contracts.DirectUploads;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.host.HostProperties;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The API takes a key, but for callbacks, which are signed. Without any keys it is open,
 * and then to this machine alone. The API's page, its document and the health say nothing
 * that is secret; metrics do.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(SecurityConfiguration.class);

	/**
	 * Swagger UI sets styles by script, and has images of its own in its styles. The page
	 * shows images before they are uploaded, has PDFs drawn by a worker, and sends large
	 * files to the bucket.
	 */
	private static final String POLICY = "default-src 'none'; script-src 'self'; worker-src 'self';"
			+ " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' %s;"
			+ " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	@Bean
	ApiKeys apiKeys(HostProperties properties) {
		return ApiKeys.parse(properties.api().keys());
	}

	@Bean
	WebServerFactoryCustomizer<ConfigurableWebServerFactory> onlyThisMachineWithoutKeys(ApiKeys keys) {
		return (factory) -> {
			if (keys.isEmpty()) {
				logger.info("No API_KEYS: the API takes calls from this machine only");
				factory.setAddress(InetAddress.getLoopbackAddress());
			}
		};
	}

	@Bean
	SecurityFilterChain security(HttpSecurity http, ApiKeys keys, HostProperties properties, DirectUploads uploads) {
		String policy = POLICY.formatted(uploads.origin());
		http.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers((headers) -> headers.contentSecurityPolicy((header) -> header.policyDirectives(policy))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
			.exceptionHandling((failures) -> failures.authenticationEntryPoint(SecurityConfiguration::refuse));
		if (keys.isEmpty()) {
			http.addFilterBefore(new ThisMachineFilter(), AuthorizationFilter.class);
			http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll());
		}
		else {
			http.addFilterBefore(new ApiKeyFilter(keys), AuthorizationFilter.class);
			int rateLimit = properties.api().rateLimit();
			if (rateLimit > 0) {
				http.addFilterBefore(new RateLimitFilter(rateLimit, TimeMeter.SYSTEM_NANOTIME),
						AuthorizationFilter.class);
			}
			http.authorizeHttpRequests(
					// the second half of a request that was let in
					(requests) -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
						.permitAll()
						.requestMatchers(HttpMethod.POST, "/api/records", "/api/records/")
						.permitAll()
						.requestMatchers("/api/**", "/actuator/prometheus")
						.authenticated()
						.anyRequest()
						.permitAll());
		}
		return http.build();
	}

	/** A key of a file has a slash, which clients may encode. */
	@Bean
	HttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowUrlEncodedSlash(true);
		return firewall;
	}

	private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException {
		Problem problem = Problem.of(ProblemCode.UNAUTHENTICATED,
				"This takes an API key: Authorization: Bearer, or " + ApiKeyFilter.HEADER);
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		Refusal.send(problem, request, response);
	}

}
