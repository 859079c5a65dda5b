package io.filepipeline.upload;

import java.util.UUID;
import java.util.function.Consumer;

import io.filepipeline.contracts.IdempotencyKey;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Sha256;

/**
 * The tickets of uploads that may be sent again. Terraform deletes them after two days.
 */
class Tickets {

	private final StoredJson objects;

	private final Consumer<UUID> deletedRecords;

	/**
	 * The tickets in the bucket.
	 * @param deletedRecords rejects the id of a record that was deleted
	 */
	Tickets(StoredJson objects, Consumer<UUID> deletedRecords) {
		this.objects = objects;
		this.deletedRecords = deletedRecords;
	}

	/**
	 * The ticket of the first request with this key: this one, unless there was another.
	 * @throws RejectedRequest when the other asked for something else, or what came of it
	 * was deleted: nobody should send a file again that would not be there
	 */
	Ticket claim(IdempotencyKey key, Ticket ticket) {
		String name = nameOf(key);
		if (this.objects.create(name, ticket)) {
			return ticket;
		}
		Ticket first = this.objects.find(name, Ticket.class).orElse(ticket);
		if (!first.request().equals(ticket.request())) {
			throw RejectedRequest.because(ProblemCode.IDEMPOTENCY_KEY_REUSED,
					"This Idempotency-Key was used for another file or other parameters; take a new one for a new request");
		}
		this.deletedRecords.accept(first.id());
		return first;
	}

	/** Keeps the answer for those who ask again. */
	void keep(IdempotencyKey key, Ticket done) {
		this.objects.replace(nameOf(key), done);
	}

	/** Never built from what a user typed. */
	private static String nameOf(IdempotencyKey key) {
		return "idempotency/" + Sha256.of(key.value());
	}

}
