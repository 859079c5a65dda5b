package io.filepipeline.split;

import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;

import io.filepipeline.contracts.StoredFile;
import org.jspecify.annotations.Nullable;

/**
 * How far earlier attempts have come, which a queue may repeat at any time: parts are
 * stored and reported in batches, one after the other.
 *
 * @param parts how many need not be made again, from the first on
 * @param bytes how many bytes those have that are stored
 */
record Progress(int parts, long bytes) {

	static final Progress NONE = new Progress(0, 0);

	/** So many objects S3 lists at once; fewer parts are as well made again. */
	private static final int WORTH_ASKING = 1000;

	/**
	 * Finds out what the bucket has, with a request for each thousand parts that are
	 * stored.
	 * @param ids gives the id of a part by its place, in the order of their keys; those
	 * of others are not found
	 */
	static Progress of(Batches batches, IntFunction<UUID> ids, Bucket bucket) {
		int count = batches.plan().size();
		if (count <= WORTH_ASKING) {
			return NONE;
		}
		Progress progress = NONE;
		Stored stored = new Stored(bucket.sizes(ids.apply(0)).iterator());
		for (int begin = 0; begin < count && stored.hasMore();) {
			int end = batches.end(begin);
			long before = stored.bytes;
			boolean begun = false;
			for (int index = begin; index < end; index++) {
				begun |= stored.has(StoredFile.keyOf(ids.apply(index)));
			}
			progress = begun ? new Progress(begin, before) : progress;
			begin = end;
		}
		return progress;
	}

	/**
	 * What is stored, in the order of keys.
	 */
	private static final class Stored {

		private final Iterator<Map.Entry<String, Long>> objects;

		private Map.@Nullable Entry<String, Long> next;

		/** How many bytes all have together that were asked for so far. */
		private long bytes;

		Stored(Iterator<Map.Entry<String, Long>> objects) {
			this.objects = objects;
			advance();
		}

		boolean hasMore() {
			return this.next != null;
		}

		boolean has(String key) {
			while (this.next != null && this.next.getKey().compareTo(key) < 0) {
				advance();
			}
			if (this.next == null || !this.next.getKey().equals(key)) {
				return false;
			}
			this.bytes += this.next.getValue();
			advance();
			return true;
		}

		private void advance() {
			this.next = this.objects.hasNext() ? this.objects.next() : null;
		}

	}

}
