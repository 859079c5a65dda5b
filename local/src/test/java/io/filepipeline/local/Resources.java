package io.filepipeline.local;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.filepipeline.contracts.DirectUpload;
import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProcessReport;
import io.filepipeline.testing.Pdfs;

/**
 * What there is to ask for.
 *
 * @param ids by the collection in whose path they stand
 */
record Resources(Map<String, List<UUID>> ids) {

	/**
	 * Makes some of each: an upload, its process and parts, one of which has failed;
	 * uploads straight to S3, one of them complete; webhooks that succeed and that fail.
	 */
	static Resources make(Api api, WebhookReceiver receiver) {
		ProcessReport process = api.finished(api.accepted(Pdfs.withPages(2), "a.pdf",
				"{\"process\":true,\"process_params\":{\"split_params\":{\"ranges\":[\"1\",\"2\",\"3\"]}}}"));
		List<Webhooks.Endpoint> endpoints = Stream.of("/ok", "/500")
			.map((path) -> Webhooks.register(api, receiver.at(path).toString()))
			.toList();
		return new Resources(
				Map.of("processes", List.of(process.processId()), "records",
						Stream.concat(Stream.of(process.recordId()), process.records().stream().map(FileRecord::id))
							.toList(),
						"uploads", uploads(new DirectUploadClient(api)), "webhook-endpoints",
						endpoints.stream().map(Webhooks.Endpoint::id).toList(), "webhook-deliveries",
						endpoints.stream().map((endpoint) -> endpoint.test(api)).toList()));
	}

	private static List<UUID> uploads(DirectUploadClient uploads) {
		DirectUpload complete = uploads.begun("{\"file_name\":\"a\",\"size\":1}");
		DirectUploadClient.put(complete.url(), complete.headers(), new byte[1]);
		uploads.complete(complete.id());
		return List.of(complete.id(), uploads.begun("{\"file_name\":\"a\",\"size\":1}").id(),
				uploads.begun("{\"file_name\":\"a\",\"size\":1000000000,\"part_checksums\":true}").id());
	}

	List<UUID> in(String collection) {
		return this.ids.getOrDefault(collection, this.ids.get("records"));
	}

	/** Those in any collection. */
	List<UUID> all() {
		return this.ids.values().stream().flatMap(List::stream).sorted().toList();
	}

}
