package io.filepipeline.contracts;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * A record to write: the message in the records queue. As JSON it is the record itself;
 * the record of an upload that is to be split also announces its parts.
 *
 * @param record the record
 * @param parts the parts that its process will make, in order; absent where none are
 * announced
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordRequest(@JsonUnwrapped @Valid FileRecord record, @Valid @Nullable List<@Valid FileRecord> parts) {

	public RecordRequest(FileRecord record) {
		this(record, null);
	}

}
