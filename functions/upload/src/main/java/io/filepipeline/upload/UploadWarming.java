package io.filepipeline.upload;

import java.nio.charset.StandardCharsets;

import io.filepipeline.contracts.Content;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Warming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Loads the detection of file types, and the S3 client by asking for an object that is
 * not there.
 */
class UploadWarming implements Warming {

	private static final Logger logger = LoggerFactory.getLogger(UploadWarming.class);

	private final FileStore files;

	private final String bucket;

	UploadWarming(FileStore files, String bucket) {
		this.files = files;
		this.bucket = bucket;
	}

	@Override
	public void warm() {
		this.files.inspect(new Content.Bytes("%PDF-1.4".getBytes(StandardCharsets.US_ASCII)));
		try {
			this.files.inspect(new Content.StoredObject(this.bucket, "none"));
		}
		catch (RejectedRequest ex) {
			logger.debug("Not there, as it must be", ex);
		}
		catch (SdkException ex) {
			logger.info("S3 does not answer while warming: {}", ex.getMessage());
		}
	}

}
