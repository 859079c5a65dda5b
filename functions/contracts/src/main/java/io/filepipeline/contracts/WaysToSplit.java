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
 * There is at least one way to split, and not more than one that says which pages are
 * taken.
 */
@Constraint(validatedBy = WaysToSplit.Validator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface WaysToSplit {

	String message() default "is required, or another way to split: ranges, extract, at_bookmarks, at_barcode,"
			+ " at_blank_pages, at_text, parts, every, max_size or merge";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Holds the rule; public because validation providers instantiate it.
	 */
	class Validator implements ConstraintValidator<WaysToSplit, SplitParams> {

		@Override
		public boolean isValid(SplitParams params, ConstraintValidatorContext context) {
			if (params.extract() != null && (params.fileMap() != null || params.ranges() != null)) {
				return violated("extract", "cannot be combined with file_map or ranges", context);
			}
			if (params.ranges() != null && params.fileMap() != null) {
				return violated("ranges", "cannot be combined with file_map", context);
			}
			if (params.keepSeparators() && params.atBarcode() == null && !params.atBlankPages()) {
				return violated("keepSeparators", "goes only with at_barcode or at_blank_pages", context);
			}
			boolean any = params.fileMap() != null || params.ranges() != null || params.extract() != null;
			if (params.encrypt() != null && params.encrypt().userPassword() == null
					&& params.encrypt().ownerPassword() == null) {
				return violated("encrypt", "must have a user_password or an owner_password", context);
			}
			return any || params.divides() || params.merge() != null || violated("fileMap", null, context);
		}

		private static boolean violated(String field, @Nullable String message, ConstraintValidatorContext context) {
			context.disableDefaultConstraintViolation();
			context
				.buildConstraintViolationWithTemplate(
						(message != null) ? message : context.getDefaultConstraintMessageTemplate())
				.addPropertyNode(field)
				.addConstraintViolation();
			return false;
		}

	}

}
