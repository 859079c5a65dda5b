package io.filepipeline.host.records;

import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * A page of a list.
 *
 * @param items what is on it
 * @param nextCursor what to ask for the next page with; null on the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

	/**
	 * Looks for one more than a page has: that tells whether there is another page.
	 * @param limit how many a page has
	 * @param find finds at most so many
	 * @param cursor the place after one of them
	 */
	public static <T> Page<T> find(int limit, IntFunction<List<T>> find, Function<T, String> cursor) {
		List<T> found = find.apply(limit + 1);
		if (found.size() <= limit) {
			return new Page<>(found, null);
		}
		return new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
	}

	/**
	 * The answer, with a link to the next page if there is one.
	 * @param body makes it of the items and the next cursor
	 * @param uri where the page with a cursor is
	 */
	public <B> ResponseEntity<B> answer(BiFunction<List<T>, @Nullable String, B> body, Function<String, URI> uri) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
		if (this.nextCursor != null) {
			answer.header(HttpHeaders.LINK, "<" + uri.apply(this.nextCursor) + ">; rel=\"next\"");
		}
		return answer.body(body.apply(this.items, this.nextCursor));
	}

}
