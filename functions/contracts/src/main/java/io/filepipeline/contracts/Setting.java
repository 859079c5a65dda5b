package io.filepipeline.contracts;

/**
 * A setting that has no default: the program that needs it does not start without it.
 */
public enum Setting {

	/** The S3 bucket of files and parts. */
	BUCKET("AWS_S3_BUCKET_NAME", "pipeline.storage.bucket"),
	/** The SQS URL of the queue of records. */
	RECORDS_QUEUE("AWS_SQS_RECORDS_QUEUE_URL", "pipeline.record.queue-url"),
	/** The SQS URL of the queue of documents to split. */
	PROCESSING_QUEUE("AWS_SQS_QUEUE_URL", "pipeline.split.queue-url"),
	/** Where parts are reported. */
	CALLBACK_URL("API_CALLBACK_URL", "pipeline.callback.url"),
	/** The secrets that sign callbacks. */
	SIGNING_SECRET("CALLBACK_SIGNING_SECRET", "pipeline.callback.signing-secret"),
	/** The JDBC URL of the database. */
	DATABASE_URL("DATABASE_URL", "pipeline.database.url"),
	/** The database user. */
	DATABASE_USER("DATABASE_USER", "pipeline.database.user"),
	/** The database user's password. */
	DATABASE_PASSWORD("DATABASE_PASSWORD", "pipeline.database.password");

	private final String variable;

	private final String property;

	Setting(String variable, String property) {
		this.variable = variable;
		this.property = property;
	}

	/** The environment variable, and the key in the secrets. */
	public String variable() {
		return this.variable;
	}

	/** The Spring property that is set from it. */
	public String property() {
		return this.property;
	}

	@Override
	public String toString() {
		return this.variable + " (" + this.property + ")";
	}

}
