package io.filepipeline.local.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.filepipeline.local.lambda.LocalLambda;
import org.jspecify.annotations.Nullable;

/**
 * A function that splits documents, and how it did.
 */
final class Candidate {

	/**
	 * How often a process that has split once does so again: in the first of these, much
	 * is still being compiled.
	 */
	private static final int WARM = 9;

	/** When all invocations together have taken so long, once more says nothing new. */
	private static final Duration LONGEST = Duration.ofMinutes(2);

	private final String name;

	private final Path parts;

	private final Deployment deployment;

	private final List<Delivery> cold = new ArrayList<>();

	private final List<Delivery> warm = new ArrayList<>();

	/**
	 * Something to measure.
	 * @param parts the folder where the parts that it makes go
	 */
	Candidate(String name, Path parts, Deployment deployment) {
		this.name = name;
		this.parts = parts;
		this.deployment = deployment;
	}

	/** Invokes a process that is started for it, and then again. */
	void measure(Supplier<Job> jobs, Site site) throws IOException {
		if (hasTakenLong()) {
			return;
		}
		try (LocalLambda function = this.deployment.deploy()) {
			this.cold.add(measure(function, jobs.get(), site, "cold"));
			for (int i = 0; i < WARM && (i == 0 || !hasTakenLong()); i++) {
				this.warm.add(measure(function, jobs.get(), site, "warm"));
			}
		}
	}

	private boolean hasTakenLong() {
		return all().map(Delivery::time).reduce(Duration.ZERO, Duration::plus).compareTo(LONGEST) > 0;
	}

	private Delivery measure(LocalLambda function, Job job, Site site, String how) throws IOException {
		Delivery delivery = Delivery.of(function, job, site, this.parts);
		System.err.println("  " + this.name + ", " + how + ": "
				+ ((delivery.fault() != null) ? delivery.fault() : delivery.time().toMillis() + " ms"));
		return delivery;
	}

	String name() {
		return this.name;
	}

	/** The median with the start of the process. */
	Duration cold() {
		return median(this.cold);
	}

	/** The median without it. */
	Duration warm() {
		return median(this.warm);
	}

	/** The most memory that a process has had, in kilobytes. */
	long peak() {
		return all().mapToLong(Delivery::peak).max().orElse(0);
	}

	/** The bytes of all parts. */
	long bytes() {
		return all().mapToLong(Delivery::bytes).max().orElse(0);
	}

	/** What was wrong first; {@code null} if nothing. */
	@Nullable String fault() {
		return all().map(Delivery::fault).filter(Objects::nonNull).findFirst().orElse(null);
	}

	private Stream<Delivery> all() {
		return Stream.concat(this.cold.stream(), this.warm.stream());
	}

	private static Duration median(List<Delivery> deliveries) {
		List<Duration> sorted = deliveries.stream().map(Delivery::time).sorted().toList();
		return sorted.get((sorted.size() - 1) / 2).plus(sorted.get(sorted.size() / 2)).dividedBy(2);
	}

	/**
	 * Makes the function ready, but starts no process: the first invocation does.
	 */
	@FunctionalInterface
	interface Deployment {

		LocalLambda deploy() throws IOException;

	}

}
