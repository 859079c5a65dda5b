package io.filepipeline.host;

import io.filepipeline.contracts.InvalidSetting;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Ends a start with a setting that is missing or wrong in one line that names it, instead
 * of a stack trace.
 */
class InvalidSettingAnalyzer extends AbstractFailureAnalyzer<InvalidSetting> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, InvalidSetting cause) {
		return new FailureAnalysis(cause.getMessage(), null, cause);
	}

}
