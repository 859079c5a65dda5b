package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metadata of a document for archives (ISO 19005, PDF/A). The first part of that
 * standard allows neither object streams nor filters for metadata, those after it do.
 */
final class ArchiveMetadata implements ContentReader.Scanner {

	private static final Name INTENTS = Name.of("OutputIntents");

	private static final long LONGEST = 1 << 20;

	/** As an element or an attribute. */
	private static final Pattern PART = Pattern.compile("pdfaid:part\\s*(?:>|=\\s*[\"'])\\s*([1-9])");

	/** Longer than what is looked for. */
	private static final int OVERLAP = 64;

	private static final String PACKET_END = "<?xpacket end=";

	private boolean later;

	/**
	 * Whether a document may have to be as the first part says: it has what one for
	 * archives must have, and does not say that it follows a later part.
	 */
	static boolean mayBeOfFirstPart(SourceObjects objects, Dictionary catalog) throws IOException {
		if (!catalog.has(INTENTS)) {
			return false;
		}
		Span metadata = catalog.get(Name.METADATA);
		IndirectObject stream = (metadata != null) ? objects.follow(metadata) : null;
		ArchiveMetadata claim = new ArchiveMetadata();
		return stream == null || stream.body() == 0
				|| !objects.readContent(stream, LONGEST, Budget.ofSteps(LONGEST), claim) || !claim.later;
	}

	@Override
	public int scan(byte[] bytes, int length, boolean last) {
		Matcher part = PART.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
		this.later |= part.find() && !part.group(1).equals("1");
		return last ? length : Math.max(0, length - OVERLAP);
	}

	/**
	 * Metadata without the space that is left in it to be changed in place (ISO 16684-1,
	 * 7.3.2).
	 */
	static Body trimmed(Body body) throws IOException {
		String packet = (body.length() <= LONGEST) ? new String(body.read(), StandardCharsets.ISO_8859_1) : "";
		int end = packet.lastIndexOf(PACKET_END);
		if (end < 0) {
			return body;
		}
		byte[] bytes = (packet.substring(0, end).stripTrailing() + "\n" + packet.substring(end))
			.getBytes(StandardCharsets.ISO_8859_1);
		return (bytes.length < body.length()) ? new Body(body.file(), body.place(), bytes.length, bytes, null) : body;
	}

}
