package io.filepipeline.split;

import java.util.ArrayList;
import java.util.List;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.RecordStatus;

/**
 * Reports what has become of parts, and keeps of it what an answer may tell.
 */
class Reports {

	/** Lambda answers with 6 MB at most. */
	private static final int MOST_BYTES = 5_000_000;

	private final Callback callback;

	private final List<FileRecord> first = new ArrayList<>();

	private long bytes;

	private int count;

	private int failed;

	Reports(Callback callback) {
		this.callback = callback;
	}

	/**
	 * Reports a batch.
	 * @throws io.filepipeline.contracts.Unavailable when the API may not hold it
	 */
	void add(List<FileRecord> batch) {
		this.bytes += this.callback.report(batch);
		if (this.bytes <= MOST_BYTES) {
			this.first.addAll(batch);
		}
		this.count += batch.size();
		this.failed += (int) batch.stream().filter((part) -> part.status() == RecordStatus.FAILED).count();
	}

	/** Those that were reported first. */
	List<FileRecord> first() {
		return List.copyOf(this.first);
	}

	int count() {
		return this.count;
	}

	int failed() {
		return this.failed;
	}

}
