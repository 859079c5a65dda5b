package io.filepipeline.record;

import java.time.Duration;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.RecordStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What the log says of records and processes: words for people, and for dashboards fields
 * that say once what has happened. Their names are in docs/deploy.md.
 */
class RecordLog {

	private static final Logger logger = LoggerFactory.getLogger(Record.class);

	/** The field that names what has happened. */
	private static final String EVENT = "event";

	/**
	 * Tells of a record.
	 * @param changed whether it was written just now, and not before
	 * @param announced how many parts it has announced
	 */
	void written(FileRecord record, boolean changed, int announced) {
		LoggingEventBuilder line = logger.atInfo();
		if (changed) {
			addEvent(line, record);
		}
		line.log("Record {} is {}{}; {} parts announced", record.id(), record.status().wireName(),
				changed ? "" : ", or further already", announced);
	}

	private static void addEvent(LoggingEventBuilder line, FileRecord record) {
		boolean part = record.parentId() != null;
		if (record.status() == RecordStatus.SUCCEEDED && record.size() != null) {
			line.addKeyValue(EVENT, part ? "part_made" : "uploaded").addKeyValue("bytes", record.size());
		}
		else if (record.status() == RecordStatus.FAILED && record.error() != null) {
			line.addKeyValue(EVENT, "part_failed").addKeyValue("code", record.error().code().wireName());
		}
	}

	/** Tells of a process whose last part was made or has failed. */
	void finished(ProcessReport process) {
		LoggingEventBuilder line = logger.atInfo();
		line.addKeyValue(EVENT, "process_finished").addKeyValue("status", process.status().wireName());
		if (process.createdAt() != null && process.finishedAt() != null) {
			// two clocks, of who took the request and of the database
			long millis = Duration.between(process.createdAt(), process.finishedAt()).toMillis();
			line.addKeyValue("seconds", Math.max(0, millis) / 1000.0);
		}
		line.log("Process {} has {}: {} parts, {} of them failed", process.processId(), process.status().wireName(),
				process.parts().total(), process.parts().failed());
	}

}
