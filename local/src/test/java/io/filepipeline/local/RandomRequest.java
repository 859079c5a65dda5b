package io.filepipeline.local;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * A request that was made up.
 *
 * @param operation what is asked
 * @param path the variables of its path
 * @param query what follows it
 * @param headers besides that of the content
 * @param body the JSON, or that of the form's metadata
 * @param file the form's file
 */
record RandomRequest(OpenApiDocument.Operation operation, Map<String, List<String>> path,
		Map<String, List<String>> query, Map<String, List<String>> headers, JsonNode body, byte[] file) {

	HttpResponse<String> send(Api api) {
		List<String> sent = new ArrayList<>();
		this.headers.forEach((name, values) -> sent.addAll(List.of(name, ascii(values.get(0)))));
		if (this.operation.contentType().startsWith("multipart")) {
			return api.form(List.of(Api.Part.file("file", "a.pdf", this.file),
					Api.Part.field("metadata", this.body.toString())), sent.toArray(String[]::new));
		}
		if (!this.operation.contentType().isEmpty()) {
			sent.addAll(List.of("content-type", this.operation.contentType()));
		}
		return api.send(
				this.operation.method().toUpperCase(Locale.ROOT), uri(), this.operation.contentType().isEmpty()
						? BodyPublishers.noBody() : BodyPublishers.ofString(this.body.toString()),
				sent.toArray(String[]::new));
	}

	/**
	 * The values of a parameter, as what they can be read as. An empty one is as good as
	 * one that is absent.
	 * @param isText whether they are read as text in any case
	 */
	List<JsonNode> values(String name, boolean isText) {
		return Stream.of(this.path, this.query, this.headers)
			.flatMap((place) -> place.getOrDefault(name, List.of()).stream())
			.filter((text) -> !text.isEmpty())
			.map((text) -> !isText && text.matches("-?\\d{1,18}|true|false") ? OpenApiDocument.JSON.readTree(text)
					: OpenApiDocument.JSON.getNodeFactory().stringNode(text))
			.toList();
	}

	private String uri() {
		String uri = this.operation.path();
		for (Map.Entry<String, List<String>> variable : this.path.entrySet()) {
			uri = uri.replace("{" + variable.getKey() + "}", encoded(variable.getValue().get(0)).replace("%2F", "/"));
		}
		String parameters = this.query.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue().stream().map((value) -> entry.getKey() + "=" + encoded(value)))
			.collect(Collectors.joining("&"));
		return parameters.isEmpty() ? uri : uri + "?" + parameters;
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static String ascii(String text) {
		return text.replaceAll("[^!-~]", "_");
	}

	@Override
	public String toString() {
		return this.operation.method() + " " + uri() + " " + this.headers + " " + this.body;
	}

}
