package io.filepipeline.split;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

import io.filepipeline.contracts.Encryption;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.split.pdf.Note;
import io.filepipeline.split.pdf.Outcome;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Protection;
import io.filepipeline.split.pdf.Refusal;
import io.filepipeline.split.pdf.Refused;
import io.filepipeline.split.pdf.Written;
import org.jspecify.annotations.Nullable;

/**
 * Makes parts of a document, or measures them where only the plan was asked for.
 */
class PartMaker {

	private final PdfDocument document;

	private final boolean preview;

	private final @Nullable Encryption encryption;

	private final PartUploads uploads;

	private final Workspace workspace;

	PartMaker(PdfDocument document, SplitParams params, PartUploads uploads, Workspace workspace) {
		this.document = document;
		this.preview = params.preview();
		this.encryption = params.encrypt();
		this.uploads = uploads;
		this.workspace = workspace;
	}

	/**
	 * Makes a part, and has it stored.
	 * @return how many bytes it has; 0 if it can never be made
	 */
	long make(FileRecord part) throws IOException {
		return this.preview ? measure(part) : store(part);
	}

	private long measure(FileRecord part) throws IOException {
		Outcome outcome = write(part, OutputStream::nullOutputStream);
		if (outcome instanceof Written written) {
			this.uploads.add(noted(part, written).planned(written.size()));
			return written.size();
		}
		return fail(part, (Refused) outcome);
	}

	private long store(FileRecord part) throws IOException {
		try (PartBytes.Writer writer = new PartBytes.Writer(this.workspace.file(part.id() + ".pdf"))) {
			Outcome outcome = write(part, writer::open);
			if (outcome instanceof Written written) {
				PartBytes made = encrypted(writer.finish(), part);
				this.uploads.add(noted(part, written), made);
				return made.size();
			}
			return fail(part, (Refused) outcome);
		}
		catch (Refusal ex) {
			Split.stopIfInterrupted();
			return fail(part, new Refused(ex.problem()));
		}
	}

	private Outcome write(FileRecord part, PdfDocument.Target target) throws IOException {
		Outcome outcome = this.document.write(Objects.requireNonNull(part.pages()), target);
		Split.stopIfInterrupted();
		return outcome;
	}

	private PartBytes encrypted(PartBytes made, FileRecord part) throws IOException {
		if (this.encryption == null) {
			return made;
		}
		Protection protection = new Protection(Objects.requireNonNullElse(this.encryption.userPassword(), ""),
				this.encryption.ownerPassword(), this.encryption.permitted());
		return made.encrypted(protection, this.workspace.file(part.id() + "-encrypted.pdf"));
	}

	private long fail(FileRecord part, Refused refused) {
		this.uploads.add(part.failed(refused.problem()));
		return 0;
	}

	private static FileRecord noted(FileRecord part, Written written) {
		return part.noted(written.notes().stream().map(Note::wireName).toList());
	}

}
