package io.filepipeline.contracts;

import java.util.Collections;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Why something failed, as in RFC 9457: the same object in an HTTP answer, in a failed
 * part's record and in a process.
 *
 * @param type a URI that names the kind of problem
 * @param title the kind of problem in words, the same each time
 * @param detail what happened this time, and what would be right; at most 4,000
 * characters
 * @param code the kind of problem for programs; never changes its meaning
 * @param errors the fields at fault, when the request was; at most 100
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(@Size(max = 255) @PlainText String type, @Size(max = 255) @PlainText String title,
		@Size(max = 4000) @PlainText(multiline = true) String detail,
		@NotNull(message = "is required") ProblemCode code,
		@Size(max = 100) List<@NotNull(message = "must be a JSON object") @Valid FieldError> errors) {

	public Problem {
		// not List.copyOf: a null among them is for validation to name
		errors = (errors != null) ? Collections.unmodifiableList(errors) : List.of();
	}

	public static Problem of(ProblemCode code, String detail) {
		return of(code, detail, List.of());
	}

	public static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
		return new Problem("urn:file-pipeline:problem:" + code.wireName(), code.title(), detail, code, errors);
	}

	/**
	 * A field at fault.
	 *
	 * @param detail what is wrong with it or would be right
	 * @param pointer where it is, as a JSON Pointer (RFC 6901); for a form field or a
	 * query parameter {@code /} and its name
	 */
	public record FieldError(@Size(max = 4000) @PlainText(multiline = true) String detail,
			@Size(max = 4000) @PlainText String pointer) {
	}

}
