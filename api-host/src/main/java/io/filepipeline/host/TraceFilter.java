package io.filepipeline.host;

import java.io.IOException;

import io.filepipeline.contracts.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Continues the trace that a client names, or begins one, and tells its id with every
 * answer.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter extends OncePerRequestFilter {

	/** For the page of an error, which is a second request. */
	private static final String ATTRIBUTE = TraceFilter.class.getName();

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String before = (String) request.getAttribute(ATTRIBUTE);
		try (Trace trace = Trace.of((before != null) ? before : request.getHeader(Trace.HEADER))) {
			request.setAttribute(ATTRIBUTE, Trace.traceparent());
			response.setHeader(Trace.ANSWER_HEADER, Trace.id());
			chain.doFilter(request, response);
		}
	}

}
