package io.filepipeline.split.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent of the heap, in bytes. Counted by rough sizes and not measured, so
 * that a document ends the same way whatever runs beside it.
 */
public final class Budget {

	/** A key, an offset, and their place in the tables. */
	static final int TABLE_ENTRY = 128;

	/** A page and what it inherits. */
	static final int PAGE = 512;

	/** A copy with a dozen entries. */
	static final int COPY = 1024;

	/** An element of structure, beside what it says. */
	static final int ELEMENT = 256;

	/** What is known of a copy that is not in memory any more. */
	static final int WRITTEN = 32;

	private static final int VALUE = 24;

	private static final int CONTAINER = 128;

	private final boolean beside;

	private long left;

	private Budget(long left) {
		this(left, false);
	}

	private Budget(long left, boolean beside) {
		this.left = left;
		this.beside = beside;
	}

	/**
	 * For a document as long as it is open. The host splits two at once, so that half of
	 * the heap is left, and a part may take half of that.
	 */
	static Budget ofDocument() {
		return new Budget(Runtime.getRuntime().maxMemory() / 4);
	}

	/** For a part while it is made. */
	static Budget ofPart() {
		return new Budget(Runtime.getRuntime().maxMemory() / 8);
	}

	/**
	 * For a part while it is made beside others, four at most. When it is spent, the part
	 * has to be made {@link Alone}.
	 */
	static Budget ofPartBesideOthers() {
		return new Budget(Runtime.getRuntime().maxMemory() / 64, true);
	}

	/** For what is looked up to make one page, and forgotten with it. */
	static Budget ofPage() {
		return new Budget(Runtime.getRuntime().maxMemory() / 32);
	}

	/**
	 * For what is searched for names, one after the other: a matter not of the heap but
	 * of time, a second.
	 */
	static Budget ofSearch() {
		return new Budget(1L << 28);
	}

	/**
	 * For objects that may be asked for again and again: a matter of time, too. A file
	 * may be read four times.
	 */
	static Budget ofReading(long fileLength) {
		return new Budget((1L << 27) + 4 * fileLength);
	}

	/** For what is known of all documents that are merged, beside one of them. */
	static Budget ofMerger() {
		return new Budget(Runtime.getRuntime().maxMemory() / 16);
	}

	/**
	 * For what is decoded of a page that is looked into. The parser keeps all operands
	 * until an operator comes, at some thirty bytes for one.
	 */
	static Budget ofContent() {
		return new Budget(Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 128));
	}

	/** For work rather than memory: so many steps, whatever a step is. */
	public static Budget ofSteps(long steps) {
		return new Budget(steps);
	}

	/**
	 * Spends for a value that was parsed.
	 * @param length how many bytes it has in the file
	 */
	void spendOn(@Nullable COSBase value, long length) {
		if (value instanceof COSDictionary || value instanceof COSArray) {
			spend(CONTAINER);
		}
		else if (value instanceof COSName || value instanceof COSString) {
			spend(VALUE + 2 * length);
		}
		else {
			spend(VALUE);
		}
	}

	/** How much is left. */
	long left() {
		return this.left;
	}

	/** Whether there is so much left. */
	public boolean allows(long bytes) {
		return bytes <= this.left || isShort();
	}

	/**
	 * Spends so much.
	 * @throws Exceeded if there is less left
	 */
	public void spend(long bytes) {
		if (!take(bytes)) {
			throw new Exceeded();
		}
	}

	/** Takes back what was spent and is free again. */
	void refund(long bytes) {
		this.left += bytes;
	}

	/**
	 * Spends so much, or what is left.
	 * @return whether there was so much
	 */
	boolean take(long bytes) {
		this.left -= bytes;
		return this.left >= 0 || isShort();
	}

	/** Whether there is more when no other part is made; there is none here. */
	private boolean isShort() {
		if (this.beside) {
			throw new Alone();
		}
		return false;
	}

	/**
	 * It costs more than it may. Unchecked: the parser swallows an
	 * {@link java.io.IOException} and goes on.
	 */
	public static final class Exceeded extends RuntimeException {

	}

}
