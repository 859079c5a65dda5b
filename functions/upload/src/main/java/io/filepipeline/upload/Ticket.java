package io.filepipeline.upload;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.filepipeline.contracts.IssuedIds;
import io.filepipeline.contracts.UploadReceipt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is given to an upload before anything else happens. Whatever is done again with
 * the same ticket has the effect of once: the same key in the bucket, the same rows.
 *
 * @param request tells apart what was asked for; empty when the client gave no key
 * @param id of the file's record
 * @param processId of the process, if there will be one
 * @param issuedAt when
 * @param receipt the answer, once everything is done
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Ticket(String request, UUID id, UUID processId, Instant issuedAt, @Nullable UploadReceipt receipt) {

	static Ticket issue(IssuedIds ids, String request) {
		return new Ticket(request, ids.next(), ids.next(), Instant.now(), null);
	}

	boolean mayComeAgain() {
		return !this.request.isEmpty();
	}

	Ticket done(UploadReceipt answer) {
		return new Ticket(this.request, this.id, this.processId, this.issuedAt, answer);
	}

}
