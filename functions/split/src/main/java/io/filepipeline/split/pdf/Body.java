package io.filepipeline.split.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream.
 *
 * @param file where they are
 * @param place where they begin there
 * @param length how many there are; -1 for an object that is no stream
 * @param kept the same in memory; {@code null} if they are copied from the file
 * @param filters what its dictionary has to say of filters; {@code null} if that is what
 * it says already
 */
record Body(Store file, long place, long length, byte @Nullable [] kept, @Nullable Dictionary filters) {

	static final Body NONE = new Body((place, target, from, count) -> {
	}, 0, -1, null, null);

	private static final String[] REPLACED = { "Filter", "DecodeParms" };

	boolean isThere() {
		return this.length >= 0;
	}

	/** The same in memory. */
	Body keeping(byte[] bytes) {
		return new Body(this.file, this.place, this.length, bytes, this.filters);
	}

	/** Reads them; there must not be too many. */
	byte[] read() throws IOException {
		return first((int) this.length);
	}

	/** Reads the first of them, or all if there are less. */
	byte[] first(int count) throws IOException {
		int most = (int) Math.min(count, this.length);
		if (this.kept != null) {
			return Arrays.copyOf(this.kept, most);
		}
		byte[] bytes = new byte[most];
		this.file.read(this.place, bytes, 0, most);
		return bytes;
	}

	InputStream open() {
		return (this.kept != null) ? new ByteArrayInputStream(this.kept) : new BodyStream(this);
	}

	/**
	 * Writes the dictionary before them, but for the length and its end.
	 * @param left which of its entries are left out
	 */
	void writeDictionary(Dictionary original, NameSet left, ObjectText text) {
		text.raw("<<");
		if (this.filters == null) {
			left.copyOthers(original, text);
		}
		else {
			left.and(REPLACED).copyOthers(original, text);
			left.copyOthers(this.filters, text);
		}
	}

	/**
	 * Something to read them from.
	 */
	@FunctionalInterface
	interface Store {

		/**
		 * Reads bytes.
		 * @throws Irregular if they are not there
		 */
		void read(long place, byte[] target, int from, int count) throws IOException;

	}

}
