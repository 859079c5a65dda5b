package io.filepipeline.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression in the syntax of RE2, which takes time in proportion to the text
 * whatever it says, at most 1,000 characters.
 */
@Constraint(validatedBy = RegularExpression.Validator.class)
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
@interface RegularExpression {

	String message() default "must be a regular expression of 1 to 1000 characters, in the syntax of RE2";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Holds the rule; public because validation providers instantiate it.
	 */
	class Validator implements ConstraintValidator<RegularExpression, String> {

		private static final int MAX_LENGTH = 1000;

		@Override
		public boolean isValid(@Nullable String expression, ConstraintValidatorContext context) {
			return expression == null
					|| !expression.isEmpty() && expression.length() <= MAX_LENGTH && compiles(expression);
		}

		private static boolean compiles(String expression) {
			try {
				return Pattern.compile(expression) != null;
			}
			catch (PatternSyntaxException ex) {
				return false;
			}
		}

	}

}
