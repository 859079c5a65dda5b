package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A part before it is written: copies of its pages and of what has to differ from the
 * document. Everything else stays where it is and is only referred to. What the part has
 * of its own has negative numbers.
 */
final class Part {

	static final Name LAYERS = Name.of("OCProperties");

	private final Source source;

	private final SourceObjects objects;

	private final Budget budget;

	private final @Nullable PartFile file;

	private final FontNames fonts;

	private final PartForm form;

	private final PartResources resources;

	private final List<Chunk> own = new ArrayList<>();

	/** The copies of the first of equal pages, by the pages' numbers in the document. */
	private final Map<Integer, Integer> firstOf = new HashMap<>();

	private final int catalog;

	private final int info;

	private final int layers;

	private final @Nullable PartStructure structure;

	/**
	 * Makes a part. It is not tagged if the document is not, or not in a way that can be
	 * told.
	 */
	static Part of(Source source, List<Integer> numbers, Place place) throws IOException {
		StructureTree tags = source.structure();
		if (tags != null) {
			try {
				return new Part(source, numbers, tags, place);
			}
			catch (Irregular | Refusal | Budget.Exceeded ex) {
				// if tags are not to blame it shows again
				return new Part(source, numbers, null, place);
			}
		}
		return new Part(source, numbers, null, place);
	}

	private Part(Source source, List<Integer> numbers, @Nullable StructureTree tags, Place place) throws IOException {
		this.source = source;
		this.objects = source.objects().bounded();
		this.budget = place.budget.get();
		this.file = place.file.apply(this);
		this.fonts = place.fonts;
		this.resources = new PartResources(this);
		this.form = new PartForm(this, source.fields());
		this.structure = (tags != null) ? new PartStructure(this, tags, place.keys) : null;
		this.catalog = reserve();
		int first = this.own.size();
		for (int number : numbers) {
			this.firstOf.putIfAbsent(number, reserve());
		}
		int tree = writePages(numbers, first);
		this.layers = hasLayers() ? reserve() : 0;
		new PartCatalog(this, numbers).write(tree);
		this.info = reserve();
		define(this.info, new PartInfo(source, numbers).write(text()));
	}

	/**
	 * Writes pages one by one: an original may be a thousand times as long as its copy.
	 * @param before how many objects there are before their copies
	 */
	private int writePages(List<Integer> numbers, int before) throws IOException {
		int tree = reserve();
		ObjectText text = text().raw("<</Type/Pages/Kids[");
		for (int i = 0; i < numbers.size(); i++) {
			PartPage page = new PartPage(this.source.pages().get(numbers.get(i), this.objects), -before - i - 1);
			page.write(this, tree);
			text.reference(page.copy());
		}
		this.resources.write();
		define(tree, text.raw("]/Count").word(Integer.toString(numbers.size())).raw(">>"));
		return tree;
	}

	/** Begins the text of an object, which the part has to pay for. */
	ObjectText text() {
		return new ObjectText(this.budget);
	}

	/** Makes room for an object of the part's own. */
	int reserve() {
		return reserve(Budget.COPY);
	}

	/**
	 * The same for one of another size.
	 * @param bytes what it takes, roughly
	 */
	int reserve(int bytes) {
		this.budget.spend(bytes);
		this.own.add(Chunk.NOTHING);
		return -this.own.size();
	}

	void define(int object, ObjectText text) {
		Chunk chunk = text.toChunk(Body.NONE);
		this.own.set(-object - 1, chunk);
		if (this.structure != null) {
			this.structure.streams().reach(chunk.targets());
		}
	}

	/**
	 * Defines a page or an annotation, which nobody will look at any more.
	 * @param known what of it stays in memory, in bytes
	 */
	void complete(int object, ObjectText text, int known) throws IOException {
		define(object, text);
		if (this.file != null) {
			this.file.write(object);
			Chunk written = this.own.set(-object - 1, Chunk.WRITTEN);
			this.budget.refund(Budget.COPY + written.excess() - known);
		}
	}

