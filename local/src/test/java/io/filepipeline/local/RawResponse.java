package io.filepipeline.local;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer to a request that no proper client would send.
 *
 * @param status the status
 * @param headers the headers by their names in lower case
 * @param body what follows them
 */
record RawResponse(int status, Map<String, String> headers, String body) {

	static RawResponse to(URI server, String requestLine) throws IOException {
		try (Socket socket = new Socket(server.getHost(), server.getPort())) {
			String request = requestLine + "\r\nHost: " + server.getAuthority() + "\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	String header(String name) {
		return this.headers.get(name);
	}

	private static RawResponse parse(String answer) {
		String[] headAndBody = answer.split("\r\n\r\n", 2);
		String[] lines = headAndBody[0].split("\r\n");
		Map<String, String> headers = new TreeMap<>();
		for (int i = 1; i < lines.length; i++) {
			String[] header = lines[i].split(": ?", 2);
			headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
		}
		return new RawResponse(Integer.parseInt(lines[0].split(" ")[1]), headers, headAndBody[1]);
	}

}
