package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Writes one part: from its catalog on every object that is referred to, each once, in
 * the order they are met. Streams are copied as they are, so that no filter has to be
 * understood, unless they became shorter.
 */
final class PartFile {

	private static final byte[] BINARY_MARK = { '%', (byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n' };

	private final Part part;

	private final Numbering numbers;

	private final Sink sink;

	private final CrossReferenceWriter references;

	private final @Nullable ObjectPack pack;

	/**
	 * Writes to a sink.
	 * @param workbench what it is written with
	 * @param packed whether there are to be object streams
	 */
	PartFile(Part part, Sink sink, Workbench workbench, boolean packed) {
		this(part, sink, new CrossReferenceWriter(part.budget()), workbench.numbering(),
				packed ? workbench.pack().clear() : null);
	}

	/**
	 * Writes to a file that has more than the part, and no object streams. It takes
	 * objects before the part is complete.
	 * @param taken how many numbers the file has before those of the part
	 */
	PartFile(Part part, Sink sink, CrossReferenceWriter references, int taken) {
		this(part, sink, references, new Numbering(part.source().objects().size()), null);
		this.numbers.begin(0, taken);
	}

	private PartFile(Part part, Sink sink, CrossReferenceWriter references, Numbering numbers,
			@Nullable ObjectPack pack) {
		this.part = part;
		this.numbers = numbers;
		this.sink = sink;
		this.references = references;
		this.pack = pack;
	}

	Part part() {
		return this.part;
	}

	/** The highest number that an object has. */
	int count() {
		return this.numbers.count();
	}

	void write(String version, byte[] id) throws IOException {
		this.numbers.begin(this.part.ownObjects(), 0);
		this.sink.print("%PDF-" + version + "\n");
		this.sink.write(BINARY_MARK, 0, BINARY_MARK.length);
		String trailer = trailer(id);
		writeAll(1);
		if (this.pack != null) {
			writePack(this.pack);
			this.references.writeStream(this.sink, this.numbers.count() + 1, trailer, this.pack.zlib());
		}
		else {
			this.references.writeTable(this.sink, this.numbers.count() + 1, trailer);
		}
		this.sink.flush();
	}

	/** Writes an object before others. */
	void write(int object) throws IOException {
		writeObject(numberOf(object));
	}

	/** Writes the objects that are not written yet, and nothing around them. */
	void writeRest() throws IOException {
		numberOf(this.part.catalog());
		numberOf(this.part.info());
		writeAll(this.numbers.first());
	}

	private void writeAll(int from) throws IOException {
		writeObjects(from);
		if (this.part.layers() != 0) {
			int next = this.numbers.count() + 1;
			this.part.defineLayers((layer) -> this.numbers.get(layer) > 0);
			writeObject(this.numbers.get(this.part.layers()));
			writeObjects(next);
		}
	}

	/** Writes from this number on what is referred to; layers come when all is known. */
	private void writeObjects(int from) throws IOException {
		for (int number = from; number <= this.numbers.count(); number++) {
			int object = this.numbers.object(number);
			if (object != Numbering.NOTHING && object != this.part.layers()) {
				writeObject(number);
			}
		}
	}

	private String trailer(byte[] id) throws IOException {
		String name = Strings.encode(new String(id, StandardCharsets.ISO_8859_1), 0);
		String root = "/Root " + numberOf(this.part.catalog()) + " 0 R";
		return root + info() + "/ID[" + name + name + "]";
	}

	private void writeObject(int number) throws IOException {
		int object = this.numbers.object(number);
		Chunk chunk = this.part.chunk(object);
		if (chunk == null) {
			throw new IllegalStateException("An object that is not there has a number");
		}
		if (chunk == Chunk.WRITTEN) {
			return;
		}
		if (this.pack != null && !chunk.body().isThere()) {
			if (this.pack.isFull()) {
				writePack(this.pack);
			}
			if (object > 0 && chunk.isSame()) {
				this.pack.add(number, this.part.source().chunks().deflated(object, chunk, this.pack.zlib()));
				return;
			}
			this.pack.begin(number);
			writeText(chunk, this.pack);
			this.pack.end();
			return;
		}
		this.references.inFile(number, this.sink.offset());
		Decimal.write(number, this.sink);
		this.sink.print(" 0 obj\n");
		writeText(chunk, this.sink);
		if (chunk.body().isThere()) {
			writeBody(chunk.body());
		}
		this.sink.print("\nendobj\n");
	}

	private void writePack(ObjectPack full) {
		int stream = this.numbers.addNothing();
		for (int i = 0; i < full.count(); i++) {
			this.references.inStream(full.number(i), stream, i);
		}
		this.references.inFile(stream, this.sink.offset());
		full.writeTo(this.sink, stream);
	}

	private void writeText(Chunk chunk, OutputStream out) throws IOException {
		int done = 0;
		for (int i = 0; i < chunk.gaps().length; i++) {
			out.write(chunk.text(), done, chunk.gaps()[i] - done);
			done = chunk.gaps()[i];
			Decimal.writeReference(numberOf(chunk.targets()[i]), out);
		}
		out.write(chunk.text(), done, chunk.text().length - done);
	}

	private void writeBody(Body body) throws IOException {
		byte[] kept = body.kept();
		this.sink.print("/Length ");
		Decimal.write(body.length(), this.sink);
		this.sink.print(">>\nstream\n");
		if (kept != null) {
			this.sink.write(kept, 0, kept.length);
		}
		else {
			this.sink.copy(body);
		}
		this.sink.print("\nendstream");
	}

	/** The number of the object in the part, 0 if the part does not have it. */
	private int numberOf(int target) throws IOException {
		if (target >= this.part.source().objects().size()) {
			return 0;
		}
		int known = this.numbers.get(target);
		if (known >= 0) {
			return known;
		}
		int own = this.part.own(target);
		if (own == target) {
			if (target < 0 || this.part.source().chunks().has(target, this.part.objects())) {
				return this.numbers.add(target);
			}
			own = 0;
		}
		int number = (own != 0) ? numberOf(own) : 0;
		this.numbers.put(target, number);
		return number;
	}

	/**
	 * A dictionary that has been written.
	 * @param value as it stands in the file; {@code null} for none
	 * @return {@code null} if it is none, and leads to none but that of a stream
	 */
	@Nullable Dictionary dictionary(@Nullable Span value) throws IOException {
		Span found = (value != null) ? resolve(value) : null;
		return (found != null && found.isDictionary()) ? Dictionary.of(found) : null;
	}

	/** What a value is or leads to; null if that is a stream. */
	Span resolve(Span value) throws IOException {
		return value.isReference() ? written(value.target()) : value;
	}

	/** The part's catalog, as it has been written. */
	Dictionary catalog() throws IOException {
		return Dictionary.of(written(numberOf(this.part.catalog())));
	}

	/** A reference to what is known of the document, as an entry of the trailer. */
	String info() throws IOException {
		return "/Info " + numberOf(this.part.info()) + " 0 R";
	}

	private Span written(int number) throws IOException {
		Chunk chunk = Objects.requireNonNull(this.part.chunk(this.numbers.object(number)));
		if (chunk.body().isThere()) {
			chunk = Chunk.NOTHING;
		}
		ByteArrayOutputStream text = new ByteArrayOutputStream(chunk.text().length + 8 * chunk.gaps().length);
		writeText(chunk, text);
		return new Span(text.toByteArray(), 0, text.size());
	}

}
