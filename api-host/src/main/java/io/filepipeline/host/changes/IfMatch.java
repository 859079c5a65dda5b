package io.filepipeline.host.changes;

import java.util.List;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;

import org.springframework.http.ETag;

/**
 * The versions of a record that a client expects (RFC 9110, section 13.1.1): without the
 * header, any.
 *
 * @param tags the entity tags of the header; null without
 */
record IfMatch(@Nullable List<ETag> tags) implements LongPredicate {

	static IfMatch parse(@Nullable String header) {
		return new IfMatch((header != null) ? ETag.parse(header) : null);
	}

	@Override
	public boolean test(long version) {
		ETag current = ETag.create(Long.toString(version));
		return this.tags == null
				|| this.tags.stream().anyMatch((tag) -> tag.isWildcard() || tag.compare(current, true));
	}

}
