package io.filepipeline.lambda;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;

/**
 * The end of an invocation. Shortly before Lambda would kill it midway, the thread is
 * interrupted, so that it can stop cleanly and leave the rest to another invocation.
 */
final class Deadline implements AutoCloseable {

	/** To store what is under way, clean up and answer. */
	private static final Duration LEAST_RESERVE = Duration.ofSeconds(2);

	private static final int RESERVE_PERCENT = 5;

	private static final ScheduledThreadPoolExecutor CLOCK = clock();

	private final Thread worker = Thread.currentThread();

	private final @Nullable ScheduledFuture<?> alarm;

	private boolean passed;

	private boolean closed;

	private Deadline(@Nullable Duration time) {
		this.alarm = (time != null) ? CLOCK.schedule(this::pass, time.toMillis(), TimeUnit.MILLISECONDS) : null;
	}

	/**
	 * The deadline of the invocation that this thread works on.
	 * @param context tells the time that remains; null where there is no deadline
	 */
	static Deadline of(@Nullable Context context) {
		return new Deadline(
				(context != null) ? timeWithin(Duration.ofMillis(context.getRemainingTimeInMillis())) : null);
	}

	/** The time to work in: what remains, less a reserve. */
	static Duration timeWithin(Duration remaining) {
		Duration share = remaining.multipliedBy(RESERVE_PERCENT).dividedBy(100);
		Duration time = remaining.minus((share.compareTo(LEAST_RESERVE) > 0) ? share : LEAST_RESERVE);
		// an invocation that has less than the reserve from the start gets half of it
		Duration least = remaining.dividedBy(2);
		return (time.compareTo(least) > 0) ? time : least;
	}

	synchronized boolean passed() {
		return this.passed;
	}

	/**
	 * Waits, if that leaves time to do something afterwards. An invocation has one
	 * thread, and Lambda one invocation for it: there is nothing else that it could do.
	 * @return whether it did
	 */
	boolean awaits(Duration pause) {
		if (passed() || this.alarm != null && this.alarm.getDelay(TimeUnit.MILLISECONDS) <= pause.toMillis()) {
			return false;
		}
		try {
			Thread.sleep(pause.toMillis());
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** From here on the thread is not interrupted, and no longer is if it was. */
	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.alarm != null) {
			this.alarm.cancel(false);
		}
		if (this.passed) {
			Thread.interrupted();
		}
	}

	private synchronized void pass() {
		if (!this.closed) {
			this.passed = true;
			this.worker.interrupt();
		}
	}

	private static ScheduledThreadPoolExecutor clock() {
		ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "deadline");
			thread.setDaemon(true);
			return thread;
		});
		clock.setRemoveOnCancelPolicy(true);
		return clock;
	}

}
