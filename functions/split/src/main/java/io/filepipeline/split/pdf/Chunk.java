package io.filepipeline.split.pdf;

import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * An object as it stands in a file, but for the numbers of the objects that it refers to.
 * They differ from part to part, the rest does not.
 *
 * @param text the object; of a stream the dictionary without its end
 * @param gaps where in the text the references belong, ascending
 * @param targets what each refers to
 * @param body what follows the dictionary of a stream
 */
record Chunk(byte[] text, int[] gaps, COSObject[] targets, @Nullable COSStream body) {

	int size() {
		return this.text.length + 12 * this.gaps.length;
	}

}
