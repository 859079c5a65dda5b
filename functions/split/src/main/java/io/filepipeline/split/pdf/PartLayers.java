package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * The layers of a part (optional content, ISO 32000-2, 8.11.4): those that something in
 * the part refers to, shown or hidden as in the document. Names of others are not for its
 * recipient.
 */
final class PartLayers {

	/** Readers show fewer levels. */
	private static final int DEEPEST = 20;

	private static final Name GROUPS = Name.of("OCGs");

	private static final Name DEFAULT = Name.of("D");

	private static final Name OTHERS = Name.of("Configs");

	private static final Name ORDER = Name.of("Order");

	private static final Name CHOICES = Name.of("RBGroups");

	private static final Name USAGE = Name.of("AS");

	private static final List<Name> LISTS = Name.all("ON", "OFF", "Locked");

	private static final NameSet KEYS = NameSet.of("Name", "Creator", "BaseState", "Intent", "ListMode");

	private static final NameSet USAGE_KEYS = NameSet.of("Event", "Category");

	private static final Span OPEN = new Span("[".getBytes(StandardCharsets.US_ASCII), 0, 1);

	private static final Span CLOSE = new Span("]".getBytes(StandardCharsets.US_ASCII), 0, 1);

	private final SourceObjects objects;

	private final Dictionary properties;

	private final BitSet all = new BitSet();

	private final BitSet used = new BitSet();

	/** Arrays that have been read: they may contain each other. */
	private final BitSet seen = new BitSet();

	/**
	 * Finds the layers of a part.
	 * @param has whether the part has an object of the document
	 */
	PartLayers(SourceObjects objects, Dictionary properties, IntPredicate has) throws IOException {
		this.objects = objects;
		this.properties = properties;
		for (Span layer : elements(properties.get(GROUPS))) {
			if (layer.isReference() && layer.target() < objects.size()) {
				this.all.set(layer.target());
				this.used.set(layer.target(), has.test(layer.target()));
			}
		}
	}

	/** Writes what a catalog says of layers, which is null if the part has none. */
	ObjectText write() throws IOException {
		ObjectText text = new ObjectText();
		if (this.used.isEmpty()) {
			return text.raw("null");
		}
		text.raw("<<");
		writeLayers(GROUPS, this.properties.get(GROUPS), text);
		text.key(DEFAULT);
		writeConfiguration(this.properties.get(DEFAULT), text);
		List<Span> others = elements(this.properties.get(OTHERS));
		if (!others.isEmpty()) {
			text.key(OTHERS).raw("[");
			for (Span other : others) {
				writeConfiguration(other, text);
			}
			text.raw("]");
		}
		return text.raw(">>");
	}

	private void writeConfiguration(@Nullable Span value, ObjectText text) throws IOException {
		Dictionary configuration = this.objects.dictionary(value);
		text.raw("<<");
		if (configuration != null) {
			KEYS.copy(configuration, text);
			for (Name key : LISTS) {
				writeLayers(key, configuration.get(key), text);
			}
			writeOrder(configuration.get(ORDER), text);
			writeChoices(configuration.get(CHOICES), text);
			writeUsage(configuration.get(USAGE), text);
		}
		text.raw(">>");
	}

	private void writeLayers(Name key, @Nullable Span value, ObjectText text) throws IOException {
		List<Span> layers = used(value);
		if (!layers.isEmpty()) {
			text.key(key).raw("[");
			layers.forEach(text::value);
			text.raw("]");
		}
	}

	private void writeOrder(@Nullable Span value, ObjectText text) throws IOException {
		Span array = this.objects.array(value);
		if (array == null) {
			return;
		}
		this.seen.clear();
		text.key(ORDER).raw("[");
		for (Span piece : order(array, 0)) {
			if (piece == OPEN || piece == CLOSE) {
				text.raw(piece.toString());
			}
			else {
				text.value(piece);
			}
		}
		text.raw("]");
	}

	/** What is left of an order; nothing if none of its layers is. */
	private List<Span> order(Span array, int depth) throws IOException {
		List<Span> pieces = new ArrayList<>();
		boolean any = false;
		boolean orphans = false;
		for (Values values = Values.in(array); values.hasNext();) {
			Span element = values.next();
			boolean layer = isIn(this.all, element);
			if (isIn(this.used, element)) {
				pieces.add(element);
				any = true;
			}
			else if (element.isString() && pieces.isEmpty() && depth > 0) {
				pieces.add(element);
			}
			else if (!layer && depth < DEEPEST) {
				List<Span> below = below(element, depth);
				any |= !below.isEmpty();
				// what was below a layer that is gone must not get below the one before
				// it
				pieces.addAll((orphans || below.isEmpty()) ? below : enclosed(below));
			}
			orphans = layer && !isIn(this.used, element);
		}
		return any ? pieces : List.of();
	}

	private List<Span> below(Span element, int depth) throws IOException {
		if (element.isReference()) {
			Span array = this.objects.array(element);
			if (array == null || this.seen.get(element.target())) {
				return List.of();
			}
			this.seen.set(element.target());
			return order(array, depth + 1);
		}
		return element.isArray() ? order(element, depth + 1) : List.of();
	}

	private static List<Span> enclosed(List<Span> pieces) {
		List<Span> enclosed = new ArrayList<>(pieces.size() + 2);
		enclosed.add(OPEN);
		enclosed.addAll(pieces);
		enclosed.add(CLOSE);
		return enclosed;
	}

	/** Of each of these groups at most one layer is shown. */
	private void writeChoices(@Nullable Span value, ObjectText text) throws IOException {
		List<Span> groups = elements(value);
		if (!groups.isEmpty()) {
			text.key(CHOICES).raw("[");
			for (Span group : groups) {
				List<Span> layers = used(group);
				if (!layers.isEmpty()) {
					text.raw("[");
					layers.forEach(text::value);
					text.raw("]");
				}
			}
			text.raw("]");
		}
	}

	/** When layers are shown or hidden by themselves, such as in print. */
	private void writeUsage(@Nullable Span value, ObjectText text) throws IOException {
		List<Span> events = elements(value);
		if (!events.isEmpty()) {
			text.key(USAGE).raw("[");
			for (Span event : events) {
				Dictionary usage = this.objects.dictionary(event);
				if (usage != null && !used(usage.get(GROUPS)).isEmpty()) {
					text.raw("<<");
					USAGE_KEYS.copy(usage, text);
					writeLayers(GROUPS, usage.get(GROUPS), text);
					text.raw(">>");
				}
			}
			text.raw("]");
		}
	}

	private List<Span> used(@Nullable Span value) throws IOException {
		return elements(value).stream().filter((layer) -> isIn(this.used, layer)).toList();
	}

	private List<Span> elements(@Nullable Span value) throws IOException {
		Span array = this.objects.array(value);
		return (array != null) ? Values.of(array) : List.of();
	}

	private static boolean isIn(BitSet layers, Span element) {
		return element.isReference() && layers.get(element.target());
	}

}
