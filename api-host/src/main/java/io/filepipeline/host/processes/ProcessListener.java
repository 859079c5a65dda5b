package io.filepipeline.host.processes;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears from PostgreSQL which processes there is news of, whichever host or Lambda has
 * written it, and wakes those who wait. It has a connection of its own, for as long as
 * the host runs, and makes another when that is lost.
 */
@Component
class ProcessListener implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ProcessListener.class);

	/** Of the thread, and of the connection in the eyes of the database. */
	private static final String NAME = "process-listener";

	/** So soon is it noticed that the host stops. */
	private static final Duration POLL = Duration.ofSeconds(1);

	/** After so many polls without news the connection is tried: it may be dead. */
	private static final int TRIAL = 15;

	private static final int PATIENCE_SECONDS = 5;

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

	private final PGSimpleDataSource database = new PGSimpleDataSource();

	private final Waiting waiting;

	private volatile CountDownLatch stopped = new CountDownLatch(0);

	private Duration pause = SHORTEST_PAUSE;

	ProcessListener(JdbcConnectionDetails database, Waiting waiting) {
		this.database.setURL(database.getJdbcUrl());
		this.database.setUser(database.getUsername());
		this.database.setPassword(database.getPassword());
		this.database.setApplicationName(NAME);
		this.database.setConnectTimeout(PATIENCE_SECONDS);
		this.database.setSocketTimeout(PATIENCE_SECONDS);
		this.database.setLogServerErrorDetail(false);
		this.waiting = waiting;
	}

	@Override
	public void start() {
		this.stopped = new CountDownLatch(1);
		Thread thread = new Thread(this::run, NAME);
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void stop() {
		this.stopped.countDown();
	}

	@Override
	public boolean isRunning() {
		return this.stopped.getCount() > 0;
	}

	private void run() {
		try {
			do {
				try (Connection connection = this.database.getConnection()) {
					listen(connection);
				}
				catch (SQLException ex) {
					lost(ex);
				}
			}
			while (!this.stopped.await(this.pause.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void lost(SQLException ex) {
		if (this.pause.equals(SHORTEST_PAUSE)) {
			logger.warn("There is no news of processes until the database answers again: {}", ex.toString());
		}
		this.pause = this.pause.multipliedBy(2);
		if (this.pause.compareTo(LONGEST_PAUSE) > 0) {
			this.pause = LONGEST_PAUSE;
		}
	}

	private void listen(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute("listen processes");
		}
		this.pause = SHORTEST_PAUSE;
		// what has happened meanwhile nobody has heard
		this.waiting.wakeAll();
		int silence = 0;
		while (isRunning()) {
			silence = receive(connection.unwrap(PGConnection.class)) ? 0 : silence + 1;
			if (silence > 0 && silence % TRIAL == 0 && !connection.isValid(PATIENCE_SECONDS)) {
				throw new SQLException("The connection is dead");
			}
		}
	}

	/** Whether there was news. */
	private boolean receive(PGConnection connection) throws SQLException {
		PGNotification[] news = connection.getNotifications((int) POLL.toMillis());
		if (news == null) {
			return false;
		}
		for (PGNotification each : news) {
			this.waiting.wake(UUID.fromString(each.getParameter()));
		}
		return news.length > 0;
	}

}
