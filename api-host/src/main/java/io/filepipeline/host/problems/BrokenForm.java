package io.filepipeline.host.problems;

import java.io.EOFException;
import java.io.IOException;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.IllegalBoundaryException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Why a form could not be read. Spring wraps all reasons in one exception; the root of it
 * tells them apart.
 */
final class BrokenForm {

	private BrokenForm() {
	}

	/**
	 * What to tell the client. It is not always its fault: the disk may be full.
	 * @param largest how many bytes a form may have
	 */
	static Problem problem(MultipartException ex, long largest) {
		Throwable root = NestedExceptionUtils.getMostSpecificCause(ex);
		if (root instanceof FileSizeLimitExceededException limit) {
			return tooLarge("file", limit);
		}
		// of the headers of a part Tomcat says the same
		if (root instanceof SizeLimitExceededException limit && limit.getPermittedSize() == largest) {
			return tooLarge("form", limit);
		}
		if (root instanceof EOFException || root instanceof MalformedStreamException
				|| ex.contains(BadRequestException.class)) {
			return Problem.of(ProblemCode.UPLOAD_INCOMPLETE, "The form ended before its last part was complete");
		}
		// Spring takes what the operating system says of a file for too large an upload
		if (root instanceof IOException && !(root instanceof FileUploadException)
				&& !(root instanceof IllegalBoundaryException)) {
			return Problem.of(ProblemCode.OVERLOADED,
					"There is not enough room for this upload at the moment; try again in a few seconds");
		}
		if (root instanceof FileCountLimitExceededException limit) {
			return RejectedRequest.invalid("", "must have at most " + limit.getLimit() + " parts").problem();
		}
		if (ex instanceof MaxUploadSizeExceededException && !(root instanceof SizeLimitExceededException)) {
			return RejectedRequest.invalid("/metadata", "is longer than a form field may be").problem();
		}
		return RejectedRequest.invalid("", "must be a multipart form with file and metadata").problem();
	}

	private static Problem tooLarge(String what, SizeException limit) {
		return Problem.of(ProblemCode.FILE_TOO_LARGE,
				"The " + what + " has more than the " + limit.getPermittedSize() + " bytes that are allowed");
	}

}
