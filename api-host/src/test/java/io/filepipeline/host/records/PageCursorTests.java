package io.filepipeline.host.records;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageCursorTests {

	@Test
	void readsWhatItHasWritten() {
		UUID id = UUID.randomUUID();
		Instant time = Instant.parse("2026-11-24T09:30:02.871Z");

		PageCursor cursor = PageCursor.parse(PageCursor.after(time, id));

		assertThat(cursor).isNotNull();
		assertThat(cursor.time()).hasToString("2026-11-24T09:30:02.871Z");
		assertThat(cursor.id()).isEqualTo(id);
	}

	/** What forms send for a field that nobody has filled in. */
	@Test
	void isNoneWhereItIsEmpty() {
		assertThat(PageCursor.parse("")).isNull();
		assertThat(PageCursor.parse(null)).isNull();
	}

}
