package io.filepipeline.host.processes;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A client that waits for a process. No thread does: whenever there may be something to
 * tell, one {@link #look looks}, and never two at once.
 */
abstract class Waiter {

	private final UUID process;

	private final Lock looking = new ReentrantLock();

	private final AtomicBoolean due = new AtomicBoolean();

	private volatile boolean dismissed;

	Waiter(UUID process) {
		this.process = process;
	}

	UUID process() {
		return this.process;
	}

	/**
	 * Tells what is new, if anything is.
	 * @throws org.springframework.dao.DataAccessException or TransactionException when
	 * the database does not answer; there will be another look
	 */
	abstract void look();

	/** Ends the waiting, with what there is: the host has no more time. */
	abstract void giveUp();

	/** Whether this asks for a look that nobody has asked for yet. */
	boolean ask() {
		return this.due.compareAndSet(false, true);
	}

	void dismiss() {
		this.dismissed = true;
	}

	boolean isDismissed() {
		return this.dismissed;
	}

	/** Takes the look that was asked for. */
	void takeLook() {
		this.looking.lock();
		try {
			this.due.set(false);
			if (this.dismissed) {
				giveUp();
			}
			else {
				look();
			}
		}
		finally {
			this.looking.unlock();
		}
	}

}
