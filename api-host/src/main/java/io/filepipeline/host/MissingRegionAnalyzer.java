package io.filepipeline.host;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in one line what the AWS SDK says in twenty when it does not know its region.
 */
class MissingRegionAnalyzer extends AbstractFailureAnalyzer<SdkClientException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable failure, SdkClientException cause) {
		if (!String.valueOf(cause.getMessage()).startsWith("Unable to load region")) {
			return null;
		}
		return new FailureAnalysis("Missing AWS_REGION: set it in the environment or in"
				+ " secrets/processing_secrets.json, such as AWS_REGION=eu-central-1", null, cause);
	}

}
