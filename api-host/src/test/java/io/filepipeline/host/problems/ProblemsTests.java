package io.filepipeline.host.problems;

import java.sql.SQLException;
import java.util.List;

import jakarta.servlet.MultipartConfigElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemsTests {

	private final Failing failing = new Failing();

	private MockMvcTester web;

	@BeforeEach
	void start() {
		this.web = MockMvcTester.of(List.of(this.failing),
				(web) -> web.setControllerAdvice(new Problems(new MultipartConfigElement(""))).build());
	}

	@Test
	void aDatabaseThatDoesNotAnswerPasses() {
		assertProblem(new DataAccessResourceFailureException("closed"), 503, "storage_unavailable");
		assertProblem(new QueryTimeoutException("late"), 503, "storage_unavailable");
	}

	@Test
	void whatItRefusesDoesNotPass() {
		assertProblem(new DataIntegrityViolationException("out of range"), 500, "internal_error");
		assertProblem(new BadSqlGrammarException("find", "select", new SQLException("no such column")), 500,
				"internal_error");
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void keepsNamesOfFoldersOutOfTheLog(CapturedOutput output) {
		for (RuntimeException failure : List.of(new QueryTimeoutException("late"), new IllegalStateException("odd"))) {
			this.failing.failure = failure;

			assertThat(this.web.put().uri("/folders/holidays/2026")).hasStatus5xxServerError();
		}

		assertThat(output).contains("PUT /folders/", "late", "odd").doesNotContain("holidays");
	}

	private void assertProblem(RuntimeException failure, int status, String code) {
		this.failing.failure = failure;

		assertThat(this.web.get().uri("/")).hasStatus(status).bodyText().contains("\"code\":\"" + code + "\"");
	}

	/**
	 * Fails as it is told to.
	 */
	@RestController
	static class Failing {

		private RuntimeException failure = new IllegalStateException();

		@RequestMapping({ "/", "/folders/{*folder_name}" })
		void fail() {
			throw this.failure;
		}

	}

}
