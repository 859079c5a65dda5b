package io.filepipeline.contracts;

/**
 * A setting with which the program cannot start.
 */
public class InvalidSetting extends IllegalArgumentException {

	/**
	 * Names the setting and what would be right.
	 * @param message does not repeat what it is set to, which may be a secret
	 */
	public InvalidSetting(String message) {
		super(message);
	}

}
