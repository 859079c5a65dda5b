package io.filepipeline.host.webhooks.sending;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks for deliveries that are due, each second and whenever one is done, and has them
 * sent: so many at once, and of these a few to each endpoint, so that one that is slow
 * holds up its own alone.
 */
@Component
class Dispatcher implements SmartLifecycle {

	/** At once, on this host. */
	static final int CONCURRENCY = 64;

	private static final Logger logger = LoggerFactory.getLogger(Dispatcher.class);

	private static final int CONCURRENCY_OF_ENDPOINT = 4;

	/** Longer than an attempt can last. */
	private static final int STOP_SECONDS = 20;

	private final Outbox outbox;

	private final Sender sender;

	private final Housekeeping housekeeping;

	private final MeterRegistry metrics;

	private final Executor threads;

	private final Semaphore places = new Semaphore(CONCURRENCY);

	private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();

	private final Semaphore news = new Semaphore(0);

	private volatile boolean running;

	Dispatcher(Outbox outbox, Sender sender, Housekeeping housekeeping, MeterRegistry metrics,
			SimpleAsyncTaskExecutorBuilder threads) {
		this.outbox = outbox;
		this.sender = sender;
		this.housekeeping = housekeeping;
		this.metrics = metrics;
		this.threads = threads.threadNamePrefix("webhook-").build();
	}

	@Override
	public void start() {
		this.running = true;
		Thread thread = new Thread(this::run, "webhooks");
		thread.setDaemon(true);
		thread.start();
	}

	/** Waits for the attempts that are under way. */
	@Override
	public void stop() {
		this.running = false;
		this.news.release();
		try {
			if (this.places.tryAcquire(CONCURRENCY, STOP_SECONDS, TimeUnit.SECONDS)) {
				this.places.release(CONCURRENCY);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void run() {
		boolean answered = true;
		while (this.running) {
			try {
				this.housekeeping.tidyNowAndThen();
				while (dispatch()) {
					this.news.drainPermits();
				}
				answered = true;
			}
			catch (DataAccessException | TransactionException ex) {
				if (answered) {
					logger.warn("No webhooks are sent until the database answers again: {}", ex.toString());
				}
				answered = false;
			}
			catch (RuntimeException ex) {
				logger.error("Webhooks could not be sent", ex);
			}
			if (!awaitNews()) {
				return;
			}
		}
	}

	private boolean awaitNews() {
		try {
			this.news.tryAcquire(1, TimeUnit.SECONDS);
			this.news.drainPermits();
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Whether there may be more. */
	private boolean dispatch() {
		int free = this.places.availablePermits();
		if (free == 0 || !this.running) {
			return false;
		}
		var taken = this.outbox.take(this.underWay.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() >= CONCURRENCY_OF_ENDPOINT)
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet()), free);
		for (DueDelivery delivery : taken) {
			this.places.acquireUninterruptibly();
			this.underWay.merge(delivery.endpointId(), 1, Integer::sum);
			this.threads.execute(() -> attempt(delivery));
		}
		return !taken.isEmpty();
	}

	private void attempt(DueDelivery delivery) {
		try {
			Attempt attempt = this.sender.send(delivery);
			Outbox.Outcome outcome = this.outbox.settle(delivery, attempt);
			this.metrics.counter("pipeline.webhook.attempts", "outcome", attempt.isSuccess() ? "succeeded" : "failed")
				.increment();
			logger.info("Webhook {} to endpoint {}: {} in {} ms, {}", delivery.id(), delivery.endpointId(),
					(attempt.httpStatus() != null) ? attempt.httpStatus() : attempt.reason(), attempt.milliseconds(),
					outcome.status());
			if (outcome.disabled()) {
				logger.warn("Webhook endpoint {} is disabled", delivery.endpointId());
			}
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("What came of webhook {} could not be written down; it is sent again: {}", delivery.id(),
					ex.toString());
		}
		catch (RuntimeException ex) {
			logger.error("Webhook {} could not be sent", delivery.id(), ex);
		}
		finally {
			this.underWay.computeIfPresent(delivery.endpointId(), (id, count) -> (count > 1) ? count - 1 : null);
			this.places.release();
			this.news.release();
		}
	}

}
