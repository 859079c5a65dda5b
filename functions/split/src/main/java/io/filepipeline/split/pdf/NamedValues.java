package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What names stand for, read once. They are strings behind a bracket, and names with
 * their slashes, both decoded.
 */
final class NamedValues {

	private final SourceObjects objects;

	private final Budget budget;

	private final Map<String, Span> values = new LinkedHashMap<>();

	private long spent;

	private NamedValues(SourceObjects objects, Budget budget) {
		this.objects = objects;
		this.budget = budget;
	}

	/** Reads a name tree. */
	static NamedValues ofTree(SourceObjects objects, @Nullable Span root, Budget budget) throws IOException {
		NamedValues named = new NamedValues(objects, budget);
		try {
			TreeLeaves.read(objects, root, Name.NAMES, budget, named::put);
			return named;
		}
		catch (RuntimeException ex) {
			budget.refund(named.spent);
			throw ex;
		}
	}

	/** Reads a dictionary. */
	static NamedValues ofDictionary(SourceObjects objects, @Nullable Span value, Budget budget) throws IOException {
		NamedValues named = new NamedValues(objects, budget);
		Dictionary dictionary = objects.dictionary(value);
		try {
			for (int i = 0; dictionary != null && i < dictionary.size(); i++) {
				named.put(dictionary.key(i), dictionary.value(i));
			}
			return named;
		}
		catch (RuntimeException ex) {
			budget.refund(named.spent);
			throw ex;
		}
	}

	private void put(Span key, Span value) throws IOException {
		Span name = this.objects.resolve(key);
		if (name != null && (name.isString() || name.isName())) {
			long size = Budget.TABLE_ENTRY + 2L * name.length() + value.length();
			this.spent += size;
			this.budget.spend(size);
			this.values.putIfAbsent(decoded(name), value.detached());
		}
	}

	/** The value of a name, compared as bytes. */
	@Nullable Span get(Span name) {
		return this.values.get(decoded(name));
	}

	/** All of them; what a value has led to may take its place. */
	Set<Map.Entry<String, Span>> all() {
		return this.values.entrySet();
	}

	private static String decoded(Span name) {
		return name.isName() ? Name.decoded(name) : Strings.decodeBehindBracket(name);
	}

}
