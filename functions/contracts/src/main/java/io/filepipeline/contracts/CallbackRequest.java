package io.filepipeline.contracts;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * A callback: records that are reported together, and that nobody but the holder of a
 * signing secret can report.
 *
 * @param records 1 to 100 records
 * @param many whether they were sent as an array, and are to be answered as one
 */
public record CallbackRequest(List<FileRecord> records, boolean many) {

	private static final int MAX_RECORDS = 100;

	/**
	 * Looks whether a callback may be signed, as far as that shows without its body: what
	 * anybody may send should not be read for nothing.
	 * @param header gives the value of a header by its name, or null
	 * @throws RejectedRequest when a header is missing, or not of the last five minutes
	 */
	public static void checkHeaders(Function<String, @Nullable String> header) {
		if (!SigningSecrets.mayVerify(header, Instant.now())) {
			throw unsigned();
		}
	}

	/**
	 * Reads a callback.
	 * @param header gives the value of a header by its name, or null
	 * @param body the body, byte by byte as it was signed
	 * @throws RejectedRequest when it is not signed by one of the secrets, or one of its
	 * records makes no sense
	 */
	public static CallbackRequest read(Function<String, @Nullable String> header, String body, SigningSecrets secrets) {
		if (!secrets.verify(header, body)) {
			throw unsigned();
		}
		boolean many = body.stripLeading().startsWith("[");
		List<FileRecord> records = Json.readOneOrMany(body, FileRecord.class);
		if (records.isEmpty() || records.size() > MAX_RECORDS) {
			throw RejectedRequest.invalid("", "must be a record, or an array of 1 to " + MAX_RECORDS);
		}
		IntStream.range(0, records.size())
			.forEach((index) -> Constraints.check(records.get(index), many ? "/" + index : ""));
		return new CallbackRequest(records, many);
	}

	private static RejectedRequest unsigned() {
		return RejectedRequest.because(ProblemCode.UNAUTHENTICATED,
				"The callback must be signed as in Standard Webhooks: webhook-id, webhook-timestamp"
						+ " within five minutes, webhook-signature");
	}

	/** What is done for each record. */
	public List<RecordRequest> requests() {
		return this.records.stream().map(RecordRequest::new).toList();
	}

	/**
	 * What the sender is answered.
	 * @param receipts one for each record
	 */
	public Object answer(List<RecordReceipt> receipts) {
		return this.many ? receipts : receipts.get(0);
	}

}
