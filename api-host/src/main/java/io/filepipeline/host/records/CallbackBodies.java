package io.filepipeline.host.records;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

import io.filepipeline.contracts.JsonBody;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;

import org.springframework.stereotype.Component;

/**
 * The bodies of callbacks. Anybody may send one, and whose it is shows only when all of
 * it is there: until then all of them together take a small share of the heap, and none
 * of them takes for ever.
 */
@Component
class CallbackBodies {

	/** A hundred records, each with all that its fields may hold. */
	private static final int MAX_BYTES = 8 << 20;

	/** Verifying a body takes some five times its length. */
	private static final int SHARE_OF_HEAP = 32;

	/** As long as its sender waits for the answer. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Semaphore room;

	private final Clock clock;

	CallbackBodies() {
		this((int) Math.min(Integer.MAX_VALUE,
				Math.max(MAX_BYTES + 1, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP)), Clock.systemUTC());
	}

	/**
	 * Bounds them.
	 * @param room how many bytes they may have together
	 */
	CallbackBodies(int room, Clock clock) {
		this.room = new Semaphore(room);
		this.clock = clock;
	}

	/**
	 * Reads a body, which takes room until it is understood.
	 * @param understand verifies it, and makes of it what it says
	 * @throws RejectedRequest when there is no room for it, it takes too long, has more
	 * than 8 MiB, or is not UTF-8
	 */
	<T> T read(InputStream body, Function<String, T> understand) throws IOException {
		Metered metered = new Metered(body);
		try {
			return understand.apply(JsonBody.read(metered, MAX_BYTES));
		}
		finally {
			this.room.release(metered.taken);
		}
	}

	private static RejectedRequest overloaded(String why) {
		return RejectedRequest.because(ProblemCode.OVERLOADED, why + "; try again in a few seconds");
	}

	/**
	 * Takes room for what has arrived, not for what was announced: nobody keeps others
	 * out without sending anything.
	 */
	private final class Metered extends FilterInputStream {

		private final Instant deadline = CallbackBodies.this.clock.instant().plus(PATIENCE);

		private int taken;

		Metered(InputStream body) {
			super(body);
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int read = super.read(buffer, offset, length);
			if (read > 0) {
				if (!CallbackBodies.this.room.tryAcquire(read)) {
					throw overloaded("As many callbacks arrive as the host takes at once");
				}
				this.taken += read;
			}
			if (CallbackBodies.this.clock.instant().isAfter(this.deadline)) {
				throw overloaded("The callback takes longer than " + PATIENCE.toSeconds() + " s to arrive");
			}
			return read;
		}

	}

}
