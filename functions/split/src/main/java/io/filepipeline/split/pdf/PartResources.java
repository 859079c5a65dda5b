package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The resources of a part's pages. Of what other pages of the document may have as well,
 * the part has only what its own pages mention: the rest is not for its recipient, and
 * may be a hundred times as much.
 */
final class PartResources {

	private final Part part;

	private final SourceObjects objects;

	/** Those of several pages by the number of the object in which they stand. */
	private final Map<Integer, Shared> shared = new LinkedHashMap<>();

	/** For all that is searched for names, also in forms. */
	private final Search search = new Search(Budget.ofSearch());

	PartResources(Part part) {
		this.part = part;
		this.objects = part.objects();
	}

	Search search() {
		return this.search;
	}

	/**
	 * Copies the resources of a page, or refers to the part's object for them.
	 * @param annotations of the page, which may use them, too
	 */
	void copy(SourcePage page, Collection<Dictionary> annotations, Span value, ObjectText text) throws IOException {
		int owner = page.attributes().owners()[Inherited.RESOURCES];
		boolean inherited = owner != Inherited.NOBODY && owner != page.number();
		int number = value.isReference() ? value.target() : owner;
		Dictionary resources = this.objects.list(value);
		if (resources == null) {
			text.value(value);
		}
		else if (inherited || (value.isReference() && this.part.source().pages().shareResources(number))) {
			Shared all = this.shared.computeIfAbsent(number,
					(any) -> new Shared(this.part.reserve(Budget.COPY + resources.memory()),
							new UsedResources(this.objects, resources, this.part.budget(), this.search)));
			all.used.addPage(page, annotations);
			text.reference(all.copy);
		}
		else if (ResourceLists.mayHoldOthers(resources, this.objects)) {
			used(page, annotations, resources).write(text, this.part.budget());
		}
		else {
			text.value(value);
		}
	}

	/** They are forgotten as soon as the page is written. */
	private UsedResources used(SourcePage page, Collection<Dictionary> annotations, Dictionary resources)
			throws IOException {
		UsedResources used = new UsedResources(this.objects, resources, Budget.ofPage(), this.search);
		try {
			used.addPage(page, annotations);
			used.follow();
		}
		catch (Budget.Exceeded ex) {
			used.addAll();
		}
		return used;
	}

	/** Writes what pages share, once all pages are known. */
	void write() throws IOException {
		for (Shared each : this.shared.values()) {
			each.used.follow();
			ObjectText text = this.part.text();
			each.used.write(text, this.part.budget());
			this.part.define(each.copy, text);
		}
	}

	private record Shared(int copy, UsedResources used) {
	}

}
