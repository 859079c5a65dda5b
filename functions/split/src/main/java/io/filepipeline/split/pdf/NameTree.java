package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A name tree, read once.
 */
final class NameTree {

	private final Map<String, Span> values = new HashMap<>();

	NameTree(SourceObjects objects, @Nullable Span root, Budget budget) throws IOException {
		TreeLeaves.read(objects, root, Name.NAMES, (key, value) -> {
			Span name = objects.resolve(key);
			if (name != null && name.isString()) {
				budget.spend(Budget.TABLE_ENTRY + 2L * name.length() + value.length());
				this.values.putIfAbsent(Strings.decode(name), value.detached());
			}
		});
	}

	/** The value of a name, compared as bytes. */
	@Nullable Span get(Span name) {
		return this.values.get(Strings.decode(name));
	}

}
