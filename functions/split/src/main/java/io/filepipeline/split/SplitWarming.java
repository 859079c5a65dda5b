package io.filepipeline.split;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.filepipeline.contracts.Warming;
import io.filepipeline.split.pdf.PdfDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Loads PDFBox and the engine by splitting the smallest of documents, which has no table
 * and is repaired, and the S3 client by asking for an object that is not there.
 */
class SplitWarming implements Warming {

	private static final Logger logger = LoggerFactory.getLogger(SplitWarming.class);

	private static final String DOCUMENT = """
			%PDF-1.4
			1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
			2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 72 72]>>endobj
			3 0 obj<</Type/Page/Parent 2 0 R>>endobj
			trailer<</Root 1 0 R/Size 4>>
			%%EOF
			""";

	private final Bucket bucket;

	private final String bucketName;

	SplitWarming(Bucket bucket, String bucketName) {
		this.bucket = bucket;
		this.bucketName = bucketName;
	}

	@Override
	public void warm() {
		try (Workspace workspace = Workspace.create()) {
			Path source = workspace.file("source.pdf");
			Files.writeString(source, DOCUMENT, StandardCharsets.US_ASCII);
			if (PdfDocument.open(source) instanceof PdfDocument document) {
				try (document) {
					document.write(List.of(0), OutputStream::nullOutputStream);
				}
			}
			this.bucket.fetch(this.bucketName, "none", workspace.file("none"));
		}
		catch (SdkException ex) {
			logger.info("S3 does not answer while warming: {}", ex.getMessage());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
