package io.filepipeline.host.processes;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.contracts.ProcessStatus;

import org.springframework.web.context.request.async.DeferredResult;

/**
 * An answer that is given when the process is finished, or when the client's time is
 * over.
 */
class AwaitedReport extends Waiter {

	private final Supplier<ProcessStatus> status;

	private final Supplier<ProcessReport> report;

	private final DeferredResult<ProcessReport> answer;

	/**
	 * Awaits the end of a process.
	 * @param status tells how far it is
	 * @param report tells all of it
	 */
	AwaitedReport(UUID process, Duration time, Supplier<ProcessStatus> status, Supplier<ProcessReport> report) {
		super(process);
		this.status = status;
		this.report = report;
		this.answer = new DeferredResult<>(time.toMillis());
		this.answer.onTimeout(this::giveUp);
	}

	DeferredResult<ProcessReport> answer() {
		return this.answer;
	}

	@Override
	void look() {
		if (!this.answer.isSetOrExpired() && this.status.get().isFinal()) {
			this.answer.setResult(this.report.get());
		}
	}

	@Override
	void giveUp() {
		try {
			this.answer.setResult(this.report.get());
		}
		catch (RuntimeException ex) {
			this.answer.setErrorResult(ex);
		}
	}

}
