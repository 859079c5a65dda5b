package io.filepipeline.contracts;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.filepipeline.contracts.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Checks messages against the bounds that their fields declare.
 */
public final class Constraints {

	/** Enough to mend a request by; a page list of thousands may have a fault in each. */
	private static final int REPORTED = 20;

	private static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class)
		.configure()
		.ignoreXmlConfiguration()
		// messages hold no expressions, so that no engine for them is needed
		.messageInterpolator(new ParameterMessageInterpolator())
		.buildValidatorFactory()
		.getValidator();

	private Constraints() {
	}

	/**
	 * Returns the message if all its fields are within their bounds.
	 * @param pointer where the message stands in the request, as a JSON Pointer; empty
	 * for the whole of it
	 * @throws RejectedRequest naming each field that is not
	 */
	public static <T> T check(T message, String pointer) {
		Set<ConstraintViolation<T>> violations = VALIDATOR.validate(message);
		if (violations.isEmpty()) {
			return message;
		}
		List<FieldError> errors = violations.stream()
			.map((violation) -> new FieldError(violation.getMessage(),
					pointer + pointerOf(violation.getPropertyPath())))
			.sorted(Comparator.comparing(FieldError::pointer))
			.limit(REPORTED)
			.toList();
		throw RejectedRequest.invalid(errors);
	}

	private static String pointerOf(Path path) {
		StringBuilder pointer = new StringBuilder();
		for (Path.Node node : path) {
			if (node.isInIterable() && node.getIndex() != null) {
				pointer.append('/').append(node.getIndex());
			}
			if (node.getKind() == ElementKind.PROPERTY) {
				pointer.append('/')
					.append(node.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT));
			}
		}
		return pointer.toString();
	}

}
