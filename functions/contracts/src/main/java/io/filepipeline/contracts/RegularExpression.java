package io.filepipeline.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import java.util.regex.MatchResult;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for: a regular expression in the syntax of RE2, which takes time in
 * proportion to the text whatever it says. It may be found anywhere; {@code ^} and
 * {@code $} are the ends of a line.
 */
public final class RegularExpression {

	private static final int MAX_LENGTH = 1000;

	/** Searching takes some 10 ns for each of these and each character. */
	private static final long MAX_STEPS = 2000;

	/** Only groups can hold repetitions of repetitions. */
	private static final java.util.regex.Pattern REPETITION = java.util.regex.Pattern
		.compile("(\\))?\\{([0-9]{1,4})(?:,([0-9]{0,4}))?}");

	/** What the database or the queue does not take. RE2 has other ways to say it. */
	private static final java.util.regex.Pattern UNSTORABLE = java.util.regex.Pattern
		.compile("[\\x00" + PlainText.NO_TEXT + "]");

	private final Pattern pattern;

	/**
	 * Prepares to search.
	 * @param expression what {@link Syntax} allows
	 */
	public RegularExpression(String expression) {
		this.pattern = Pattern.compile(expression, Pattern.MULTILINE);
	}

	/**
	 * Looks for the first place where it is found.
	 * @return what stands there, or, if the expression has groups, what the first of them
	 * stands for, which may be nothing
	 */
	public Optional<String> find(String text) {
		Matcher matcher = this.pattern.matcher(text);
		if (!matcher.find()) {
			return Optional.empty();
		}
		String found = matcher.group((matcher.groupCount() > 0) ? 1 : 0);
		return Optional.of((found != null) ? found : "");
	}

	/** At most how many steps it has once its repetitions are written out. */
	private static long steps(String expression) {
		long single = expression.length();
		long multiple = 1;
		for (MatchResult repetition : REPETITION.matcher(expression).results().toList()) {
			long times = Math.max(1, Math.max(number(repetition.group(2)), number(repetition.group(3))));
			if (repetition.group(1) == null) {
				single += times;
			}
			else {
				multiple = Math.min(MAX_STEPS, multiple * times);
			}
		}
		return single * multiple;
	}

	private static int number(@Nullable String digits) {
		return (digits == null || digits.isEmpty()) ? 0 : Integer.parseInt(digits);
	}

	/**
	 * Text that is a regular expression, at most 1,000 characters and 2,000 steps.
	 */
	@Constraint(validatedBy = Syntax.Validator.class)
	@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
	@Retention(RetentionPolicy.RUNTIME)
	@interface Syntax {

		String message() default "must be a regular expression in the syntax of RE2, such as \"^Invoice [0-9]+\", of 1"
				+ " to 1000 characters and with repetitions of at most 2000 in all";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

		/**
		 * Holds the rule; public because validation providers instantiate it.
		 */
		class Validator implements ConstraintValidator<Syntax, String> {

			@Override
			public boolean isValid(@Nullable String expression, ConstraintValidatorContext context) {
				return expression == null || !expression.isEmpty() && expression.length() <= MAX_LENGTH
						&& !UNSTORABLE.matcher(expression).find() && steps(expression) <= MAX_STEPS
						&& compiles(expression);
			}

			private static boolean compiles(String expression) {
				try {
					return new RegularExpression(expression).pattern.programSize() <= 2 * MAX_STEPS;
				}
				catch (PatternSyntaxException ex) {
					return false;
				}
			}

		}

	}

}
