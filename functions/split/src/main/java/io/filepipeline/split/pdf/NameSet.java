package io.filepipeline.split.pdf;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Names that mean something, such as the entries that a copy takes over. What is not
 * named does not get into a part: it may lead to other pages, run scripts or tell what
 * the recipient should not know.
 */
final class NameSet {

	private final List<Name> names;

	private final @Nullable Name[] slots;

	private NameSet(List<Name> names) {
		this.names = names;
		this.slots = new Name[Integer.highestOneBit(names.size()) * 4];
		for (Name added : names) {
			int slot = hash(added.text(), 0, added.text().length);
			while (slot(slot) != null) {
				slot++;
			}
			this.slots[slot & this.slots.length - 1] = added;
		}
	}

	static NameSet of(String... names) {
		return new NameSet(Name.all(names));
	}

	/** The same names and these. */
	NameSet and(String... others) {
		return new NameSet(Stream.concat(this.names.stream(), Name.all(others).stream()).toList());
	}

	/** The same names but for these. */
	NameSet without(String... others) {
		Set<String> removed = Set.of(others);
		return new NameSet(
				this.names.stream().filter((name) -> !removed.contains(name.toString().substring(1))).toList());
	}

	boolean has(Span name) {
		if (contains(name.bytes(), name.from(), name.to())) {
			return true;
		}
		return hasEscape(name) && this.names.stream().anyMatch((known) -> known.matches(name));
	}

	private boolean contains(byte[] bytes, int from, int to) {
		int slot = hash(bytes, from, to);
		for (Name name = slot(slot); name != null; name = slot(++slot)) {
			if (Arrays.equals(name.text(), 0, name.text().length, bytes, from, to)) {
				return true;
			}
		}
		return false;
	}

	private static boolean hasEscape(Span name) {
		for (int at = name.from(); at < name.to(); at++) {
			if (name.bytes()[at] == '#') {
				return true;
			}
		}
		return false;
	}

	private @Nullable Name slot(int hash) {
		return this.slots[hash & this.slots.length - 1];
	}

	private static int hash(byte[] bytes, int from, int to) {
		int hash = to - from;
		for (int i = from; i < to; i++) {
			hash = 31 * hash + bytes[i];
		}
		return hash & 0xFFFFFF;
	}

	/** Copies the entries with these keys. */
	void copy(Dictionary from, ObjectText to) {
		for (int i = 0; i < from.size(); i++) {
			if (has(from.key(i)) && !from.value(i).isNull()) {
				to.value(from.key(i)).value(from.value(i));
			}
		}
	}

	/** The entries with other keys, as they stand there. */
	String others(Dictionary from) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < from.size(); i++) {
			if (!has(from.key(i))) {
				text.append(from.key(i)).append(' ').append(from.value(i));
			}
		}
		return text.toString();
	}

	/** Copies the entries with other keys. */
	void copyOthers(Dictionary from, ObjectText to) {
		for (int i = 0; i < from.size(); i++) {
			if (!has(from.key(i)) && !from.value(i).isNull()) {
				to.value(from.key(i)).value(from.value(i));
			}
		}
	}

}