	/** Where it is written to already; {@code null} if it is not. */
	@Nullable PartFile file() {
		return this.file;
	}

	PartResources resources() {
		return this.resources;
	}

	Source source() {
		return this.source;
	}

	/**
	 * The document's objects, for what a page may ask for any number of times: it may
	 * have 100,000 annotations that all lead to the same 10 MB.
	 */
	SourceObjects objects() {
		return this.objects;
	}

	Budget budget() {
		return this.budget;
	}

	/** {@code null} if it is not tagged. */
	@Nullable PartStructure structure() {
		return this.structure;
	}

	PartForm form() {
		return this.form;
	}

	/** What fonts of forms are called here. */
	FontNames fonts() {
		return this.fonts;
	}

	int catalog() {
		return this.catalog;
	}

	/** What is known of the document, and which of its pages these are. */
	int info() {
		return this.info;
	}

	/** Whether the document knows of layers. */
	boolean hasLayers() {
		return this.source.catalog().has(LAYERS);
	}

	/** What says which layers there are and are shown; 0 if the document has none. */
	int layers() {
		return this.layers;
	}

	/**
	 * Defines it, once everything else is in the part.
	 * @param has whether the part has an object of the document
	 */
	void defineLayers(IntPredicate has) throws IOException {
		Dictionary properties = this.objects.dictionary(this.source.catalog().get(LAYERS));
		if (properties != null) {
			define(this.layers, new PartLayers(this.objects, properties, has).write(text()));
		}
	}

	/** The numbers of its pages in the document, each once. */
	Set<Integer> pages() {
		return this.firstOf.keySet();
	}

	int ownObjects() {
		return this.own.size();
	}

	/**
	 * Finds where a link on a page of this part leads. On a copy of the page it leads to
	 * the copy.
	 * @return {@code null} if that is not in the part
	 */
	@Nullable PartLink link(@Nullable Span value, PartPage from) throws IOException {
		Destination destination = this.source.destinations().resolve(value, this.objects);
		if (destination == null) {
			return null;
		}
		int target = (destination.page() == from.source().index()) ? from.copy() : copyOf(destination.page());
		return (target != 0) ? new PartLink(destination, target) : null;
	}

	/** The first copy of a page of the document; 0 if the part does not have it. */
	int copyOf(int page) {
		return this.firstOf.getOrDefault(page, 0);
	}

	/**
	 * What is written for a reference.
	 * @return 0 if the part does not have it
	 */
	int own(int target) {
		if (target < 0) {
			return target;
		}
		int page = this.source.pages().indexOf(target);
		if (page >= 0) {
			return copyOf(page);
		}
		return this.source.pages().hasNode(target) ? 0 : target;
	}

	/**
	 * An object of the part.
	 * @throws Refusal if it is lost
	 */
	@Nullable Chunk chunk(int object) throws IOException {
		if (object < 0) {
			return this.own.get(-object - 1);
		}
		Chunk chunk = this.source.chunks().get(object, this.objects, this.resources.search());
		return (chunk != null && this.structure != null) ? this.structure.streams().tagged(object, chunk) : chunk;
	}

	/**
	 * Where a part is made.
	 *
	 * @param budget what it may take
	 * @param keys how many keys of tags those have that are before it in its file
	 * @param fonts what fonts of forms are called there
	 * @param file takes pages and annotations as soon as they are complete; {@code null}
	 * for none
	 */
	record Place(Supplier<Budget> budget, int keys, FontNames fonts, Function<Part, @Nullable PartFile> file) {

		/** In a file of its own. */
		static final Place ALONE = new Place(Budget::ofPart, 0, FontNames.SAME, (part) -> null);

		/** The same while others are made. */
		static final Place BESIDE_OTHERS = new Place(Budget::ofPartBesideOthers, 0, FontNames.SAME, (part) -> null);

	}

}
