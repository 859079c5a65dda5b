package io.filepipeline.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The body of a request that is JSON.
 */
public final class JsonBody {

	/** As much as the metadata of an upload may have. */
	private static final int MAX_BYTES = 1 << 20;

	private JsonBody() {
	}

	/**
	 * Reads a message.
	 * @throws RejectedRequest when it has more than 1 MiB, is no JSON, or does not fit
	 * the type
	 */
	public static <T> T read(InputStream body, Class<T> type) throws IOException {
		return Json.read(read(body), type);
	}

	/**
	 * Reads the body of a message.
	 * @throws RejectedRequest when it has more than 1 MiB, or is not UTF-8
	 */
	public static String read(InputStream body) throws IOException {
		return read(body, MAX_BYTES);
	}

	/**
	 * Reads a body.
	 * @param maxBytes how many bytes it may have
	 * @throws RejectedRequest when it has more, or is not UTF-8
	 */
	public static String read(InputStream body, int maxBytes) throws IOException {
		byte[] bytes = body.readNBytes(maxBytes + 1);
		if (bytes.length > maxBytes) {
			throw RejectedRequest.because(ProblemCode.FILE_TOO_LARGE,
					"The body may have at most " + maxBytes + " bytes");
		}
		try {
			// unlike a String, a decoder says when it has to replace something
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw RejectedRequest.invalid("", "must be UTF-8");
		}
	}

}
