package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

/**
 * Forms, patterns and Type 3 fonts whose resources may hold what only pages and other
 * forms use. Of these a part has only what they mention, as {@link PartResources} has it
 * of those of pages.
 */
final class CutForms {

	/** For those that are kept. */
	private static final long ROOM = Math.min(8L << 20, Runtime.getRuntime().maxMemory() / 64);

	/** How much is searched for one at most. */
	private static final long MOST_SEARCHED = 32L << 20;

	private static final NameSet REPLACED = Chunks.NOT_FOR_PARTS.and("Resources");

	private final SourceObjects objects;

	/** By the numbers of objects: which are some of them. */
	private final boolean[] found;

	private final Map<Integer, Cut> known = new ConcurrentHashMap<>();

	private final AtomicLong used = new AtomicLong();

	CutForms(SourceObjects objects) {
		this.objects = objects;
		this.found = new boolean[objects.size()];
	}

	/** Notes an object, if it is one of them. */
	void note(IndirectObject object, Dictionary dictionary) {
		Span resources = dictionary.get(Name.RESOURCES);
		if (resources != null && (object.body() != 0 || dictionary.has(UsedResources.CHARACTERS))
				&& mayHoldOthers(resources)) {
			this.found[object.number()] = true;
		}
	}

	private static boolean mayHoldOthers(Span resources) {
		return resources.isReference()
				|| (resources.isDictionary() && ResourceLists.ofFormMayHoldOthers(Dictionary.of(resources)));
	}

	/**
	 * The same with what it uses.
	 * @param search of the part; whatever was found out for others, it spends the same
	 */
	Chunk cut(int number, Chunk whole, Search search) throws IOException {
		if (!this.found[number]) {
			return whole;
		}
		if (!search.budget().allows(MOST_SEARCHED)) {
			search.miss();
			return whole;
		}
		Cut cut = this.known.get(number);
		if (cut == null) {
			cut = make(number, whole);
			if (this.used.get() + cut.size() <= ROOM && this.known.putIfAbsent(number, cut) == null) {
				this.used.addAndGet(cut.size());
			}
		}
		search.budget().spend(cut.cost);
		if (!cut.searched) {
			search.miss();
		}
		Chunk chunk = cut.chunk;
		return (chunk != null) ? new Chunk(chunk.text(), chunk.gaps(), chunk.targets(), whole.body()) : whole;
	}

	private Cut make(int number, Chunk whole) throws IOException {
		Search search = new Search(Budget.ofSteps(MOST_SEARCHED));
		Chunk chunk = null;
		try {
			chunk = make(number, whole, search);
		}
		catch (Irregular | Budget.Exceeded ex) {
			// as it is, it may be of use
			search.miss();
		}
		return new Cut(MOST_SEARCHED - Math.max(0, search.budget().left()), search.isComplete(), chunk);
	}

	/**
	 * Searches it.
	 * @return {@code null} if it uses everything, or cannot be read
	 */
	private @Nullable Chunk make(int number, Chunk whole, Search search) throws IOException {
		IndirectObject object = this.objects.get(number);
		Dictionary form = (object != null) ? Dictionary.of(object.value()) : null;
		Dictionary resources = (form != null) ? this.objects.dictionary(form.get(Name.RESOURCES)) : null;
		if (form == null || resources == null) {
			return null;
		}
		UsedResources used = new UsedResources(this.objects, resources, Budget.ofPage(), search);
		used.addStream(object);
		used.addCharacters(form);
		used.follow();
		ObjectText text = new ObjectText(Budget.ofPart());
		whole.body().writeDictionary(form, REPLACED, text);
		used.write(text.key(Name.RESOURCES), Budget.ofPage());
		if (!used.isCut()) {
			return null;
		}
		return text.raw(whole.body().isThere() ? "" : ">>").toChunk(Body.NONE);
	}

	/**
	 * What was found.
	 *
	 * @param cost how much was searched
	 * @param searched whether that was all of it
	 * @param chunk without the body of a stream; {@code null} if it stays as it is
	 */
	private record Cut(long cost, boolean searched, @Nullable Chunk chunk) {

		int size() {
			return Budget.TABLE_ENTRY + ((this.chunk != null) ? this.chunk.size() : 0);
		}

	}

}
