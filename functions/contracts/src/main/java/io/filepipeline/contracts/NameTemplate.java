package io.filepipeline.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * What parts are called: text with placeholders, such as
 * <code>{stem} p{first}-{last}</code>. {@code {stem}} is the name of the document without
 * its extension, {@code {index}} the part's place among all, from 0, {@code {first}} and
 * {@code {last}} are its first and its last page, counted from 1, and {@code {match}} is
 * what was found where it begins. {@code {index:03}} has three digits or more, and so
 * have pages.
 */
final class NameTemplate {

	private static final String EXTENSION = ".pdf";

	private static final int LONGEST_STEM = 255 - EXTENSION.length();

	private static final Pattern PLACEHOLDER = Pattern
		.compile("\\{(stem|match|index|first|last)(?:(?<=index|first|last):0([1-9]))?}");

	private static final String PLACEHOLDERS = "{stem}, {index}, {first}, {last} and {match}, of which numbers may"
			+ " have zeros in front, as in {index:03}";

	private final String template;

	/**
	 * Prepares to make names.
	 * @param template what {@link Syntax} allows
	 */
	NameTemplate(String template) {
		this.template = template.replaceFirst("(?i)\\.pdf$", "");
	}

	/**
	 * The name of a part, at most 255 characters: of a longer one the document's name is
	 * shortened, and then the end.
	 * @param stem the name of the document, without its extension
	 * @param match what was found where the part begins; null if nothing
	 * @param index the part's place among all, from 0
	 * @param pages its zero-based pages; null if they are not known
	 * @return empty if there is nothing to call it
	 */
	String name(String stem, @Nullable String match, int index, @Nullable List<Integer> pages) {
		String without = filled("", match, index, pages);
		long stems = PLACEHOLDER.matcher(this.template)
			.results()
			.filter((placeholder) -> "stem".equals(placeholder.group(1)))
			.count();
		int room = (int) (Math.max(0, LONGEST_STEM - without.length()) / Math.max(1, stems));
		String name = cut(filled(cut(stem, room), match, index, pages).replaceAll(" {2,}", " ").strip(), LONGEST_STEM);
		return name.isEmpty() ? name : name + EXTENSION;
	}

	private String filled(String stem, @Nullable String match, int index, @Nullable List<Integer> pages) {
		return PLACEHOLDER.matcher(this.template)
			.replaceAll((placeholder) -> Matcher.quoteReplacement(switch (placeholder.group(1)) {
				case "stem" -> stem;
				case "match" -> (match != null) ? match : "";
				case "index" -> padded(index, placeholder);
				case "first" -> (pages == null || pages.isEmpty()) ? "" : padded(pages.get(0) + 1, placeholder);
				default ->
					(pages == null || pages.isEmpty()) ? "" : padded(pages.get(pages.size() - 1) + 1, placeholder);
			}));
	}

	private static String padded(int number, MatchResult placeholder) {
		String digits = Integer.toString(number);
		int width = (placeholder.group(2) != null) ? Integer.parseInt(placeholder.group(2)) : 0;
		return "0".repeat(Math.max(0, width - digits.length())) + digits;
	}

	/** Half a character is none. */
	private static String cut(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		return text.substring(0,
				(length > 0 && Character.isHighSurrogate(text.charAt(length - 1))) ? length - 1 : length);
	}

	/**
	 * Text that is a template, 1 to 200 characters.
	 */
	@Constraint(validatedBy = Syntax.Validator.class)
	@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
	@Retention(RetentionPolicy.RUNTIME)
	@interface Syntax {

		String message() default "must have 1 to 200 characters, and braces only around placeholders: " + PLACEHOLDERS;

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

		/**
		 * Holds the rule; public because validation providers instantiate it.
		 */
		class Validator implements ConstraintValidator<Syntax, String> {

			private static final Pattern UNKNOWN = Pattern.compile("\\{([\\w:]{1,30})}");

			@Override
			public boolean isValid(@Nullable String template, ConstraintValidatorContext context) {
				if (template == null) {
					return true;
				}
				String rest = PLACEHOLDER.matcher(template).replaceAll("");
				Matcher unknown = UNKNOWN.matcher(rest);
				if (unknown.find()) {
					context.disableDefaultConstraintViolation();
					// escaped, as braces in messages have a meaning
					context
						.buildConstraintViolationWithTemplate(
								"has an unknown placeholder, \\{" + unknown.group(1) + "\\}; there are " + PLACEHOLDERS)
						.addConstraintViolation();
					return false;
				}
				return !template.isBlank() && template.length() <= 200 && rest.matches("[^{}]*");
			}

		}

	}

	/**
	 * Names are made in one way: by a template, or with a prefix and a suffix.
	 */
	@Constraint(validatedBy = Alone.Validator.class)
	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Alone {

		String message() default "cannot be combined with prefix or suffix";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

		/**
		 * Holds the rule; public because validation providers instantiate it.
		 */
		class Validator implements ConstraintValidator<Alone, ProcessParams> {

			@Override
			public boolean isValid(ProcessParams params, ConstraintValidatorContext context) {
				if (params.nameTemplate() == null || isEmpty(params.prefix()) && isEmpty(params.suffix())) {
					return true;
				}
				context.disableDefaultConstraintViolation();
				context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
					.addPropertyNode("nameTemplate")
					.addConstraintViolation();
				return false;
			}

			private static boolean isEmpty(@Nullable String text) {
				return text == null || text.isEmpty();
			}

		}

	}

}
