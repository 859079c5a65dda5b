package io.filepipeline.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;

/**
 * A name that is safe on every file system and in every header: {@link PlainText} on one
 * line, without path separators, and not {@code .} or {@code ..}. Nor does it contain
 * what nobody sees and no script needs: spaces without a width and byte order marks.
 */
@Pattern(regexp = "(?!\\.{1,2}$)[^/\\\\\\u200B\\u2060\\uFEFF" + PlainText.FORBIDDEN + "]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
@interface PlainName {

	String message() default "must be a plain name: no path separators, control characters, zero-width spaces or text"
			+ " direction marks";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
