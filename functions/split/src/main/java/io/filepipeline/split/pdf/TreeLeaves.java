package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The leaves of a name tree or a number tree (ISO 32000-2, 7.9.6 and 7.9.7). Its order
 * and limits are not relied on: many writers get them wrong.
 */
final class TreeLeaves {

	private TreeLeaves() {
	}

	/**
	 * Reads them, each once.
	 * @param pairs the key under which a node has its leaves
	 */
	static void read(SourceObjects objects, @Nullable Span root, Name pairs, Reader reader) throws IOException {
		BitSet seen = new BitSet();
		Deque<Span> pending = new ArrayDeque<>();
		if (root != null) {
			pending.push(root);
		}
		while (!pending.isEmpty()) {
			Span item = pending.pop();
			Dictionary node = objects.dictionary(item);
			if (node != null && !(item.isReference() && seen.get(item.target()))) {
				if (item.isReference()) {
					seen.set(item.target());
				}
				readPairs(objects.array(node.get(pairs)), reader);
				addKids(objects.array(node.get(Name.KIDS)), pending);
			}
		}
	}

	private static void readPairs(@Nullable Span pairs, Reader reader) throws IOException {
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

	private static void addKids(@Nullable Span kids, Deque<Span> pending) {
		if (kids != null) {
			for (Values values = Values.in(kids); values.hasNext();) {
				pending.push(values.next());
			}
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
