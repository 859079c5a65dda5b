package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The entries of the document's outline (ISO 32000-2, 12.3.3) in order, read once. It
 * ends where it is damaged or gets too long: no part fails for its sake.
 */
final class Outline {

	/** A hundred times what long books have. */
	private static final int MOST = 100_000;

	/** Deeper ones are not read: a title is shown indented by its level. */
	private static final int DEEPEST = 64;

	/** The longest string that the standard asks readers to take. */
	private static final int LONGEST_TITLE = 32_767;

	private static final int LONGEST_COLOUR = 256;

	private static final Name OUTLINES = Name.of("Outlines");

	private static final Name FIRST = Name.of("First");

	private static final Name NEXT = Name.of("Next");

	private static final Name TITLE = Name.of("Title");

	private static final Name COUNT = Name.of("Count");

	private static final Name COLOUR = Name.of("C");

	private static final Name FLAGS = Name.of("F");

	private static final Name DESTINATION = Name.of("Dest");

	private static final Name ACTION = Name.of("A");

	private static final Name KIND = Name.of("S");

	private static final Name GO = Name.of("GoTo");

	private static final Name TARGET = Name.of("D");

	private static final Span UNTITLED = new Span("()".getBytes(StandardCharsets.US_ASCII), 0, 2);

	private final SourceObjects objects;

	private final Destinations destinations;

	private final Budget budget;

	private final List<OutlineEntry> entries = new ArrayList<>();

	private final BitSet seen = new BitSet();

	private final Deque<Place> pending = new ArrayDeque<>();

	private final PageIndex leading;

	private boolean damaged;

	Outline(SourceObjects objects, Dictionary catalog, Destinations destinations, int pages, Budget budget)
			throws IOException {
		this.objects = objects;
		this.destinations = destinations;
		this.budget = budget;
		try {
			Span root = catalog.get(OUTLINES);
			Dictionary outline = objects.dictionary(root);
			if (root != null && outline != null) {
				note(root);
				push(outline.get(FIRST), OutlineEntry.NONE);
				read();
			}
		}
		catch (Irregular | Refusal | Budget.Exceeded ex) {
			this.damaged = true;
		}
		this.leading = new PageIndex(this.entries.isEmpty() ? 0 : pages,
				this.entries.stream().mapToInt(OutlineEntry::page));
	}

	private void read() throws IOException {
		while (!this.pending.isEmpty() && this.entries.size() < MOST) {
			Place place = this.pending.pop();
			Dictionary item = this.objects.dictionary(place.item);
			if (item != null && note(place.item)) {
				OutlineEntry entry = entry(item, place.parent);
				if (!this.budget.allows(entry.size())) {
					return;
				}
				this.budget.spend(entry.size());
				this.entries.add(entry);
				push(item.get(NEXT), place.parent);
				if (entry.level() < DEEPEST) {
					push(item.get(FIRST), this.entries.size() - 1);
				}
			}
		}
	}

	/** Whether an item has not been seen before. */
	private boolean note(Span item) {
		boolean fresh = !item.isReference() || !this.seen.get(item.target());
		if (item.isReference()) {
			this.seen.set(item.target());
		}
		return fresh;
	}

	private void push(@Nullable Span item, int parent) {
		if (item != null && item.isReference()) {
			this.pending.push(new Place(item.detached(), parent));
		}
	}

	private OutlineEntry entry(Dictionary item, int parent) throws IOException {
		int level = (parent != OutlineEntry.NONE) ? this.entries.get(parent).level() + 1 : 1;
		Span count = this.objects.resolve(item.get(COUNT));
		boolean open = count != null && count.isNumber() && count.number() > 0;
		Span title = this.objects.resolve(item.get(TITLE));
		boolean titled = title != null && title.isString() && title.length() <= LONGEST_TITLE;
		return new OutlineEntry(parent, level, open, (title != null && titled) ? title.detached() : UNTITLED,
				style(item), kept(destination(item)));
	}

	private @Nullable Destination destination(Dictionary item) throws IOException {
		Span destination = item.get(DESTINATION);
		if (destination != null) {
			return this.destinations.resolve(destination);
		}
		Dictionary action = this.objects.dictionary(item.get(ACTION));
		Span kind = (action != null) ? this.objects.name(action.get(KIND)) : null;
		return (action != null && kind != null && GO.matches(kind)) ? this.destinations.resolve(action.get(TARGET))
				: null;
	}

	private @Nullable Destination kept(@Nullable Destination found) throws IOException {
		return (found != null) ? found.checked(this.objects) : null;
	}

	private String style(Dictionary item) throws IOException {
		StringBuilder style = new StringBuilder();
		Span colour = this.objects.array(item.get(COLOUR));
		List<Span> shades = (colour != null && colour.length() <= LONGEST_COLOUR) ? Values.of(colour) : List.of();
		if (shades.size() == 3 && shades.stream().allMatch(Span::isNumber)) {
			style.append("/C[%s %s %s]".formatted(shades.toArray()));
		}
		Span flags = this.objects.resolve(item.get(FLAGS));
		if (flags != null && flags.isNumber()) {
			style.append("/F ").append(flags);
		}
		return style.toString();
	}

	/** Whether entries are missing because the document is damaged. */
	boolean isDamaged() {
		return this.damaged;
	}

	boolean isEmpty() {
		return this.entries.isEmpty();
	}

	OutlineEntry get(int index) {
		return this.entries.get(index);
	}

	/** The indexes of the entries that lead to a page, ascending. */
	int[] leadingTo(int page) {
		return this.leading.of(page);
	}

	/** The entries that lead to pages, for people. */
	List<Bookmark> bookmarks() {
		return this.entries.stream()
			.filter((entry) -> entry.page() != OutlineEntry.NONE)
			.map((entry) -> new Bookmark(TextString.decode(entry.title()), entry.level(), entry.page()))
			.toList();
	}

	/** Where an entry is to be read from, and under which one it is. */
	private record Place(Span item, int parent) {
	}

}
