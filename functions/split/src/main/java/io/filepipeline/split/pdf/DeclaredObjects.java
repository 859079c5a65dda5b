package io.filepipeline.split.pdf;

import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdfparser.XrefTrailerResolver;

/**
 * Remembers which objects the file says it has. When that turns out to be wrong the
 * parser looks for itself and forgets those that it does not find, as if they had never
 * been.
 */
final class DeclaredObjects extends XrefTrailerResolver {

	private final Budget budget;

	private Set<COSObjectKey> keys = Set.of();

	private long table;

	DeclaredObjects(Budget budget) {
		this.budget = budget;
	}

	/** A stream of a few bytes may declare two thousand million objects. */
	@Override
	public void setXRef(COSObjectKey key, long offset) {
		this.budget.spend(Budget.TABLE_ENTRY);
		super.setXRef(key, offset);
	}

	@Override
	public void setStartxref(long position) {
		super.setStartxref(position);
		this.table = position;
		Map<COSObjectKey, Long> table = getXrefTable();
		if (this.keys.isEmpty() && table != null) {
			this.keys = Set.copyOf(table.keySet());
		}
	}

	/** Where the newest table is; 0 if it had to be made up. */
	long table() {
		return this.table;
	}

	boolean contain(COSObjectKey key) {
		return this.keys.contains(key);
	}

}
