package io.filepipeline.host.problems;

import java.io.IOException;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import org.apache.tomcat.util.http.fileupload.MultipartStream.IllegalBoundaryException;
import org.junit.jupiter.api.Test;

import org.springframework.web.multipart.MultipartException;

import static org.assertj.core.api.Assertions.assertThat;

class BrokenFormTests {

	@Test
	void aDiskThatIsFullPasses() {
		assertThat(problem(new IOException("No space left on device")).code()).isEqualTo(ProblemCode.OVERLOADED);
	}

	/** Who is told to try again would do so for ever. */
	@Test
	void aFormInTheFormDoesNot() {
		Problem problem = problem(new IllegalBoundaryException("The length of a boundary token cannot be changed"));

		assertThat(problem.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
		assertThat(problem.detail()).contains("must be a multipart form");
	}

	private static Problem problem(IOException cause) {
		return BrokenForm.problem(new MultipartException("The form cannot be read", cause), 1024);
	}

}
