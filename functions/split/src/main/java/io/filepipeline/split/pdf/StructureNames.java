package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the elements of a part name and the root of the structure explains: roles, classes
 * and namespaces. A part explains only what it names.
 */
final class StructureNames {

	/** What an element says of itself, and not of its content. */
	private static final NameSet KEYS = NameSet.of("S", "Lang", "NS", "C", "ID");

	/** What an element says of itself and of all its content. */
	private static final NameSet WHOLE_KEYS = NameSet.of("S", "Lang", "NS", "C", "ID", "A", "R", "T", "Alt", "E",
			"ActualText", "Phoneme", "PhoneticAlphabet", "AF");

	/** How far a cell reaches: that is no text, and without it the table is another. */
	private static final NameSet SPANS = NameSet.of("RowSpan", "ColSpan");

	/** Roles explained by roles: the standard asks for one step, readers take some. */
	private static final int LONGEST_CHAIN = 10;

	/** Writers use two or three. */
	private static final int MOST_OWNERS = 16;

	/** Documents have some hundred roles and classes. */
	private static final int MOST = 10_000;

	private static final int LONGEST = 1000;

	private static final Name ROLES = Name.of("RoleMap");

	private static final Name CLASSES = Name.of("ClassMap");

	private static final Name NAMESPACES = Name.of("Namespaces");

	private static final Name ATTRIBUTES = Name.of("A");

	private static final Name OWNER = Name.of("O");

	private static final Name TABLE = Name.of("Table");

	private static final Name ROLE = Name.of("S");

	private static final Name CLASS = Name.of("C");

	private static final Name NAMESPACE = Name.of("NS");

	private final SourceObjects objects;

	private final @Nullable Dictionary roleMap;

	private final @Nullable Dictionary classMap;

	private final Set<String> roles = new HashSet<>();

	private final Set<String> classes = new HashSet<>();

	private final Set<Integer> namespaces = new LinkedHashSet<>();

	StructureNames(Dictionary root, SourceObjects objects) throws IOException {
		this.objects = objects;
		this.roleMap = objects.dictionary(root.get(ROLES));
		this.classMap = objects.dictionary(root.get(CLASSES));
	}

	/** Takes in what an element names. */
	void add(Dictionary element) throws IOException {
		addName(element.get(ROLE), this.roles);
		Span value = element.get(CLASS);
		Span several = this.objects.array(value);
		for (Values names = Values.in(several); names.hasNext();) {
			addName(names.next(), this.classes);
		}
		if (several == null) {
			addName(value, this.classes);
		}
		Span namespace = element.get(NAMESPACE);
		if (namespace != null && namespace.isReference()) {
			this.namespaces.add(namespace.target());
		}
	}

	/**
	 * Copies what an element says.
	 * @param whole whether of all its content, too
	 */
	void copy(Dictionary element, boolean whole, ObjectText text) throws IOException {
		if (whole) {
			WHOLE_KEYS.copy(element, text);
			return;
		}
		KEYS.copy(element, text);
		Span value = this.objects.resolve(element.get(ATTRIBUTES));
		if (value != null && value.isDictionary()) {
			copySpans(Dictionary.of(value), text);
		}
		else if (value != null && value.isArray()) {
			Values values = Values.in(value);
			boolean copied = false;
			for (int i = 0; !copied && i < MOST_OWNERS && values.hasNext(); i++) {
				Dictionary attributes = this.objects.dictionary(values.next());
				copied = attributes != null && copySpans(attributes, text);
			}
		}
	}

	/** Returns whether there are some. */
	private boolean copySpans(Dictionary attributes, ObjectText text) throws IOException {
		Span owner = this.objects.name(attributes.get(OWNER));
		boolean begun = false;
		for (int i = 0; owner != null && TABLE.matches(owner) && i < attributes.size(); i++) {
			Span value = SPANS.has(attributes.key(i)) ? this.objects.resolve(attributes.value(i)) : null;
			if (value != null && value.isNumber()) {
				if (!begun) {
					text.key(ATTRIBUTES).raw("<<").key(OWNER).key(TABLE);
				}
				begun = true;
				text.value(attributes.key(i)).value(value);
			}
		}
		text.raw(begun ? ">>" : "");
		return begun;
	}

	private boolean addName(@Nullable Span value, Set<String> names) throws IOException {
		Span name = this.objects.name(value);
		if (name != null && (name.length() > LONGEST || names.size() == MOST)) {
			throw new Irregular("There are more names of elements than anybody gives");
		}
		return name != null && names.add(Name.decoded(name));
	}

	/** Writes the entries of the root that explain the names. */
	void write(ObjectText text) throws IOException {
		boolean more = this.roleMap != null;
		for (int i = 0; more && i < LONGEST_CHAIN; i++) {
			more = false;
			for (int j = 0; this.roleMap != null && j < this.roleMap.size(); j++) {
				more |= this.roles.contains(Name.decoded(this.roleMap.key(j)))
						&& addName(this.roleMap.value(j), this.roles);
			}
		}
		write(ROLES, this.roleMap, this.roles, text);
		write(CLASSES, this.classMap, this.classes, text);
		if (!this.namespaces.isEmpty()) {
			text.key(NAMESPACES).raw("[");
			this.namespaces.forEach(text::reference);
			text.raw("]");
		}
	}

	private static void write(Name key, @Nullable Dictionary map, Set<String> used, ObjectText text) {
		boolean begun = false;
		for (int i = 0; map != null && i < map.size(); i++) {
			if (used.contains(Name.decoded(map.key(i)))) {
				if (!begun) {
					text.key(key).raw("<<");
				}
				begun = true;
				text.value(map.key(i)).value(map.value(i));
			}
		}
		text.raw(begun ? ">>" : "");
	}

}
