package io.filepipeline.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.filepipeline.contracts.FileRecord;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RecordStatus;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Unavailable;
import io.filepipeline.record.RecordQuery;
import io.filepipeline.record.RecordSearch;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.Abortable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Sends the parts of a record as one zip, each from the bucket through a buffer of a few
 * kilobytes, or as it was fetched meanwhile. The directory at its end takes some hundred
 * bytes of memory for each part.
 */
@Component
class ZippedParts {

	private static final Logger logger = LoggerFactory.getLogger(ZippedParts.class);

	private static final int PAGE = 500;

	private final RecordSearch records;

	private final PartFetcher fetcher;

	ZippedParts(RecordSearch records, PartFetcher fetcher) {
		this.records = records;
		this.fetcher = fetcher;
	}

	/**
	 * Sends the parts that are stored, in order.
	 * @param processId only those of this process
	 * @param head whether nothing but the headers is wanted
	 * @throws RejectedRequest when there are none, or the object of one is gone
	 * @throws Unavailable when S3 breaks off before anything is sent
	 * @throws IOException when not all can be sent: the zip has no end then
	 */
	void send(FileRecord parent, @Nullable UUID processId, boolean head, HttpServletResponse response)
			throws IOException {
		Iterator<FileRecord> parts = parts(parent.id(), processId);
		if (!parts.hasNext()) {
			throw RejectedRequest.because(ProblemCode.NO_FILE, "No part of this record is stored");
		}
		if (head) {
			describe(parent, response);
			return;
		}
		@Nullable ZipOutputStream zip = null;
		ZipNames names = new ZipNames();
		try (PartFiles files = this.fetcher.inOrder(parts)) {
			while (files.hasNext()) {
				PartFile file = files.next();
				try (InputStream content = file.open()) {
					if (zip == null) {
						zip = begin(parent, response);
					}
					add(content, entry(file.part(), names), zip, response);
				}
			}
		}
		catch (RejectedRequest ex) {
			if (!response.isCommitted()) {
				throw ex;
			}
			// whoever deletes parts meanwhile has asked for that: no error of this host
			logger.warn("The zip of {} breaks off: {}", parent.id(), ex.problem().detail());
			throw new CloseNowException(ex);
		}
		// only now: a zip without its directory is no zip
		Objects.requireNonNull(zip).finish();
	}

	private Iterator<FileRecord> parts(UUID parentId, @Nullable UUID processId) {
		return Stream
			.iterate(page(parentId, processId, null), (page) -> !page.isEmpty(),
					(page) -> page(parentId, processId, page.get(page.size() - 1)))
			.flatMap(List::stream)
			.iterator();
	}

	private List<FileRecord> page(UUID parentId, @Nullable UUID processId, @Nullable FileRecord last) {
		RecordQuery query = new RecordQuery().partsOf(parentId).inStatus(List.of(RecordStatus.SUCCEEDED));
		if (processId != null) {
			query.ofProcess(processId);
		}
		if (last != null) {
			query.after(last.id());
		}
		return this.records.inOrder(query, PAGE);
	}

	private static ZipOutputStream begin(FileRecord parent, HttpServletResponse response) throws IOException {
		describe(parent, response);
		ZipOutputStream zip = new ZipOutputStream(response.getOutputStream());
		// the streams of a PDF are compressed already
		zip.setLevel(Deflater.NO_COMPRESSION);
		return zip;
	}

	private static void describe(FileRecord parent, HttpServletResponse response) {
		String name = Optional.ofNullable(parent.fileName())
			.map((file) -> file.replaceFirst("(?<=.)\\.[^.]*$", ""))
			.orElseGet(() -> parent.id().toString());
		response.setContentType("application/zip");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename(name + "_parts.zip", StandardCharsets.UTF_8)
					.build()
					.toString());
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
	}

	private static ZipEntry entry(FileRecord part, ZipNames names) {
		@Nullable String name = part.fileName();
		ZipEntry entry = new ZipEntry(names.distinct((name != null && !name.isEmpty()) ? name : part.id() + ".pdf"));
		entry.setLastModifiedTime(FileTime.from(Objects.requireNonNull(part.createdAt())));
		return entry;
	}

	private static void add(InputStream content, ZipEntry entry, ZipOutputStream zip, HttpServletResponse response)
			throws IOException {
		try {
			zip.putNextEntry(entry);
			content.transferTo(zip);
			zip.closeEntry();
		}
		catch (IOException | SdkException ex) {
			// the rest of a large object is not worth reading for a client that has left
			if (content instanceof Abortable object) {
				object.abort();
			}
			if (response.isCommitted()) {
				throw ex;
			}
			// nothing was sent, and so it is S3 that has left
			throw new Unavailable(ex);
		}
	}

}
