package io.filepipeline.split.pdf;

import java.io.IOException;
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
		for (Values layers = elements(properties.get(GROUPS)); layers.hasNext();) {
			Span layer = layers.next();
			if (layer.isReference() && layer.target() < objects.size()) {
				this.all.set(layer.target());
				this.used.set(layer.target(), has.test(layer.target()));
			}
		}
	}

	/** Writes what a catalog says of layers, which is null if the part has none. */
	ObjectText write(ObjectText text) throws IOException {
		if (this.used.isEmpty()) {
			return text.raw("null");
		}
		text.raw("<<");
		writeLayers(GROUPS, this.properties.get(GROUPS), text);
		text.key(DEFAULT);
		writeConfiguration(this.properties.get(DEFAULT), text);
		Values others = elements(this.properties.get(OTHERS));
		if (others.hasNext()) {
			text.key(OTHERS).raw("[");
			while (others.hasNext()) {
				writeConfiguration(others.next(), text);
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

	/** Writes an entry, unless no layer of it is used. */
	private boolean writeLayers(Name key, @Nullable Span value, ObjectText text) throws IOException {
		ObjectText.Mark before = text.mark();
		boolean any = writeLayers(value, text.key(key));
		if (!any) {
			text.back(before);
		}
		return any;
	}

	private boolean writeLayers(@Nullable Span value, ObjectText text) throws IOException {
		ObjectText.Mark before = text.mark();
		boolean any = false;
		text.raw("[");
		for (Values layers = elements(value); layers.hasNext();) {
			Span layer = layers.next();
			if (isIn(this.used, layer)) {
				text.value(layer);
				any = true;
			}
		}
		if (!any) {
			text.back(before);
			return false;
		}
		text.raw("]");
		return true;
	}

	private void writeOrder(@Nullable Span value, ObjectText text) throws IOException {
		Span array = this.objects.array(value);
		if (array != null) {
			this.seen.clear();
			text.key(ORDER).raw("[");
			writeOrder(array, 0, text);
			text.raw("]");
		}
	}

	/** Writes what is left of an order; nothing if none of its layers is. */
	private boolean writeOrder(Span array, int depth, ObjectText text) throws IOException {
		ObjectText.Mark before = text.mark();
		boolean any = false;
		boolean titled = false;
		boolean orphans = false;
		for (Values values = Values.in(array); values.hasNext();) {
			Span element = values.next();
			boolean layer = isIn(this.all, element);
			if (isIn(this.used, element)) {
				text.value(element);
				any = true;
			}
			else if (element.isString() && !any && !titled && depth > 0) {
				text.value(element);
				titled = true;
			}
			else if (!layer && depth < DEEPEST) {
				// what was below a layer that is gone must not get below the one before
				// it
				any |= writeBelow(element, depth, !orphans, text);
			}
			orphans = layer && !isIn(this.used, element);
		}
		if (!any) {
			text.back(before);
		}
		return any;
	}

	private boolean writeBelow(Span element, int depth, boolean enclosed, ObjectText text) throws IOException {
		Span array = below(element);
		if (array == null) {
			return false;
		}
		ObjectText.Mark before = text.mark();
		text.raw(enclosed ? "[" : "");
		boolean any = writeOrder(array, depth + 1, text);
		if (any) {
			text.raw(enclosed ? "]" : "");
		}
		else {
			text.back(before);
		}
		return any;
	}

	/** The array that an element is or leads to, once. */
	private @Nullable Span below(Span element) throws IOException {
		if (element.isReference()) {
			Span array = this.objects.array(element);
			if (array == null || this.seen.get(element.target())) {
				return null;
			}
			this.seen.set(element.target());
			return array;
		}
		return element.isArray() ? element : null;
	}

	/** Of each of these groups at most one layer is shown. */
	private void writeChoices(@Nullable Span value, ObjectText text) throws IOException {
		Values groups = elements(value);
		if (groups.hasNext()) {
			text.key(CHOICES).raw("[");
			while (groups.hasNext()) {
				writeLayers(groups.next(), text);
			}
			text.raw("]");
		}
	}

	/** When layers are shown or hidden by themselves, such as in print. */
	private void writeUsage(@Nullable Span value, ObjectText text) throws IOException {
		Values events = elements(value);
		if (events.hasNext()) {
			text.key(USAGE).raw("[");
			while (events.hasNext()) {
				writeEvent(this.objects.dictionary(events.next()), text);
			}
			text.raw("]");
		}
	}

	private void writeEvent(@Nullable Dictionary usage, ObjectText text) throws IOException {
		ObjectText.Mark before = text.mark();
		if (usage != null) {
			USAGE_KEYS.copy(usage, text.raw("<<"));
			if (writeLayers(GROUPS, usage.get(GROUPS), text)) {
				text.raw(">>");
			}
			else {
				text.back(before);
			}
		}
	}

	private Values elements(@Nullable Span value) throws IOException {
		return Values.in(this.objects.array(value));
	}

	private static boolean isIn(BitSet layers, Span element) {
		return element.isReference() && layers.get(element.target());
	}

}
