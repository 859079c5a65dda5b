package io.filepipeline.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Text that stores and displays as what it is: valid Unicode without control characters
 * (PostgreSQL cannot hold NUL, terminals and logs obey the rest) and without the marks
 * that make text read in another order than it is written (Unicode TR 36, section 3).
 */
@Constraint(validatedBy = PlainText.Validator.class)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
@interface PlainText {

	/**
	 * What is no text, as the inside of a regular expression's character class: lone
	 * surrogates, and what XML 1.0 and therefore SQS does not take although Unicode does.
	 */
	String NO_TEXT = "\\p{Cs}\\uFFFE\\uFFFF";

	/**
	 * What plain text does not contain, in the same form: control characters, what is no
	 * text, line and paragraph separators, direction marks.
	 */
	String FORBIDDEN = "\\p{Cc}" + NO_TEXT + "\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069";

	/**
	 * Whether line breaks and tabs are allowed.
	 */
	boolean multiline() default false;

	String message() default "must not contain control characters or text direction marks";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Holds the rule; public because validation providers instantiate it.
	 */
	class Validator implements ConstraintValidator<PlainText, String> {

		private static final java.util.regex.Pattern FOUND = java.util.regex.Pattern.compile("[" + FORBIDDEN + "]");

		private static final java.util.regex.Pattern FOUND_MULTILINE = java.util.regex.Pattern
			.compile("[" + FORBIDDEN + "&&[^\\n\\r\\t]]");

		private java.util.regex.Pattern forbidden = FOUND;

		@Override
		public void initialize(PlainText rule) {
			this.forbidden = rule.multiline() ? FOUND_MULTILINE : FOUND;
		}

		@Override
		public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
			return text == null || !this.forbidden.matcher(text).find();
		}

	}

}
