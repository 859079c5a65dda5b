package io.filepipeline.split.look;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import io.filepipeline.split.pdf.Budget;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;

/**
 * What may be done to look into a page, in steps of some two microseconds: an operator is
 * one, a font are thousands. The largest maps take a tenth of it.
 */
final class Effort {

	private static final long MOST = 3_000_000;

	private static final long FONT = 20_000;

	/** For what is done in any case. */
	private static final long PAGE = 2000;

	/** A few are new or misspelt; more come from bytes that are no content. */
	private static final int MOST_UNKNOWN = 100;

	/** Each is some hundred bytes; no content needs a tenth of them. */
	private static final int MOST_STATES = 1000;

	private final Budget budget = Budget.ofSteps(MOST);

	private final Budget whole;

	private final Set<COSDictionary> fonts = Collections.newSetFromMap(new IdentityHashMap<>());

	private int unknown;

	/**
	 * For a page.
	 * @param whole what is left for all pages of the document
	 */
	Effort(Budget whole) {
		this.whole = whole;
		whole.spend(PAGE);
	}

	/**
	 * Takes so many steps.
	 * @throws Budget.Exceeded if there are fewer left
	 */
	void spend(long steps) {
		this.whole.spend(steps);
		this.budget.spend(steps);
	}

	/** For so many pixels that are written, or samples that are read. */
	void spendOnPixels(double pixels) {
		spend((long) (pixels / 512));
	}

	/**
	 * For an operator of a content stream, and what it takes from the resources.
	 * @param states how many graphics states are saved
	 */
	void spendOn(Operator operator, List<COSBase> operands, PDResources resources, int states) throws IOException {
		spend(1);
		if (states > MOST_STATES) {
			throw new Budget.Exceeded();
		}
		COSName name = (!operands.isEmpty() && operands.get(0) instanceof COSName first) ? first : null;
		if (name == null) {
			return;
		}
		if (OperatorName.SET_FONT_AND_SIZE.equals(operator.getName())) {
			COSDictionary font = named(COSName.FONT, name, resources);
			if (font != null && this.fonts.add(font)) {
				spend(FONT);
				FontTables.removeUnbounded(font);
			}
		}
		else if (OperatorName.SET_GRAPHICS_STATE_PARAMS.equals(operator.getName())) {
			COSDictionary state = named(COSName.EXT_G_STATE, name, resources);
			if (state != null) {
				// no writer uses this second way to set a font
				state.removeItem(COSName.FONT);
			}
		}
	}

	private static @Nullable COSDictionary named(COSName kind, COSName name, PDResources resources) {
		COSDictionary all = resources.getCOSObject().getCOSDictionary(kind);
		return (all != null) ? all.getCOSDictionary(name) : null;
	}

	/**
	 * For an operator that is not looked at, perhaps because nobody knows it.
	 * @throws Budget.Exceeded if there are too many of those for any content
	 */
	void spendOnUnsupported(Operator operator) {
		if (!KnownOperators.has(operator) && ++this.unknown > MOST_UNKNOWN) {
			throw new Budget.Exceeded();
		}
	}

	/** Whether there was any. */
	boolean metUnknown() {
		return this.unknown > 0;
	}

}
