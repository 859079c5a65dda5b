package io.filepipeline.host;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Ends a start without a database in one line that says so, instead of a stack trace.
 * Whatever starts the host tries again.
 */
class UnreachableDatabaseAnalyzer extends AbstractFailureAnalyzer<SQLException> {

	/** The class of SQL states about connections (ISO 9075). */
	private static final String CONNECTION = "08";

	/** That of states about authorization. */
	private static final String AUTHORIZATION = "28";

	/** PostgreSQL's for a server that is starting or stopping. */
	private static final String OPERATOR = "57";

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable failure, SQLException cause) {
		String state = String.valueOf(cause.getSQLState());
		if (state.startsWith(AUTHORIZATION)) {
			return new FailureAnalysis(
					"The database lets nobody in as DATABASE_USER with DATABASE_PASSWORD: " + firstLine(cause), null,
					cause);
		}
		if (state.startsWith(CONNECTION) || state.startsWith(OPERATOR)) {
			return new FailureAnalysis("The database at DATABASE_URL does not answer: " + firstLine(cause), null,
					cause);
		}
		return null;
	}

	private static String firstLine(SQLException cause) {
		return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
	}

}
