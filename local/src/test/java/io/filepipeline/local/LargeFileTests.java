package io.filepipeline.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.UploadReceipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningPipeline.class)
class LargeFileTests {

	private final Api api;

	LargeFileTests(Api api) {
		this.api = api;
	}

	@Test
	void aFileThatTheHeapCouldNotHoldPasses() throws Exception {
		long size = Runtime.getRuntime().maxMemory() + (64 << 20);
		MessageDigest sent = MessageDigest.getInstance("SHA-256");

		HttpResponse<String> answer = this.api.form(List.of(Api.Part.field("metadata", "{}"),
				new Api.Part("file", "large.bin", () -> new DigestInputStream(new Numbers(size), sent))));

		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		UploadReceipt receipt = Json.read(answer.body(), UploadReceipt.class);
		assertThat(receipt.file().size()).isEqualTo(size);
		assertThat(receipt.file().sha256()).isEqualTo(HexFormat.of().formatHex(sent.digest()));
		assertThat(this.api.download(receipt.file().objectKey(), "range", "bytes=" + (size - 4) + "-").body())
			.hasSize(4);
	}

	/**
	 * So many bytes, no two neighbouring kilobytes alike.
	 */
	private static final class Numbers extends InputStream {

		private final long size;

		private long position;

		Numbers(long size) {
			this.size = size;
		}

		@Override
		public int read() {
			return (this.position == this.size) ? -1 : (int) (this.position++ * 31 >> 8) & 0xFF;
		}

		@Override
		public int read(byte[] bytes, int from, int length) throws IOException {
			int step = (int) Math.min(length, this.size - this.position);
			for (int i = 0; i < step; i++) {
				bytes[from + i] = (byte) read();
			}
			return (step == 0 && length > 0) ? -1 : step;
		}

	}

}
