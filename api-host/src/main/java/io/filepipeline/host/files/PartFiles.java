package io.filepipeline.host.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.host.HostProperties;
import org.jspecify.annotations.Nullable;

/**
 * The files of parts, one after the other. While one is read, those behind it may be
 * fetched.
 */
final class PartFiles implements AutoCloseable {

	private final Iterator<FileRecord> parts;

	private final Function<FileRecord, PartFile> fetch;

	private final Deque<PartFile> ahead = new ArrayDeque<>();

	private @Nullable PartFile present;

	/**
	 * The files of these parts.
	 * @param fetch begins to fetch one, or leaves that for later
	 */
	PartFiles(Iterator<FileRecord> parts, Function<FileRecord, PartFile> fetch) {
		this.parts = parts;
		this.fetch = fetch;
	}

	boolean hasNext() {
		return !this.ahead.isEmpty() || this.parts.hasNext();
	}

	/**
	 * The next. The one before is discarded.
	 * @throws java.util.NoSuchElementException when there is none
	 */
	PartFile next() {
		discardPresent();
		while (this.ahead.size() <= HostProperties.FETCHED_AHEAD && this.parts.hasNext()) {
			this.ahead.add(this.fetch.apply(this.parts.next()));
		}
		this.present = this.ahead.remove();
		return this.present;
	}

	/** Discards what is there. */
	@Override
	public void close() {
		discardPresent();
		this.ahead.forEach(PartFile::discard);
		this.ahead.clear();
	}

	private void discardPresent() {
		if (this.present != null) {
			this.present.discard();
			this.present = null;
		}
	}

}
