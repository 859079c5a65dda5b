package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The leaves of a name tree or a number tree (ISO 32000-2, 7.9.6 and 7.9.7). Its order
 * and limits are not relied on: many writers get them wrong. What is referred to from
 * several places is read once, and leaves are read in the order of the tree.
 */
final class TreeLeaves {

	private final SourceObjects objects;

	private final BitSet seen = new BitSet();

	private final Deque<Span> pending = new ArrayDeque<>();

	private TreeLeaves(SourceObjects objects) {
		this.objects = objects;
	}

	/**
	 * Reads them, each once.
	 * @param pairs the key under which a node has its leaves
	 */
	static void read(SourceObjects objects, @Nullable Span root, Name pairs, Reader reader) throws IOException {
		new TreeLeaves(objects).read(root, pairs, reader);
	}

	private void read(@Nullable Span root, Name pairs, Reader reader) throws IOException {
		if (root != null && isNew(root)) {
			this.pending.push(root);
		}
		while (!this.pending.isEmpty()) {
			Dictionary node = this.objects.dictionary(this.pending.pop());
			if (node != null) {
				readPairs(node.get(pairs), reader);
				addKids(node.get(Name.KIDS));
			}
		}
	}

	private boolean isNew(Span value) {
		if (!value.isReference()) {
			return true;
		}
		int number = value.target();
		if (number >= this.objects.size() || this.seen.get(number)) {
			return false;
		}
		this.seen.set(number);
		return true;
	}

	private @Nullable Span newArray(@Nullable Span value) throws IOException {
		return (value != null && isNew(value)) ? this.objects.array(value) : null;
	}

	private void readPairs(@Nullable Span value, Reader reader) throws IOException {
		Span pairs = newArray(value);
		if (pairs == null) {
			return;
		}
		Values values = Values.in(pairs);
		while (values.hasNext()) {
			Span key = values.next();
			if (values.hasNext()) {
				reader.take(key, values.next());
			}
		}
	}

	private void addKids(@Nullable Span value) throws IOException {
		Span kids = newArray(value);
		List<Span> all = new ArrayList<>();
		if (kids != null) {
			for (Values values = Values.in(kids); values.hasNext();) {
				Span kid = values.next();
				if (isNew(kid)) {
					all.add(kid);
				}
			}
		}
		// what is pushed last is read next
		for (int i = all.size() - 1; i >= 0; i--) {
			this.pending.push(all.get(i));
		}
	}

	/**
	 * Takes in a leaf.
	 */
	@FunctionalInterface
	interface Reader {

		void take(Span key, Span value) throws IOException;

	}

}
