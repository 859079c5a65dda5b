package io.filepipeline.lambda;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

import com.amazonaws.services.lambda.crac.Context;
import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.crac.Resource;
import io.filepipeline.contracts.Warming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.Lifecycle;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * With SnapStart, Lambda takes a snapshot of the started function and continues from it
 * later, many times over. What is loaded before the snapshot need not be loaded after it:
 * so the function is warmed first, by a request that it refuses and by what it has in
 * store to warm itself. Then the application pauses, which closes its database
 * connections, until it continues.
 *
 * <p>
 * Nothing else is to be renewed. The AWS clients connect anew and ask for new credentials
 * by themselves; all random numbers that matter come from
 * {@link java.security.SecureRandom}, which never repeats itself in copies of a process
 * that seeds it from the operating system; clocks are read when they are needed.
 */
class Snapshot implements Resource {

	private static final Logger logger = LoggerFactory.getLogger(Snapshot.class);

	/** Complete enough to be read and checked, whichever function it is. */
	private static final byte[] REFUSED = "{\"status\": \"queued\", \"metadata\": {\"file_name\": \"/\"}}"
		.getBytes(StandardCharsets.UTF_8);

	private final Function<Message<InputStream>, Message<byte[]>> events;

	private final List<Warming> warmings;

	private final Lifecycle application;

	Snapshot(Function<Message<InputStream>, Message<byte[]>> events, List<Warming> warmings, Lifecycle application) {
		this.events = events;
		this.warmings = warmings;
		this.application = application;
	}

	/**
	 * From here on Lambda tells of snapshots. Its own registry is used, because the one
	 * of {@code org.crac} holds what is registered through it so weakly that it is gone
	 * by then.
	 */
	void register() {
		Core.getGlobalContext().register(this);
	}

	@Override
	public void beforeCheckpoint(Context<? extends Resource> context) {
		try {
			this.events.apply(MessageBuilder.<InputStream>withPayload(new ByteArrayInputStream(REFUSED)).build());
		}
		catch (FailedInvocation.Rejected ex) {
			logger.debug("Refused, as it must be", ex);
		}
		this.warmings.forEach(Warming::warm);
		this.application.stop();
		logger.info("Warm: ready for a snapshot");
	}

	@Override
	public void afterRestore(Context<? extends Resource> context) {
		this.application.start();
	}

}
