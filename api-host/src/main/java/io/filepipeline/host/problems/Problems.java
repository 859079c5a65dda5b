package io.filepipeline.host.problems;

import io.filepipeline.contracts.HttpProblem;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Unavailable;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Turns whatever goes wrong in a request into a problem. What the client did is told to
 * the client; what went wrong here is told to the log, and to the client only that it
 * did. An answer that has begun cannot become a problem: the exception is thrown on, and
 * Tomcat breaks the connection, so that nobody takes what was sent for the whole.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(Problems.class);

	private static final String RETRY_AFTER_SECONDS = "5";

	private final MultipartConfigElement forms;

	Problems(MultipartConfigElement forms) {
		this.forms = forms;
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> rejected(RejectedRequest ex, HttpServletRequest request, HttpServletResponse response) {
		if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
			// the body broke off, which Tomcat has answered
			return null;
		}
		if (response.isCommitted()) {
			throw ex;
		}
		return answer(ex.problem(), request.getRequestURI(), new HttpHeaders());
	}

	@ExceptionHandler
	ResponseEntity<Object> brokenForm(MultipartException ex, HttpServletRequest request) {
		Problem problem = BrokenForm.problem(ex, this.forms.getMaxRequestSize());
		if (problem.code() == ProblemCode.OVERLOADED) {
			logger.warn("An upload cannot be spooled: {}", NestedExceptionUtils.getMostSpecificCause(ex).toString());
		}
		return answer(problem, request.getRequestURI(), new HttpHeaders());
	}

	@Override
	protected ResponseEntity<Object> handleMaxUploadSizeExceededException(MaxUploadSizeExceededException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return brokenForm(ex, ((ServletWebRequest) request).getRequest());
	}

	/** An id that is not even a UUID is one more that does not exist. */
	@ExceptionHandler
	ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException ex, HttpServletRequest request) {
		boolean inPath = ex.getParameter()
			.hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
		Problem problem = inPath ? Problem.of(ProblemCode.NOT_FOUND, "There is nothing with this id")
				: RejectedRequest.invalid("/" + ex.getName(), "must be " + nameOf(ex.getRequiredType())).problem();
		return answer(problem, request.getRequestURI(), new HttpHeaders());
	}

	/**
	 * Found only when somebody asks for the query or the header; the message quotes it.
	 */
	@ExceptionHandler({ InvalidParameterException.class, RequestRejectedException.class })
	ResponseEntity<Object> unreadable(RuntimeException ex, HttpServletRequest request) {
		return answer(
				Problem.of(ProblemCode.VALIDATION_FAILED,
						"The query or a header has characters that are not allowed, or not as UTF-8"),
				request.getRequestURI(), new HttpHeaders());
	}

	@ExceptionHandler({ Unavailable.class, SdkException.class, DataAccessException.class, TransactionException.class })
	ResponseEntity<Object> unavailable(RuntimeException ex, HttpServletRequest request, HttpServletResponse response) {
		logger.warn("{} {} failed: {}", request.getMethod(), pathOf(request), ex.toString());
		if (response.isCommitted()) {
			throw ex;
		}
		return answer(Unavailable.problem(), request.getRequestURI(), new HttpHeaders());
	}

	/**
	 * Among the rest is what the database answers, but refuses: that does not pass.
	 */
	@ExceptionHandler({ DataIntegrityViolationException.class, InvalidDataAccessResourceUsageException.class,
			Exception.class })
	ResponseEntity<Object> unexpected(Exception ex, HttpServletRequest request, HttpServletResponse response)
			throws Exception {
		if (response.isCommitted()) {
			throw ex;
		}
		logger.error("{} {} failed", request.getMethod(), pathOf(request), ex);
		return answer(Problem.of(ProblemCode.INTERNAL_ERROR, "Something went wrong here; the log says what"),
				request.getRequestURI(), new HttpHeaders());
	}

	@Override
	protected ResponseEntity<Object> handleMissingServletRequestParameter(MissingServletRequestParameterException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return answer(RejectedRequest.invalid("/" + ex.getParameterName(), "is required").problem(), uri(request),
				headers);
	}

	/** Everything that Spring itself refuses comes by here with its status. */
	@Override
	protected ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		return answer(Problem.of(ProblemCode.ofStatus(status.value()), adviceOn(ex)), uri(request), headers);
	}

	private static String adviceOn(Exception ex) {
		if (ex instanceof NoResourceFoundException) {
			return "There is nothing at this path; /apidocs shows all there is";
		}
		if (ex instanceof HttpRequestMethodNotSupportedException method && method.getSupportedMethods() != null) {
			return "This path takes " + String.join(", ", method.getSupportedMethods());
		}
		if (ex instanceof HttpMediaTypeNotSupportedException type) {
			return "This path takes " + MediaType.toString(type.getSupportedMediaTypes());
		}
		if (ex instanceof HttpMediaTypeNotAcceptableException type) {
			return "This path answers " + MediaType.toString(type.getSupportedMediaTypes());
		}
		return "The request cannot be answered";
	}

	private static ResponseEntity<Object> answer(Problem problem, String uri, HttpHeaders headers) {
		// those that Spring gives cannot be changed
		HttpHeaders all = HttpHeaders.copyOf(headers);
		if (problem.code().status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
			all.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		}
		return ResponseEntity.status(problem.code().status())
			.headers(all)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(HttpProblem.of(problem, uri));
	}

	/**
	 * For the log, without what stands in its variables: a folder has the name that users
	 * gave it.
	 */
	private static @Nullable Object pathOf(HttpServletRequest request) {
		return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
	}

	private static String uri(WebRequest request) {
		return ((ServletWebRequest) request).getRequest().getRequestURI();
	}

	private static String nameOf(@Nullable Class<?> type) {
		if (type == boolean.class || type == Boolean.class) {
			return "true or false";
		}
		return (type == java.util.UUID.class) ? "a UUID" : "a whole number";
	}

}
