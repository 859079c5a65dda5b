package io.filepipeline.split.hostile;

import java.util.Set;
import java.util.function.Supplier;

import io.filepipeline.contracts.ProblemCode;

/**
 * A document that means no good, or that something bad has happened to.
 *
 * @param name what is bad about it
 * @param pages how many pages it has; negative if that is a matter of luck
 * @param codes with what it, or a part of it, may be refused; empty if it must be split
 * @param bytes makes the file
 */
record HostileDocument(String name, int pages, Set<ProblemCode> codes, Supplier<byte[]> bytes) {

	/** It is right, however odd: each page makes a part. */
	static HostileDocument splits(String name, int pages, Supplier<byte[]> bytes) {
		return new HostileDocument(name, pages, Set.of(), bytes);
	}

	/** There is no way to read it. */
	static HostileDocument refused(String name, ProblemCode code, Supplier<byte[]> bytes) {
		return new HostileDocument(name, 0, Set.of(code), bytes);
	}

	/** There is no way to read it as the PDF that it once was. */
	static HostileDocument damaged(String name, Supplier<byte[]> bytes) {
		return refused(name, ProblemCode.PDF_CORRUPT, bytes);
	}

	/** It takes more than it may. */
	static HostileDocument exceeds(String name, Supplier<byte[]> bytes) {
		return new HostileDocument(name, 0, Set.of(ProblemCode.RESOURCE_BUDGET_EXCEEDED, ProblemCode.TOO_MANY_PAGES),
				bytes);
	}

	/** Whether it can be read is a matter of luck; if it can, it has so many pages. */
	static HostileDocument either(String name, int pages, Supplier<byte[]> bytes) {
		return new HostileDocument(name, pages, Set.of(ProblemCode.values()), bytes);
	}

	boolean mustBeRefused() {
		return this.pages == 0;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
