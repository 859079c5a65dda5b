package io.filepipeline.split.look;

import java.io.IOException;
import java.util.List;

import io.filepipeline.split.pdf.Budget;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.EmptyGraphicsStackException;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Takes the text from a page, as far as it can be read.
 */
final class PageText extends PDFTextStripper {

	private static final int MOST_CHARACTERS = 100_000;

	/** Each is kept with its place until the page is read. */
	private static final long MOST_GLYPHS = Math.min(MOST_CHARACTERS, Runtime.getRuntime().maxMemory() / 2048);

	/** To place it, and to search through it. */
	private static final int GLYPH = 14;

	private final Effort effort;

	private int characters;

	private int glyphs;

	private boolean lacksSomething;

	PageText(Effort effort) {
		this.effort = effort;
		setSortByPosition(true);
		setShouldSeparateByBeads(false);
		setLineSeparator("\n");
		setPageEnd("");
	}

	Seen<String> of(PDDocument page) throws IOException {
		PlainFonts.use();
		try {
			String text = getText(page);
			return new Seen<>(text.substring(0, Math.min(text.length(), MOST_CHARACTERS)), !this.lacksSomething);
		}
		finally {
			KnownOperators.forgetOthers(this.effort);
		}
	}

	@Override
	protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
		this.effort.spendOn(operator, operands, getResources(), getGraphicsStackSize());
		try {
			super.processOperator(operator, operands);
		}
		catch (Budget.Exceeded ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// as below: PDFBox is not told what kind of damage to expect
			this.lacksSomething = true;
		}
	}

	/** What fields hold is text, too, which is found in their annotations. */
	@Override
	protected void writePage() throws IOException {
		for (PDAnnotation annotation : getCurrentPage().getAnnotations()) {
			this.effort.spend(10);
			if (!annotation.isHidden() && !annotation.isNoView()) {
				showAnnotation(annotation);
			}
		}
		super.writePage();
	}

	@Override
	protected void unsupportedOperator(Operator operator, List<COSBase> operands) {
		this.effort.spendOnUnsupported(operator);
	}

	@Override
	protected void operatorException(Operator operator, List<COSBase> operands, IOException exception) {
		// a font or a form that is damaged has no text; to restore what was not saved is
		// harmless
		this.lacksSomething |= !(exception instanceof EmptyGraphicsStackException);
	}

	@Override
	protected void processTextPosition(TextPosition text) {
		this.effort.spend(GLYPH);
		this.characters += text.getUnicode().length();
		this.glyphs++;
		if (this.characters <= MOST_CHARACTERS && this.glyphs <= MOST_GLYPHS) {
			super.processTextPosition(text);
		}
		else {
			this.lacksSomething = true;
		}
	}

}
