package io.filepipeline.split;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

import io.filepipeline.contracts.Encryption;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.split.pdf.Note;
import io.filepipeline.split.pdf.Outcome;
import io.filepipeline.split.pdf.PartSequence;
import io.filepipeline.split.pdf.PdfDocument;
import io.filepipeline.split.pdf.Protection;
import io.filepipeline.split.pdf.Refusal;
import io.filepipeline.split.pdf.Refused;
import io.filepipeline.split.pdf.Written;
import org.jspecify.annotations.Nullable;

/**
 * Makes parts of a document, or measures them where only the plan was asked for. Several
 * are made at the same time, but taken one after the other.
 */
class PartMaker {

	private final boolean preview;

	private final @Nullable Encryption encryption;

	private final PartUploads uploads;

	private final Workspace workspace;

	PartMaker(SplitParams params, PartUploads uploads, Workspace workspace) {
		this.preview = params.preview();
		this.encryption = params.encrypt();
		this.uploads = uploads;
		this.workspace = workspace;
	}

	/** Makes a part. */
	MadePart make(FileRecord part, PartSequence.Writing writing) throws IOException {
		return this.preview ? measure(part, writing) : store(part, writing);
	}

	private MadePart measure(FileRecord part, PartSequence.Writing writing) throws IOException {
		Outcome outcome = write(part, writing, OutputStream::nullOutputStream);
		if (outcome instanceof Written written) {
			return new MadePart(noted(part, written).planned(written.size()), written.size(), null);
		}
		return failed(part, ((Refused) outcome).problem());
	}

	private MadePart store(FileRecord part, PartSequence.Writing writing) throws IOException {
		try (PartBytes.Writer writer = new PartBytes.Writer(this.workspace.file(part.id() + ".pdf"))) {
			Outcome outcome = write(part, writing, writer::open);
			if (outcome instanceof Written written) {
				PartBytes made = writer.finish();
				return new MadePart(noted(part, written), made.size(), made);
			}
			return failed(part, ((Refused) outcome).problem());
		}
	}

	private static Outcome write(FileRecord part, PartSequence.Writing writing, PdfDocument.Target target)
			throws IOException {
		Outcome outcome = writing.write(Objects.requireNonNull(part.pages()), target);
		Split.stopIfInterrupted();
		return outcome;
	}

	/**
	 * Has a part stored, encrypted if it is to be.
	 * @return how many bytes it has; 0 if it can never be made
	 */
	long take(MadePart made) throws IOException {
		if (made.bytes() == null) {
			this.uploads.add(made.part());
			return made.size();
		}
		try {
			PartBytes bytes = encrypted(made.bytes(), made.part());
			this.uploads.add(made.part(), bytes);
			return bytes.size();
		}
		catch (Refusal ex) {
			Split.stopIfInterrupted();
			return take(failed(made.part(), ex.problem()));
		}
	}

	/** It takes much memory, and so one at a time. */
	private PartBytes encrypted(PartBytes made, FileRecord part) throws IOException {
		if (this.encryption == null) {
			return made;
		}
		Protection protection = new Protection(Objects.requireNonNullElse(this.encryption.userPassword(), ""),
				this.encryption.ownerPassword(), this.encryption.permitted());
		return made.encrypted(protection, this.workspace.file(part.id() + "-encrypted.pdf"));
	}

	private static MadePart failed(FileRecord part, Problem why) {
		return new MadePart(part.failed(why), 0, null);
	}

	private static FileRecord noted(FileRecord part, Written written) {
		return part.noted(written.notes().stream().map(Note::wireName).toList());
	}

}
