package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * How a stream is encoded: filters, of which the first is the one to be decoded first.
 */
record Filters(List<Filter> all) {

	/** Beyond what any writer chains. */
	private static final int MOST = 4;

	/**
	 * Reads what a dictionary says.
	 * @throws Irregular if that is not as the standard says
	 */
	static Filters of(SourceObjects objects, Dictionary stream) throws IOException {
		List<Span> names = values(objects, objects.resolve(stream.get(Name.FILTER)));
		List<Span> parameters = values(objects, objects.resolve(stream.get(Name.DECODE_PARMS)));
		if (names.size() > MOST || (!parameters.isEmpty() && parameters.size() != names.size())) {
			throw new Irregular("A stream has filters that are not usual");
		}
		List<Filter> all = new ArrayList<>(names.size());
		for (int i = 0; i < names.size(); i++) {
			all.add(filter(names.get(i), parameters.isEmpty() ? null : parameters.get(i)));
		}
		return new Filters(all);
	}

	/** What a value is; those in it if it is an array. */
	private static List<Span> values(SourceObjects objects, @Nullable Span value) throws IOException {
		if (value == null || !value.isArray()) {
			return (value != null) ? List.of(value) : List.of();
		}
		List<Span> values = new ArrayList<>();
		for (Values each = Values.in(value); each.hasNext() && values.size() <= MOST;) {
			Span next = each.next();
			Span resolved = objects.resolve(next);
			values.add((resolved != null) ? resolved : next);
		}
		return values;
	}

	private static Filter filter(Span name, @Nullable Span parameters) {
		boolean some = parameters != null && parameters.isDictionary();
		if (!name.isName() || (parameters != null && !some && !parameters.isNull())) {
			throw new Irregular("A stream has filters that are not usual");
		}
		return new Filter(name, some ? parameters : null);
	}

	boolean isEmpty() {
		return this.all.isEmpty();
	}

	/** Whether it is deflated, and nothing else was done with it. */
	boolean areFlate() {
		return this.all.size() == 1 && this.all.get(0).isFlate() && !this.all.get(0).predicts();
	}

	/** Whether they can be decoded to the end. */
	boolean areKnown() {
		return this.all.stream().allMatch((filter) -> filter.isKnown() && !filter.predicts());
	}

	/**
	 * How many, from the first on, are better decoded: text is longer than what it stands
	 * for, and of the others that can be decoded none makes as little of it as deflating.
	 */
	int outdated() {
		int count = 0;
		while (count < this.all.size() && this.all.get(count).isKnown()
				&& (count == 0 || !this.all.get(count - 1).predicts())) {
			count++;
		}
		while (count > 0 && this.all.get(count - 1).isFlate()) {
			count--;
		}
		return count;
	}

	/**
	 * Decodes the first of them, but for what the last of these has predicted.
	 * @param most how many bytes each may make
	 */
	InputStream open(Body body, int count, long most) {
		InputStream decoded = body.open();
		for (Filter filter : this.all.subList(0, count)) {
			decoded = filter.open(decoded, most);
		}
		return decoded;
	}

	/**
	 * Whether what the first of them decode to is to be deflated instead. Text of what is
	 * compressed need not be.
	 */
	boolean areDeflated(int count) {
		if (count == this.all.size() || this.all.get(count - 1).predicts()) {
			return true;
		}
		return !this.all.get(count).isFlate() && !this.all.subList(0, count).stream().allMatch(Filter::isText);
	}

	/** What the dictionary of a stream says that does without the first of them. */
	Dictionary without(int count) {
		List<Filter> left = new ArrayList<>(this.all.subList(count, this.all.size()));
		if (areDeflated(count)) {
			left.add(0, (count > 0) ? this.all.get(count - 1).deflated() : Filter.FLATE);
		}
		boolean told = left.stream().anyMatch((filter) -> filter.parameters() != null);
		String text = "/Filter" + joined(left, Filter::name)
				+ (told ? "/DecodeParms" + joined(left, Filter::parameters) : "");
		return Dictionary.of(Filter.span("<<" + text + ">>"));
	}

	/** One value needs no array. */
	private static String joined(List<Filter> filters, Function<Filter, @Nullable Span> value) {
		String values = filters.stream().map(value).map(String::valueOf).collect(Collectors.joining(" "));
		return (filters.size() == 1) ? values : "[" + values + "]";
	}

}
