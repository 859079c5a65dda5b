package io.filepipeline.contracts;

import java.util.List;

/**
 * Settings without which the program cannot start.
 */
public class MissingSetting extends RuntimeException {

	public MissingSetting(List<String> settings) {
		super("Missing " + String.join(", ", settings)
				+ ": set it in the environment or in secrets/processing_secrets.json"
				+ " (or, with USE_AWS_SECRETS=true, in the AWS secret)");
	}

}
