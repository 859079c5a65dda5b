package io.filepipeline.host.files;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.filepipeline.contracts.StoredFile;

/**
 * A key that the pipeline has given to a file. No other object of the bucket can be asked
 * for.
 *
 * @param recordId the record of the file
 */
record FileKey(UUID recordId) {

	private static final Pattern FORM = Pattern
		.compile("/?files/(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12})/?");

	static Optional<FileKey> parse(String path) {
		Matcher matcher = FORM.matcher(path);
		return matcher.matches() ? Optional.of(new FileKey(UUID.fromString(matcher.group(1)))) : Optional.empty();
	}

	String objectKey() {
		return StoredFile.keyOf(this.recordId);
	}

}
