package io.filepipeline.host;

import io.filepipeline.contracts.MissingSetting;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Ends a start without a setting in one line that names it, instead of a stack trace.
 */
class MissingSettingAnalyzer extends AbstractFailureAnalyzer<MissingSetting> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, MissingSetting cause) {
		return new FailureAnalysis(cause.getMessage(), null, cause);
	}

}
