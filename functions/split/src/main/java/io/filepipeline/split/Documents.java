package io.filepipeline.split;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.split.pdf.Opened;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.PdfMerger;
import io.filepipeline.split.pdf.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Fetches and opens what is to be split: a document, or several that become one.
 */
class Documents {

	/**
	 * As much as the largest upload, and as S3 takes in one request: all pages may be one
	 * part.
	 */
	private static final DataSize MOST_MERGED = DataSize.ofGigabytes(5);

	private static final Problem NO_FILE = Problem.of(ProblemCode.NOT_FOUND, "There is no file with this id");

	private final Bucket bucket;

	private final Workspace workspace;

	private final List<UUID> others;

	private final @Nullable String password;

	Documents(Bucket bucket, Workspace workspace, SplitParams params) {
		this.bucket = bucket;
		this.workspace = workspace;
		this.others = Objects.requireNonNullElse(params.merge(), List.of());
		this.password = params.password();
	}

	/**
	 * Opens the document that an object is, with the others behind it.
	 * @throws software.amazon.awssdk.core.exception.SdkException when the bucket does not
	 * answer
	 */
	Opened open(String bucket, String key) throws IOException {
		Path source = this.workspace.file("source.pdf");
		if (!this.bucket.fetch(bucket, key, source)) {
			return new Refused(Problem.of(ProblemCode.NOT_FOUND, "The file is no longer in the bucket"));
		}
		if (this.others.isEmpty()) {
			return PdfDocument.open(source, this.password);
		}
		Refused impossible = check(Files.size(source));
		return (impossible != null) ? impossible : merged(source);
	}

	/** What cannot be merged is found before anything is fetched. */
	private @Nullable Refused check(long first) {
		long all = first;
		for (UUID id : this.others) {
			long size = this.bucket.size(id);
			if (size < 0) {
				return of(id, NO_FILE);
			}
			all += size;
		}
		return (all <= MOST_MERGED.toBytes()) ? null : new Refused(Problem.of(ProblemCode.RESOURCE_BUDGET_EXCEEDED,
				"The documents to merge have " + all + " bytes; at most " + MOST_MERGED.toBytes() + " are allowed"));
	}

	private Opened merged(Path source) throws IOException {
		try (PdfMerger merger = new PdfMerger(this.workspace.file("merged.pdf"), MOST_MERGED.toBytes())) {
			Refused refused = add(source, merger);
			if (refused != null) {
				return refused;
			}
			for (UUID id : this.others) {
				Path other = this.workspace.file("other.pdf");
				refused = this.bucket.fetch(id, other) ? add(other, merger) : new Refused(NO_FILE);
				if (refused != null) {
					return of(id, refused.problem());
				}
			}
			return merger.open();
		}
	}

	/**
	 * Adds a document, which is needed no more then; tells why if that cannot be done.
	 */
	private @Nullable Refused add(Path file, PdfMerger merger) throws IOException {
		Opened opened = PdfDocument.open(file, this.password);
		Split.stopIfInterrupted();
		if (opened instanceof Refused refused) {
			return refused;
		}
		try (PdfDocument document = (PdfDocument) opened) {
			@Nullable Refused refused = (merger.add(document) instanceof Refused why) ? why : null;
			Split.stopIfInterrupted();
			return refused;
		}
		finally {
			Files.delete(file);
		}
	}

	private static Refused of(UUID id, Problem problem) {
		return new Refused(Problem.of(problem.code(), "To merge " + id + ": " + problem.detail(), problem.errors()));
	}

}
