package io.filepipeline.host.processes;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * All clients that wait for processes. They look again when there is news of theirs, and
 * each quarter of a minute, as news may be lost. When the host stops they are let go
 * first: nobody is to wait for those who wait.
 */
@Component
class Waiting implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Waiting.class);

	/** Half of the connections that the host takes. */
	private static final int PLACES = 1000;

	/** What proxies take for silence is longer. */
	private static final Duration SILENCE = Duration.ofSeconds(15);

	/** News comes in swarms: a look is for all of it. */
	private static final Duration SWARM = Duration.ofMillis(50);

	private final Semaphore places = new Semaphore(PLACES);

	private final Map<UUID, Set<Waiter>> waiters = new ConcurrentHashMap<>();

	private final Executor threads;

	private final TaskScheduler clock;

	private volatile @Nullable ScheduledFuture<?> ticks;

	Waiting(SimpleAsyncTaskExecutorBuilder threads, TaskScheduler clock) {
		this.threads = threads.threadNamePrefix("waiting-").build();
		this.clock = clock;
	}

	/**
	 * Takes in a client, which looks at once.
	 * @throws RejectedRequest when as many wait as the host takes
	 */
	void enter(Waiter waiter) {
		if (!this.places.tryAcquire()) {
			throw RejectedRequest.because(ProblemCode.OVERLOADED,
					"As many clients wait for processes as the host takes at once; try again in a few seconds");
		}
		this.waiters.compute(waiter.process(), (id, others) -> {
			Set<Waiter> all = (others != null) ? others : ConcurrentHashMap.newKeySet();
			all.add(waiter);
			return all;
		});
		if (!isRunning()) {
			waiter.dismiss();
		}
		waiter.ask();
		this.threads.execute(() -> look(waiter));
	}

	/** Lets a client go, if it is there. */
	void leave(Waiter waiter) {
		this.waiters.computeIfPresent(waiter.process(), (id, all) -> {
			if (all.remove(waiter)) {
				this.places.release();
			}
			return all.isEmpty() ? null : all;
		});
	}

	/** There is news of a process. */
	void wake(UUID process) {
		this.waiters.getOrDefault(process, Set.of()).forEach(this::wake);
	}

	/** There may be news of any. */
	void wakeAll() {
		this.waiters.values().forEach((all) -> all.forEach(this::wake));
	}

	private void wake(Waiter waiter) {
		if (waiter.ask()) {
			this.clock.schedule(() -> this.threads.execute(() -> look(waiter)), Instant.now().plus(SWARM));
		}
	}

	private static void look(Waiter waiter) {
		try {
			waiter.takeLook();
		}
		catch (DataAccessException | TransactionException ex) {
			// whoever listens to the database has said so
			logger.debug("A look at process {} failed", waiter.process(), ex);
		}
		catch (RuntimeException ex) {
			logger.error("A look at process {} failed", waiter.process(), ex);
		}
	}

	@Override
	public void start() {
		this.ticks = this.clock.scheduleAtFixedRate(this::wakeAll, Instant.now().plus(SILENCE), SILENCE);
	}

	@Override
	public void stop() {
		ScheduledFuture<?> running = this.ticks;
		if (running != null) {
			this.ticks = null;
			running.cancel(false);
		}
		this.waiters.values().forEach((all) -> all.forEach((waiter) -> {
			waiter.dismiss();
			this.threads.execute(() -> look(waiter));
		}));
	}

	@Override
	public boolean isRunning() {
		return this.ticks != null;
	}

}
