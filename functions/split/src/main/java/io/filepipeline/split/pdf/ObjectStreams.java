package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * The object streams of a document by their numbers, decoded and kept as long as there is
 * room. Several threads may read them.
 */
final class ObjectStreams implements AutoCloseable {

	static final long ROOM = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 16);

	/** What no other thread needs yet should not take the memory that one needs. */
	static final int LONGEST_AHEAD = 256 * 1024;

	private final SourceObjects objects;

	private final CrossReferences references;

	private final Recent<ObjectStream> kept;

	/** Those that decode nothing at the moment. */
	private final Queue<Flate> decoders = new ConcurrentLinkedQueue<>();

	/**
	 * Begins without any.
	 * @param objects the document's, for what a stream says of itself
	 */
	ObjectStreams(SourceObjects objects, CrossReferences references) {
		this.objects = objects;
		this.references = references;
		this.kept = new Recent<>(references.size(), ROOM, ObjectStream::size);
	}

	/** One that is kept. */
	@Nullable ObjectStream known(int number) {
		return this.kept.get(number);
	}

	/**
	 * Decodes one.
	 * @throws Irregular if there is none, or it is not as the standard says
	 * @throws Budget.Exceeded if it is too long
	 */
	ObjectStream decode(int number) throws IOException {
		return decode(number, Flate.MOST_BYTES);
	}

	/**
	 * Decodes one that may be needed, unless it is long.
	 * @return whether there is room for another
	 */
	boolean decodeAhead(int number) throws IOException {
		if (known(number) == null) {
			decode(number, LONGEST_AHEAD);
		}
		return !this.kept.isHalfFull();
	}

	private ObjectStream decode(int number, int most) throws IOException {
		if (!this.references.isInFile(number)) {
			throw new Irregular("There is no such object stream");
		}
		IndirectObject object = IndirectObject.read(this.objects.file(), this.references.offset(number));
		if (object.number() != number || object.body() == 0 || !object.value().isDictionary()) {
			throw new Irregular("There is no such object stream");
		}
		Dictionary dictionary = Dictionary.of(object.value());
		Body body = this.objects.body(object, dictionary);
		if (body.length() > most) {
			throw new Budget.Exceeded();
		}
		ObjectStream stream = ObjectStream.of(dictionary, decode(body.read(), dictionary, most));
		this.kept.put(number, stream);
		return stream;
	}

	private byte[] decode(byte[] body, Dictionary dictionary, int most) {
		Flate idle = this.decoders.poll();
		Flate decoder = (idle != null) ? idle : new Flate();
		try {
			return decoder.decode(body, dictionary, most);
		}
		finally {
			this.decoders.add(decoder);
		}
	}

	@Override
	public void close() {
		this.decoders.forEach(Flate::close);
	}

}
