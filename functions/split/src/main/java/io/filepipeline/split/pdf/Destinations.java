package io.filepipeline.split.pdf;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Finds where the document's links lead (ISO 32000-2, 12.3.2).
 */
final class Destinations {

	private static final Name DESTINATIONS = Name.of("Dests");

	private static final Name VALUE = Name.of("D");

	private final SourceObjects objects;

	private final Dictionary catalog;

	private final PageTree pages;

	private final Budget budget;

	/** Those of PDF 1.1. */
	private @Nullable NamedValues names;

	private @Nullable NamedValues strings;

	Destinations(SourceObjects objects, Dictionary catalog, PageTree pages, Budget budget) {
		this.objects = objects;
		this.catalog = catalog;
		this.pages = pages;
		this.budget = budget;
	}

	/**
	 * Resolves a destination, be it explicit or named.
	 * @return {@code null} if it leads nowhere in this document
	 */
	@Nullable Destination resolve(@Nullable Span value) throws IOException {
		return resolve(value, this.objects);
	}

	/**
	 * The same for one that stands on a page.
	 * @param within the objects as the page may read them
	 */
	@Nullable Destination resolve(@Nullable Span value, SourceObjects within) throws IOException {
		Span destination = within.resolve(value);
		if (destination != null && destination.isName()) {
			return explicit(names().get(destination), within);
		}
		if (destination != null && destination.isString()) {
			return explicit(strings().get(destination), within);
		}
		return explicit(destination, within);
	}

	/** Reads at once what otherwise is read when a name is met. */
	void read() throws IOException {
		names();
		strings();
	}

	/** What names lead to. */
	NamedValues names() throws IOException {
		if (this.names == null) {
			this.names = NamedValues.ofDictionary(this.objects, this.catalog.get(DESTINATIONS), this.budget);
		}
		return this.names;
	}

	/** What strings lead to. */
	NamedValues strings() throws IOException {
		if (this.strings == null) {
			Dictionary all = this.objects.dictionary(this.catalog.get(Name.NAMES));
			this.strings = NamedValues.ofTree(this.objects, (all != null) ? all.get(DESTINATIONS) : null, this.budget);
		}
		return this.strings;
	}

	/**
	 * Where it leads.
	 * @return {@code null} if nowhere in this document
	 */
	@Nullable Destination explicit(@Nullable Span value, SourceObjects within) throws IOException {
		Dictionary holder = within.dictionary(value);
		Span explicit = within.resolve((holder != null) ? holder.get(VALUE) : value);
		if (explicit == null || !explicit.isArray()) {
			return null;
		}
		Values values = Values.in(explicit);
		int page = values.hasNext() ? pageOf(values.next()) : -1;
		return (page >= 0) ? new Destination(page, explicit) : null;
	}

	private int pageOf(Span target) throws IOException {
		if (target.isReference()) {
			return this.pages.indexOf(target.target());
		}
		// Page numbers are for other documents, but writers use them for their own
		if (target.isNumber() && target.number() >= 0 && target.number() < this.pages.count()) {
			return (int) target.number();
		}
		return -1;
	}

}
