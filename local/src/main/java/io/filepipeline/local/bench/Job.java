package io.filepipeline.local.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import io.filepipeline.contracts.FileMetadata;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.PartRequest;
import io.filepipeline.contracts.ProcessParams;
import io.filepipeline.contracts.SplitParams;
import io.filepipeline.contracts.SplitRequest;
import io.filepipeline.local.ObjectStore;

/**
 * A document to split, with ids that nobody has used before.
 *
 * @param event what the function is given
 * @param parts how many pages each part has, by its id, in their order
 */
record Job(byte[] event, Map<UUID, Integer> parts) {

	private static final int PARTS = 100;

	/**
	 * All pages of a document in 100 parts: fewer if it has not enough.
	 * @param key where the document is
	 */
	static Job of(String key, int pages) {
		int each = (pages + PARTS - 1) / PARTS;
		Map<UUID, Integer> parts = new LinkedHashMap<>();
		List<PartRequest> fileMap = new ArrayList<>();
		for (int first = 0; first < pages; first += each) {
			PartRequest part = new PartRequest(UUID.randomUUID(),
					IntStream.range(first, Math.min(first + each, pages)).boxed().toList());
			fileMap.add(part);
			parts.put(part.id(), part.pages().size());
		}
		SplitRequest request = new SplitRequest(UUID.randomUUID(), UUID.randomUUID(), ObjectStore.BUCKET, key,
				new FileMetadata("document.pdf", null, null, List.of(), true,
						new ProcessParams(SplitParams.of(fileMap), null, null, null)));
		return new Job(Json.write(request).getBytes(StandardCharsets.UTF_8), parts);
	}

}
