package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A name tree, read once. Its order and limits are not relied on: many writers get them
 * wrong.
 */
final class NameTree {

	private final Map<String, Span> values = new HashMap<>();

	private final SourceObjects objects;

	private final Budget budget;

	NameTree(SourceObjects objects, @Nullable Span root, Budget budget) throws IOException {
		this.objects = objects;
		this.budget = budget;
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
				read(objects.array(node.get(Name.NAMES)));
				addKids(objects.array(node.get(Name.KIDS)), pending);
			}
		}
	}

	private void read(@Nullable Span pairs) throws IOException {
		if (pairs == null) {
			return;
		}
		Values values = Values.in(pairs);
		while (values.hasNext()) {
			Span name = this.objects.resolve(values.next());
			if (name != null && name.isString() && values.hasNext()) {
				Span value = values.next();
				this.budget.spend(Budget.TABLE_ENTRY + 2L * name.length() + value.length());
				this.values.putIfAbsent(Strings.decode(name), value.detached());
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

	/** The value of a name, compared as bytes. */
	@Nullable Span get(Span name) {
		return this.values.get(Strings.decode(name));
	}

}
