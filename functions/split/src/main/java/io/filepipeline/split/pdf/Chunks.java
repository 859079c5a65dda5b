package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * The document's objects as chunks. Fonts and the like are in every part: each is made
 * once, and the bytes of its stream are kept from the second part on, as long as there is
 * room. Several threads may ask for them.
 */
final class Chunks implements AutoCloseable {

	private static final long ROOM = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

	/**
	 * No reference inside a font or an image leads to a page, unless one is smuggled in.
	 */
	private static final NameSet NEVER_SHARED = NameSet.of("Page", "Pages", "Catalog", "Annot", "StructTreeRoot",
			"StructElem", "Outlines", "ObjStm", "XRef");

	/** They point into what a part does not have, or hold what its makers left behind. */
	static final NameSet NOT_FOR_PARTS = NameSet.of("Length", "StructParent", "StructParents", "PieceInfo");

	/** Fonts are shorter. Of what is longer, to copy it costs more than to find it. */
	private static final int LONGEST_KEPT = 256 * 1024;

	private final AtomicReferenceArray<@Nullable Chunk> known;

	/**
	 * The streams that a part has been given. If another thread does not see it yet, it
	 * keeps nothing yet.
	 */
	private final boolean[] given;

	private final Map<Integer, Deflated> deflated = new ConcurrentHashMap<>();

	/** The streams that are in the structure of the document. */
	private final boolean[] tagged;

	private final CutForms forms;

	private final StreamDeflater deflater;

	private final AtomicLong used = new AtomicLong();

	/**
	 * Makes chunks of objects.
	 * @param forArchives whether metadata has to be readable without any filter
	 * @param folder where there may be a temporary file
	 */
	Chunks(SourceObjects objects, boolean forArchives, Path folder) {
		this.known = new AtomicReferenceArray<>(objects.size());
		this.given = new boolean[objects.size()];
		this.tagged = new boolean[objects.size()];
		this.forms = new CutForms(objects);
		this.deflater = new StreamDeflater(objects, forArchives, folder);
	}

	/**
	 * An object for a part; {@code null} if there is none, or none that a part may have.
	 * @param within the objects as the part may read them
	 * @param search of the part, for what forms use
	 * @throws Refusal if it is lost
	 */
	@Nullable Chunk get(int number, SourceObjects within, Search search) throws IOException {
		return has(number, within) ? this.forms.cut(number, give(number, within), search) : null;
	}

	/** The same for those who only look what it refers to. */
	Chunk look(int number, SourceObjects within, Search search) throws IOException {
		return this.forms.cut(number, find(number, within), search);
	}

	/** Whether an object that was looked at is a stream with a key of tags. */
	boolean isTagged(int number) {
		return this.tagged[number];
	}

	private Chunk give(int number, SourceObjects within) throws IOException {
		Chunk chunk = find(number, within);
		Body body = chunk.body();
		if (!body.isThere() || body.kept() != null || body.length() > LONGEST_KEPT) {
			return chunk;
		}
		if (this.given[number] && this.known.get(number) == chunk && this.used.get() + body.length() <= ROOM) {
			Chunk with = new Chunk(chunk.text(), chunk.gaps(), chunk.targets(), body.keeping(body.read()));
			if (this.known.compareAndSet(number, chunk, with)) {
				this.used.addAndGet(body.length());
			}
			return with;
		}
		this.given[number] = true;
		return chunk;
	}

	/**
	 * Whether there is such an object for parts.
	 * @param within the objects as a part may read them
	 * @throws Refusal if it is lost
	 */
	boolean has(int number, SourceObjects within) throws IOException {
		if (number >= this.known.length()) {
			return false;
		}
		Chunk chunk = this.known.get(number);
		return ((chunk != null) ? chunk : find(number, within)) != Chunk.NOTHING;
	}

	private Chunk find(int number, SourceObjects within) throws IOException {
		Chunk chunk = this.known.get(number);
		return (chunk != null && chunk != Chunk.NOT_KEPT) ? chunk : keep(number, make(number, within));
	}

	private Chunk keep(int number, Chunk chunk) {
		if (chunk == Chunk.NOTHING) {
			this.known.set(number, chunk);
		}
		else if (this.used.get() + chunk.size() > ROOM) {
			this.known.set(number, Chunk.NOT_KEPT);
		}
		else if (this.known.compareAndSet(number, null, chunk)) {
			this.used.addAndGet(chunk.size());
		}
		return chunk;
	}

	private Chunk make(int number, SourceObjects within) throws IOException {
		IndirectObject object = within.get(number);
		if (object == null || object.value().isNull()) {
			return Chunk.NOTHING;
		}
		Span value = object.value();
		if (value.isLost()) {
			throw Refusal.lost(value);
		}
		if (!value.isDictionary()) {
			return new ObjectText(Budget.ofPart()).value(value).toChunk(Body.NONE);
		}
		Dictionary dictionary = Dictionary.of(value);
		Span type = within.name(dictionary.get(Name.TYPE));
		if (type != null && NEVER_SHARED.has(type)) {
			return Chunk.NOTHING;
		}
		this.forms.note(object, dictionary);
		if (object.body() == 0) {
			return new ObjectText(Budget.ofPart()).value(value).toChunk(Body.NONE);
		}
		this.tagged[number] = dictionary.has(ParentTree.CONTENT_KEY) || dictionary.has(ParentTree.OBJECT_KEY);
		Body original = within.body(object, dictionary);
		boolean kept = this.used.get() + original.length() <= ROOM / 2;
		Body body = this.deflater.deflated(original, dictionary, type, kept);
		ObjectText text = new ObjectText(Budget.ofPart());
		body.writeDictionary(dictionary, NOT_FOR_PARTS, text);
		return text.toChunk(body);
	}

	/**
	 * An object as the end of object streams.
	 * @param zlib deflates it, if no part has had it so far
	 */
	Deflated deflated(int number, Chunk chunk, ZlibStream zlib) {
		Deflated known = this.deflated.get(number);
		if (known != null && known.isOf(chunk)) {
			return known;
		}
		byte[] text = Arrays.copyOf(chunk.text(), chunk.text().length + 1);
		text[text.length - 1] = '\n';
		Deflated deflated = new Deflated(text, zlib.deflated(text));
		int size = Budget.TABLE_ENTRY + text.length + deflated.deflated().length;
		if (this.used.get() + size <= ROOM && this.deflated.putIfAbsent(number, deflated) == null) {
			this.used.addAndGet(size);
		}
		return deflated;
	}

	@Override
	public void close() throws IOException {
		this.deflater.close();
	}

}
