package io.filepipeline.local;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.UploadReceipt;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Forms, good and bad, mean the same to the host's parser and to that of the zip.
 */
@ExtendWith({ RunningPipeline.class, Zips.Deployed.class })
class FormParityTests {

	private final Api api;

	private final Zips zips;

	FormParityTests(Api api, Zips zips) {
		this.api = api;
		this.zips = zips;
	}

	static Stream<Form> forms() {
		String file = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\nabc\r\n";
		String metadata = "--x\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n{}\r\n";
		String end = "--x--\r\n";
		return Stream.of(new Form("good", file + metadata + end, 201, "a.bin"),
				new Form("the same metadata twice", file + metadata + metadata + end, 400, "/metadata"),
				new Form("a file and a field of one name",
						file + file.replace("; filename=\"a.bin\"", "") + metadata + end, 400, "/file"),
				new Form("a name with quotes", file.replace("a.bin", "a\\\"b.bin") + metadata + end, 201, "a\"b.bin"),
				new Form("a name with UTF-8", file.replace("a.bin", "\u00e4\u20ac.bin") + metadata + end, 201,
						"\u00e4\u20ac.bin"),
				new Form("an encoded name",
						file.replace("filename=\"a.bin\"", "filename*=UTF-8''%e2%82%ac.bin") + metadata + end, 201,
						"\u20ac.bin"),
				new Form("an encoded name with a line break",
						file.replace("filename=\"a.bin\"", "filename*=UTF-8''a%0d%0a.bin") + metadata + end, 400,
						"/metadata/file_name"),
				new Form("a name of 255 characters", file.replace("a.bin", "\u20ac".repeat(255)) + metadata + end, 201,
						"\u20ac".repeat(255)),
				new Form("a name of 256 characters", file.replace("a.bin", "a".repeat(256)) + metadata + end, 400,
						"/metadata/file_name"),
				new Form("a name of 5,000 characters", file.replace("a.bin", "a".repeat(5000)) + metadata + end, 400,
						"must be a multipart form"),
				new Form("a path", file.replace("a.bin", "../../etc/passwd") + metadata + end, 400,
						"/metadata/file_name"),
				new Form("a Windows path", file.replace("a.bin", "C:\\\\a.bin") + metadata + end, 400,
						"/metadata/file_name"),
				new Form("a name with a line break", file.replace("a.bin", "a\nb.bin") + metadata + end, 400,
						"/metadata/file_name"),
				new Form("a name with NUL", file.replace("a.bin", "a\u0000.bin") + metadata + end, 400,
						"must be a multipart form"),
				new Form("two names",
						file.replace("filename=\"a.bin\"", "filename=\"a.bin\"; filename=\"b.bin\"") + metadata + end,
						201, "b.bin"),
				new Form("no form data", file.replace("form-data", "attachment") + metadata + end, 400, "/file"),
				new Form("metadata that are no UTF-8", file + metadata.replace("{}", "{\"x\":\"\u00ff\"}") + end, 400,
						"UTF-8", StandardCharsets.ISO_8859_1),
				new Form("lines that end with LF only", (file + metadata + end).replace("\r\n", "\n"), 400,
						"ended before"),
				new Form("a form in the form",
						file.replace("\r\n\r\n", "\r\nContent-Type: multipart/mixed; boundary=inner\r\n\r\n") + metadata
								+ end,
						400, "must be a multipart form"),
				new Form("no end", file + metadata, 400, "ended before"),
				new Form("something behind the end", file + metadata + end + metadata + end, 201, "a.bin"),
				new Form("21 parts", file + metadata + metadata.replace("metadata", "more").repeat(19) + end, 400,
						"at most 20 parts"));
	}

	@ParameterizedTest
	@MethodSource
	void forms(Form form) {
		HttpResponse<String> host = this.api.send("POST", "/api/files/", BodyPublishers.ofByteArray(form.bytes()),
				"content-type", "multipart/form-data; boundary=x");
		Map<String, Object> zip = Api
			.json(this.zips.invoke("upload", Zips.formEvent("/api/files/", form.bytes())).json());
		String answer = (String) zip.get("body");

		assertThat(List.of(host.statusCode(), zip.get("statusCode"))).as(host.body() + answer)
			.containsOnly(form.status());
		if (form.status() == 201) {
			for (String body : List.of(host.body(), answer)) {
				UUID id = Json.read(body, UploadReceipt.class).file().id();
				await().untilAsserted(() -> assertThat(Api.json(this.api.get("/api/records/" + id)))
					.containsEntry("file_name", form.says()));
			}
		}
		else {
			assertThat(Api.problem(answer)).isEqualTo(Api.problem(host.body()));
			assertThat(answer).contains(form.says());
		}
	}

	/**
	 * A form, as it is sent.
	 *
	 * @param says the name that its file then has, or what the problem contains
	 */
	record Form(String name, String text, int status, String says, Charset charset) {

		Form(String name, String text, int status, String says) {
			this(name, text, status, says, StandardCharsets.UTF_8);
		}

		byte[] bytes() {
			return this.text.getBytes(this.charset);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
