package io.filepipeline.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Where the servers listen, on this machine only.
 *
 * @param http the API
 * @param postgres PostgreSQL
 * @param sqs the SQS server
 * @param s3 the S3 server
 */
public record Ports(int http, int postgres, int sqs, int s3) {

	/** The ports that the environment asks for, or else the usual ones. */
	static Ports of(Map<String, String> environment) {
		return new Ports(port(environment, "PORT", 8000), port(environment, "POSTGRES_PORT", 54329),
				port(environment, "SQS_PORT", 9324), port(environment, "S3_PORT", 9090));
	}

	/** Ports that nobody uses at the moment. */
	public static Ports free() throws IOException {
		try (ServerSocket http = listen(0);
				ServerSocket postgres = listen(0);
				ServerSocket sqs = listen(0);
				ServerSocket s3 = listen(0)) {
			return new Ports(http.getLocalPort(), postgres.getLocalPort(), sqs.getLocalPort(), s3.getLocalPort());
		}
	}

	/**
	 * Checks that all of them can be had.
	 * @throws CannotStart naming the first that cannot, and how to choose another
	 */
	void check() {
		check(this.http, "the API", "PORT");
		check(this.postgres, "PostgreSQL", "POSTGRES_PORT");
		check(this.sqs, "the SQS server", "SQS_PORT");
		check(this.s3, "the S3 server", "S3_PORT");
	}

	private static void check(int port, String purpose, String variable) {
		try (ServerSocket socket = listen(port)) {
			socket.setReuseAddress(true);
		}
		catch (IOException ex) {
			throw new CannotStart("Port " + port + " for " + purpose + " is in use. Choose another: " + variable + "="
					+ (port + 1) + " ./scripts/run_local.sh");
		}
	}

	private static int port(Map<String, String> environment, String variable, int usual) {
		String value = environment.getOrDefault(variable, "").strip();
		if (value.isEmpty()) {
			return usual;
		}
		try {
			int port = Integer.parseInt(value);
			if (port >= 1 && port <= 65535) {
				return port;
			}
		}
		catch (NumberFormatException ex) {
			// said below, as for a number out of range
		}
		throw new CannotStart(variable + " must be a port number from 1 to 65535, not " + value);
	}

	private static ServerSocket listen(int port) throws IOException {
		return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
	}

}
