package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.RandomAccessRead;

/**
 * Finds objects behind a cross-reference table that it does not know. Where the last
 * table of a file is damaged, the parser takes the one before, and the document as it was
 * before it was changed.
 */
final class LaterObjects {

	/** A table that is a stream is no object of its own, and need not know itself. */
	private static final Pattern OBJECT = Pattern.compile(
			"(?<![0-9])([0-9]{1,9})\\s{1,9}([0-9]{1,5})\\s{1,9}obj\\b(?!(?:(?!endobj|stream).){0,300}?/Type\\s{0,9}/XRef\\b)",
			Pattern.DOTALL);

	private static final int BLOCK = 1 << 20;

	/** How long a match can be, with what has to follow it. */
	private static final int OVERLAP = 512;

	/** Tables may lead to the line break before an object. */
	private static final int CLOSE = 4;

	private final RandomAccessRead file;

	private final Map<COSObjectKey, Long> known;

	/**
	 * Of a file.
	 * @param known where its table says that objects are
	 */
	LaterObjects(RandomAccessRead file, Map<COSObjectKey, Long> known) {
		this.file = file;
		this.known = known;
	}

	/** Whether there are any behind the table. */
	boolean exist(long table) throws IOException {
		byte[] block = new byte[BLOCK];
		for (long place = table - 1; place < this.file.length(); place += BLOCK - OVERLAP) {
			this.file.seek(place);
			int length = (int) Math.min(BLOCK, this.file.length() - place);
			this.file.readFully(block, 0, length);
			boolean last = place + length == this.file.length();
			// what begins nearer to the end is seen whole in the next block
			int end = last ? length : length - OVERLAP;
			Matcher objects = OBJECT.matcher(new String(block, 0, length, StandardCharsets.ISO_8859_1));
			// the byte before tells whether a number begins with the first digit
			objects.region(1, length).useTransparentBounds(true);
			while (objects.find() && objects.start() <= end) {
				if (!isKnown(objects, place + objects.start())) {
					return true;
				}
			}
		}
		return false;
	}

	private boolean isKnown(Matcher object, long place) {
		COSObjectKey key = new COSObjectKey(Long.parseLong(object.group(1)), Integer.parseInt(object.group(2)));
		Long known = this.known.get(key);
		return known != null && Math.abs(known - place) <= CLOSE;
	}

}
