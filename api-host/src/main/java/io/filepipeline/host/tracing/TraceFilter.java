package io.filepipeline.host.tracing;

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
 * Tells with every answer the id of its trace: the one that the client has named, or one
 * that begins here. Comes right after the filter that opens the span of a request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
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
		try (Trace trace = Trace.of((before != null) ? before : Trace.traceparent())) {
			request.setAttribute(ATTRIBUTE, Trace.traceparent());
			response.setHeader(Trace.ANSWER_HEADER, Trace.id());
			chain.doFilter(request, response);
		}
	}

}
