package io.filepipeline.split.pdf;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Tells which resources may list what only others use. Most writers give each page a list
 * of just what it shows, but some give all of them the same one. Only the content says
 * what is used, and to search it takes a third of what a part takes.
 */
final class ResourceLists {

	/** What is seen or read; fonts and colours only help to. */
	private static final NameSet SHOWN = NameSet.of("XObject", "Pattern", "Shading", "Properties");

	private static final Name STATES = Name.of("ExtGState");

	/** More than a page of a manual is set in. */
	private static final int MANY = 16;

	private ResourceLists() {
	}

	/** Whether a page should be searched. For a few fonts it is not worth it. */
	static boolean mayHoldOthers(Dictionary resources, SourceObjects objects) throws IOException {
		return mayHoldOthers(resources) || mayHoldMasks(resources.get(STATES), objects);
	}

	/**
	 * Whether a form should be searched, which is done once and not for each part:
	 * nothing else is looked at.
	 */
	static boolean ofFormMayHoldOthers(Dictionary resources) {
		return mayHoldOthers(resources) || resources.has(STATES);
	}

	private static boolean mayHoldOthers(Dictionary resources) {
		for (int i = 0; i < resources.size(); i++) {
			Span key = resources.key(i);
			Span list = resources.value(i);
			if (UsedResources.CATEGORIES.has(key)
					&& (list.isReference() || (list.isDictionary() && mayHoldOthers(key, list)))) {
				return true;
			}
		}
		return false;
	}

	private static boolean mayHoldOthers(Span key, Span list) {
		if (SHOWN.has(key)) {
			return Dictionary.of(list).size() > 0;
		}
		return Name.FONTS.matches(key) && Dictionary.of(list).size() > MANY;
	}

	/** Soft masks are made of content. */
	private static boolean mayHoldMasks(@Nullable Span list, SourceObjects objects) throws IOException {
		Dictionary states = (list != null && list.isDictionary()) ? Dictionary.of(list) : null;
		for (int i = 0; states != null && i < states.size(); i++) {
			Dictionary state = (i < MANY) ? objects.dictionary(states.value(i)) : null;
			Span mask = (state != null) ? state.get(UsedResources.SOFT_MASK) : null;
			if (i == MANY || (mask != null && !mask.isName())) {
				return true;
			}
		}
		return false;
	}

}
