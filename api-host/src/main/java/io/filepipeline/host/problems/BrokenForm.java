package io.filepipeline.host.problems;

import java.io.EOFException;
import java.io.IOException;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Why a form could not be read. Tomcat tells its reasons apart only by the class at the
 * root, which is not on the compile path of a servlet application.
 */
final class BrokenForm {

	private BrokenForm() {
	}

	static Problem problem(MultipartException ex) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(ex);
		if (ex instanceof MaxUploadSizeExceededException) {
			return Problem.of(ProblemCode.FILE_TOO_LARGE, "The file is larger than this host allows");
		}
		if (root instanceof EOFException || root instanceof IOException) {
			return Problem.of(ProblemCode.UPLOAD_INCOMPLETE, "The form ended before its last part was complete");
		}
		return RejectedRequest.invalid("", "must be a multipart form with file and metadata").problem();
	}

}
