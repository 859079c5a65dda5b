package io.filepipeline.host.records;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.record.RecordQuery;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which records a list shows, as the query says. What is absent or empty does not limit.
 * Values are taken as they are: a tag may have a comma in it.
 *
 * @param parameters the parameters of the query that a list knows
 */
record RecordFilter(MultiValueMap<String, String> parameters) {

	private static final List<String> NAMES = List.of("parent_id", "process_id", "folder_name", "tag", "status", "kind",
			"q", "created_after", "created_before", "limit", "cursor");

	private static final int MAX_LIMIT = 100;

	private static final int DEFAULT_LIMIT = 20;

	private static final int MAX_TAGS = 50;

	private static final int MAX_Q = 200;

	private static final int MAX_YEAR = 9999;

	/**
	 * What words end at in the index as well: the function {@code searchable} of the
	 * database has the same ranges. A word that only one of them divides is not found.
	 */
	private static final Pattern NO_WORD = Pattern.compile("[^a-zA-Z0-9\\u00aa\\u00b5\\u00ba\\u00c0-\\u1fff"
			+ "\\u2c00-\\u2dff\\u3040-\\uffef\\x{10000}-\\x{10ffff}]+");

	static RecordFilter of(HttpServletRequest request) {
		MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
		for (String name : NAMES) {
			String[] values = request.getParameterValues(name);
			if (values != null) {
				Arrays.stream(values)
					.filter((value) -> !value.isEmpty())
					.forEach((value) -> parameters.add(name, value));
			}
		}
		return new RecordFilter(parameters);
	}

	/**
	 * What to look for.
	 * @throws RejectedRequest naming the parameter that makes no sense
	 */
	RecordQuery query() {
		RecordQuery query = new RecordQuery();
		id("parent_id").ifPresent(query::partsOf);
		id("process_id").ifPresent(query::ofProcess);
		one("folder_name").map((name) -> storable("/folder_name", name)).ifPresent(query::inFolder);
		tags().ifPresent(query::tagged);
		statuses().ifPresent(query::inStatus);
		one("kind").ifPresent((kind) -> limitTo(kind, query));
		one("q").map(RecordFilter::words).ifPresent(query::containing);
		time("created_after").ifPresent(query::createdAfter);
		time("created_before").ifPresent(query::createdBefore);
		@Nullable PageCursor cursor = PageCursor.parse(one("cursor").orElse(null));
		if (cursor != null) {
			query.olderThan(cursor.time().toInstant(), cursor.id());
		}
		return query;
	}

	/** How many records a page has, 1 to 100. */
	int limit() {
		String limit = one("limit").orElse(Integer.toString(DEFAULT_LIMIT));
		if (!limit.matches("[1-9]\\d?|" + MAX_LIMIT)) {
			throw RejectedRequest.invalid("/limit", "must be a whole number from 1 to " + MAX_LIMIT);
		}
		return Integer.parseInt(limit);
	}

	/** Where the page after a place in the list is. */
	URI uri(String cursor) {
		MultiValueMap<String, String> next = new LinkedMultiValueMap<>(this.parameters);
		next.set("cursor", cursor);
		UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/api/records/");
		next.forEach((name, values) -> uri.queryParam(name, values.stream().map((value) -> "{value}").toArray()));
		return uri.encode().buildAndExpand(next.values().stream().flatMap(List::stream).toArray()).toUri();
	}

	private Optional<String> one(String name) {
		List<String> values = this.parameters.getOrDefault(name, List.of());
		if (values.size() > 1) {
			throw RejectedRequest.invalid("/" + name, "must be given once");
		}
		return values.stream().findFirst();
	}

	private Optional<UUID> id(String name) {
		try {
			return one(name).map(UUID::fromString);
		}
		catch (IllegalArgumentException ex) {
			throw RejectedRequest.invalid("/" + name, "must be a UUID");
		}
	}

	private Optional<Instant> time(String name) {
		return one(name).map((text) -> {
			try {
				OffsetDateTime time = OffsetDateTime.parse(text);
				if (time.getYear() >= 0 && time.getYear() <= MAX_YEAR) {
					return time.toInstant();
				}
			}
			catch (DateTimeException ex) {
				// said below
			}
			throw RejectedRequest.invalid("/" + name,
					"must be a time as in RFC 3339, such as 2026-11-24T09:30:00Z, with a + written as %2B");
		});
	}

	private Optional<Set<String>> tags() {
		Set<String> tags = new LinkedHashSet<>(this.parameters.getOrDefault("tag", List.of()));
		if (tags.size() > MAX_TAGS) {
			throw RejectedRequest.invalid("/tag", "must be given at most " + MAX_TAGS + " times");
		}
		tags.forEach((tag) -> storable("/tag", tag));
		return Optional.of(tags).filter((some) -> !some.isEmpty());
	}

	private Optional<Set<RecordStatus>> statuses() {
		Set<RecordStatus> statuses = this.parameters.getOrDefault("status", List.of())
			.stream()
			.flatMap((value) -> Arrays.stream(value.split(",")))
			.map(RecordFilter::status)
			.collect(Collectors.toCollection(LinkedHashSet::new));
		return Optional.of(statuses).filter((some) -> !some.isEmpty());
	}

	private static RecordStatus status(String name) {
		return Arrays.stream(RecordStatus.values())
			.filter((status) -> status.wireName().equals(name))
			.findFirst()
			.orElseThrow(() -> RejectedRequest.invalid("/status",
					Arrays.stream(RecordStatus.values())
						.map(RecordStatus::wireName)
						.collect(Collectors.joining(", ", "must be one or several of ", ""))));
	}

	private static void limitTo(String kind, RecordQuery query) {
		switch (kind) {
			case "upload" -> query.uploads();
			case "part" -> query.parts();
			default -> throw RejectedRequest.invalid("/kind", "must be upload or part");
		}
	}

	private static Set<String> words(String text) {
		Set<String> words = NO_WORD.splitAsStream(text).filter((word) -> !word.isEmpty()).collect(Collectors.toSet());
		if (words.isEmpty() || text.length() > MAX_Q) {
			throw RejectedRequest.invalid("/q", "must have a letter or a digit, and at most " + MAX_Q + " characters");
		}
		return words;
	}

	/** PostgreSQL knows no such character, hence no such record. */
	private static String storable(String pointer, String text) {
		if (text.indexOf('\0') >= 0) {
			throw RejectedRequest.invalid(pointer, "must not contain control characters");
		}
		return text;
	}

}
