package io.filepipeline.host.security;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

import io.filepipeline.contracts.RejectedRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in only who calls this machine by its own name. Where no API key is asked for, a
 * web page must not get at the API by having its own name lead here (DNS rebinding).
 */
class ThisMachineFilter extends OncePerRequestFilter {

	private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
			chain.doFilter(request, response);
			return;
		}
		Refusal.send(RejectedRequest
			.invalid("/Host", "must be localhost, 127.0.0.1 or [::1], as this pipeline takes no API keys")
			.problem(), request, response);
	}

}
