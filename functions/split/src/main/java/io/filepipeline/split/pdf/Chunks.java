package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSObject;

/**
 * The document's objects as chunks. Fonts and the like are in every part: each is encoded
 * once, as long as there is room.
 */
final class Chunks {

	private static final long ROOM = 32L * 1024 * 1024;

	private final Map<COSObject, Chunk> known = new IdentityHashMap<>();

	private long used;

	Chunk of(COSObject reference, COSBase object) throws IOException {
		// What has no key was made for one part and is not met again
		if (reference.getKey() == null) {
			return ChunkEncoder.encode(object);
		}
		Chunk chunk = this.known.get(reference);
		if (chunk == null) {
			chunk = ChunkEncoder.encode(object);
			if (this.used + chunk.size() <= ROOM) {
				this.known.put(reference, chunk);
				this.used += chunk.size();
			}
		}
		return chunk;
	}

}
