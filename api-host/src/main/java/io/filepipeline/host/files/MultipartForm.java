package io.filepipeline.host.files;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.filepipeline.contracts.Content;
import io.filepipeline.contracts.FormPart;

import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The parts of a form as Spring hands them out: files here, fields there.
 */
final class MultipartForm {

	private MultipartForm() {
	}

	static List<FormPart> parts(MultipartHttpServletRequest form) {
		Stream<FormPart> files = form.getMultiFileMap()
			.values()
			.stream()
			.flatMap(List::stream)
			.map(MultipartForm::file);
		Stream<FormPart> fields = form.getParameterMap().entrySet().stream().flatMap(MultipartForm::fields);
		return Stream.concat(files, fields).toList();
	}

	private static FormPart file(MultipartFile file) {
		return new FormPart(file.getName(), Objects.requireNonNullElse(file.getOriginalFilename(), ""),
				new Content.Stream(file.getSize(), file::getInputStream));
	}

	private static Stream<FormPart> fields(Map.Entry<String, String[]> parameter) {
		return Stream.of(parameter.getValue()).map((value) -> {
			byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
			return new FormPart(parameter.getKey(), null,
					new Content.Stream(bytes.length, () -> new ByteArrayInputStream(bytes)));
		});
	}

}
