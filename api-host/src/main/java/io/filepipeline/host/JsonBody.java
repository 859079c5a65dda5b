package io.filepipeline.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;

/**
 * The body of a request that is one message as JSON.
 */
public final class JsonBody {

	/** As much as the metadata of an upload may have. */
	private static final int MAX_BYTES = 1 << 20;

	private JsonBody() {
	}

	/**
	 * Reads the body.
	 * @throws RejectedRequest when it is too large, no JSON, or does not fit the type
	 */
	public static <T> T read(InputStream body, Class<T> type) throws IOException {
		byte[] bytes = body.readNBytes(MAX_BYTES + 1);
		if (bytes.length > MAX_BYTES) {
			throw RejectedRequest.because(ProblemCode.FILE_TOO_LARGE,
					"The body may have at most " + MAX_BYTES + " bytes");
		}
		return Json.read(new String(bytes, StandardCharsets.UTF_8), type);
	}

}
