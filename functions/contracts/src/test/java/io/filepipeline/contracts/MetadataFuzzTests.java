package io.filepipeline.contracts;

import java.io.ByteArrayInputStream;
import java.util.List;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent as metadata is taken or rejected, and what is taken can be sent on.
 */
class MetadataFuzzTests {

	@FuzzTest(maxDuration = "5s")
	void takesOrRejects(byte[] metadata) {
		List<FormPart> form = List.of(part("file", "a.pdf", new byte[1]), part("metadata", null, metadata));
		try {
			FileMetadata taken = Constraints.check(UploadForm.read(form).metadata(), "/metadata");

			assertThat(Json.read(Json.write(taken), FileMetadata.class)).isEqualTo(taken);
		}
		catch (RejectedRequest ex) {
			assertThat(ex.problem().code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
			assertThat(Json.write(ex.problem())).contains("metadata").doesNotContain("jackson", "io.filepipeline");
		}
	}

	private static FormPart part(String name, String fileName, byte[] bytes) {
		return new FormPart(name, fileName, new Content.Stream(bytes.length, () -> new ByteArrayInputStream(bytes)));
	}

}
