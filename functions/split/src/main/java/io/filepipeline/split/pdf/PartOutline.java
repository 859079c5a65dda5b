package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * The outline of a part: the entries that lead to its pages, and those above them. One
 * above that leads to another page is a heading and leads nowhere.
 */
final class PartOutline {

	private final Part part;

	private final Outline outline;

	/** By the index of the entry. */
	private final TreeMap<Integer, Item> items = new TreeMap<>();

	PartOutline(Part part, Outline outline) {
		this.part = part;
		this.outline = outline;
	}

	/**
	 * Writes it.
	 * @param pages the numbers of the pages of the part
	 * @return the object; 0 if no entry leads to the part, or there is no room for it
	 */
	int write(Iterable<Integer> pages) throws IOException {
		TreeSet<Integer> kept = new TreeSet<>();
		if (!this.outline.isEmpty()) {
			pages.forEach((page) -> keep(page, kept));
		}
		long size = kept.stream().mapToLong((index) -> Budget.COPY + this.outline.get(index).size()).sum();
		// and the text that is being written
		long longest = kept.stream().mapToLong((index) -> this.outline.get(index).size()).max().orElse(0);
		if (kept.isEmpty() || !this.part.budget().allows(size + 4 * longest + Budget.COPY)) {
			return 0;
		}
		Item root = new Item(this.part.reserve(), null, true);
		for (int index : kept) {
			add(index, root);
		}
		this.items.descendingMap().values().forEach(Item::count);
		for (Map.Entry<Integer, Item> item : this.items.entrySet()) {
			write(this.outline.get(item.getKey()), item.getValue());
		}
		ObjectText text = this.part.text().raw("<</Type/Outlines");
		this.part.define(root.copy, root.write(text).raw(">>"));
		return root.copy;
	}

	private void keep(int page, TreeSet<Integer> kept) {
		for (int index : this.outline.leadingTo(page)) {
			for (int up = index; up != OutlineEntry.NONE && kept.add(up);) {
				up = this.outline.get(up).parent();
			}
		}
	}

	private void add(int index, Item root) {
		OutlineEntry entry = this.outline.get(index);
		Item above = this.items.getOrDefault(entry.parent(), root);
		Item item = new Item(this.part.reserve(), above, entry.open());
		item.previous = above.last;
		if (above.last != null) {
			above.last.next = item;
		}
		else {
			above.first = item;
		}
		above.last = item;
		this.items.put(index, item);
	}

	private void write(OutlineEntry entry, Item item) throws IOException {
		ObjectText text = this.part.text().raw("<</Title").value(entry.title()).raw(entry.style());
		int page = this.part.copyOf(entry.page());
		if (page != 0 && entry.destination() != null) {
			entry.destination().write(text.raw("/Dest"), page, this.part.objects());
		}
		this.part.define(item.copy, item.write(text).raw(">>"));
	}

	/** An entry of the part's outline, or the outline itself. */
	private static final class Item {

		private final int copy;

		private final @Nullable Item above;

		private final boolean open;

		private @Nullable Item first;

		private @Nullable Item last;

		private @Nullable Item previous;

		private @Nullable Item next;

		/** How many are shown below it, or would be if it were open. */
		private int count;

		Item(int copy, @Nullable Item above, boolean open) {
			this.copy = copy;
			this.above = above;
			this.open = open;
		}

		/** Adds itself to what is above, after all below it have. */
		void count() {
			if (this.above != null) {
				this.above.count += 1 + (this.open ? this.count : 0);
			}
		}

		ObjectText write(ObjectText text) {
			write("/Parent", this.above, text);
			write("/Prev", this.previous, text);
			write("/Next", this.next, text);
			write("/First", this.first, text);
			write("/Last", this.last, text);
			if (this.count > 0) {
				text.raw("/Count ").raw(Integer.toString(this.open ? this.count : -this.count));
			}
			return text;
		}

		private static void write(String key, @Nullable Item item, ObjectText text) {
			if (item != null) {
				text.raw(key).reference(item.copy);
			}
		}

	}

}
