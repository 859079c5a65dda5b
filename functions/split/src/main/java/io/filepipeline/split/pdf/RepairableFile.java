package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import io.filepipeline.contracts.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * The file of a document, which is repaired when it shows that it is not as the standard
 * says. That is tried once, beside the file, and has to leave the pages as many as
 * before.
 */
final class RepairableFile implements AutoCloseable {

	private final Path file;

	private final @Nullable String password;

	private @Nullable Path repaired;

	private @Nullable Source source;

	/** What cannot be repaired is not tried again for each part. */
	private boolean tried;

	private int pages;

	/**
	 * Nothing is read yet.
	 * @param password for a file that does not open without
	 */
	RepairableFile(Path file, @Nullable String password) {
		this.file = file;
		this.password = password;
	}

	Path folder() {
		return Objects.requireNonNull(this.file.toAbsolutePath().getParent());
	}

	/** How many there were when it was opened. */
	int pages() {
		return this.pages;
	}

	boolean isRepaired() {
		return this.repaired != null;
	}

	/** Whether there is no use in asking for a repair. */
	boolean isTried() {
		return this.tried;
	}

	/**
	 * What is known of the document. It is opened if it is not open.
	 * @throws Irregular if it has to be repaired
	 */
	synchronized Source source() throws IOException {
		if (this.source == null) {
			this.source = Source.open((this.repaired != null) ? this.repaired : this.file);
			int counted = this.source.pages().count();
			if (this.pages > 0 && this.pages != counted) {
				throw Refusal.damaged("The document is damaged: it is not certain how many pages it has");
			}
			this.pages = counted;
		}
		return this.source;
	}

	/** Does something; once more after a repair, if it shows that one is needed. */
	<T> T repairing(Attempt.Step<T> step) throws IOException {
		try {
			return step.run();
		}
		catch (DiskFailure | Budget.Exceeded ex) {
			throw ex;
		}
		catch (Refusal | RuntimeException ex) {
			if (this.tried || !mayBeRepaired(ex)) {
				throw ex;
			}
			Attempt.note("A document is repaired", ex);
		}
		repair();
		return step.run();
	}

	private static boolean mayBeRepaired(Exception ex) {
		return !(ex instanceof Refusal refusal) || refusal.problem().code() == ProblemCode.PDF_CORRUPT;
	}

	private void repair() throws IOException {
		this.tried = true;
		closeSource();
		Path target = Files.createTempFile(folder(), "repaired-", ".pdf");
		try {
			Repair.rewrite(this.file, this.password, target);
			this.repaired = target;
		}
		finally {
			if (this.repaired == null) {
				Files.delete(target);
			}
		}
	}

	private void closeSource() throws IOException {
		if (this.source != null) {
			this.source.close();
			this.source = null;
		}
	}

	@Override
	public void close() throws IOException {
		try {
			closeSource();
		}
		finally {
			if (this.repaired != null) {
				Files.deleteIfExists(this.repaired);
			}
		}
	}

}
