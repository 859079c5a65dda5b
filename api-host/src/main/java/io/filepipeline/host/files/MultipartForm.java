package io.filepipeline.host.files;

import java.io.IOException;
import java.util.List;

import io.filepipeline.contracts.Content;
import io.filepipeline.contracts.FormPart;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;

import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The parts of a form, byte by byte as they were sent. What stands in the URL is no part
 * of it.
 */
final class MultipartForm {

	private MultipartForm() {
	}

	static List<FormPart> parts(MultipartHttpServletRequest form) throws IOException, ServletException {
		// Spring reads the form, and says what is wrong with it
		form.getMultiFileMap();
		return form.getParts().stream().map(MultipartForm::part).toList();
	}

	private static FormPart part(Part part) {
		return new FormPart(part.getName(), part.getSubmittedFileName(),
				new Content.Stream(part.getSize(), part::getInputStream));
	}

}
