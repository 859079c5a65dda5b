package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
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

	/** For the nodes that are still to be read. */
	private final Budget budget;

	private final BitSet seen = new BitSet();

	private final Deque<Span> pending = new ArrayDeque<>();

	private long spent;

	private TreeLeaves(SourceObjects objects, Budget budget) {
		this.objects = objects;
		this.budget = budget;
	}

	/**
	 * Reads them, each once.
	 * @param pairs the key under which a node has its leaves
	 * @param budget for the nodes, as long as it takes
	 */
	static void read(SourceObjects objects, @Nullable Span root, Name pairs, Budget budget, Reader reader)
			throws IOException {
		TreeLeaves leaves = new TreeLeaves(objects, budget);
		try {
			leaves.read(root, pairs, reader);
		}
		finally {
			budget.refund(leaves.spent);
		}
	}

	private void read(@Nullable Span root, Name pairs, Reader reader) throws IOException {
		if (root != null && isNew(root)) {
			add(root, this.pending);
		}
		while (!this.pending.isEmpty()) {
			Dictionary node = this.objects.dictionary(next());
			if (node != null) {
				readPairs(node.get(pairs), reader);
				addKids(node.get(Name.KIDS));
			}
		}
	}

	private void add(Span node, Collection<Span> nodes) {
		long size = size(node);
		this.budget.spend(size);
		this.spent += size;
		nodes.add(node.detached());
	}

	private Span next() {
		Span node = this.pending.pop();
		this.budget.refund(size(node));
		this.spent -= size(node);
		return node;
	}

	private static long size(Span node) {
		return Budget.TABLE_ENTRY + node.length();
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
					add(kid, all);
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
