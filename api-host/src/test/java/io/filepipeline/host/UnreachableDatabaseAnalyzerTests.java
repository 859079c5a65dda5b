package io.filepipeline.host;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

class UnreachableDatabaseAnalyzerTests {

	private final UnreachableDatabaseAnalyzer analyzer = new UnreachableDatabaseAnalyzer();

	@ParameterizedTest
	@CsvSource({ "08001, DATABASE_URL does not answer: Connection to 127.0.0.1:1 refused.",
			"57P03, DATABASE_URL does not answer: Connection to 127.0.0.1:1 refused.",
			"28P01, DATABASE_USER with DATABASE_PASSWORD: Connection to 127.0.0.1:1 refused." })
	void saysInOneLineWhatIsWrong(String state, String line) {
		FailureAnalysis analysis = this.analyzer.analyze(new BeanCreationException("flyway",
				new SQLException("Connection to 127.0.0.1:1 refused.\nCheck that the host name is right", state)));

		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).endsWith(line).doesNotContain("\n");
	}

	@Test
	void leavesOtherFailuresToOthers() {
		assertThat(this.analyzer.analyze(new SQLException("relation does not exist", "42P01"))).isNull();
		assertThat(this.analyzer.analyze(new SQLException("no state"))).isNull();
	}

}
