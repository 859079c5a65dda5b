package io.filepipeline.upload;

import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.filepipeline.contracts.PartUrls.PartUrl;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.Sha256;
import io.filepipeline.contracts.StoredFile;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedUploadPartRequest;

import org.springframework.util.function.SingletonSupplier;

/**
 * The multipart uploads of the bucket, whose parts are sent by others.
 */
class MultipartUploads {

	private static final Duration URL_LIFETIME = Duration.ofHours(1);

	private static final String CHECKSUM = "x-amz-checksum-sha256";

	static final int NOT_FOUND = 404;

	/** Enough to go on with. */
	private static final int REPORTED = 100;

	private final S3Client s3;

	private final String bucket;

	private final @Nullable URI publicEndpoint;

	/** Made when it is needed, so that nobody else's start waits for it. */
	private final Supplier<S3Presigner> presigner = SingletonSupplier.of(this::presigner);

	/**
	 * The uploads of a bucket.
	 * @param publicEndpoint where clients reach S3, if they do so elsewhere
	 */
	MultipartUploads(S3Client s3, String bucket, @Nullable URI publicEndpoint) {
		this.s3 = s3;
		this.bucket = bucket;
		this.publicEndpoint = publicEndpoint;
	}

	/**
	 * Begins one. S3 takes parts with a checksum if it was told so here, and else parts
	 * without.
	 * @return what S3 calls it
	 */
	String create(UUID id, boolean checksums) {
		// what it is nobody knows yet; the record will tell
		return this.s3
			.createMultipartUpload((create) -> create.bucket(this.bucket)
				.key(StoredFile.keyOf(id))
				.contentType("application/octet-stream")
				.checksumAlgorithm(checksums ? ChecksumAlgorithm.SHA256 : null))
			.uploadId();
	}

	/**
	 * Signs a request that sends a part, and no other bytes than those.
	 * @param sha256 what S3 verifies it by
	 */
	PartUrl presign(UploadPlan plan, int number, @Nullable String sha256) {
		@Nullable String checksum = (sha256 != null) ? Sha256.base64(sha256) : null;
		PresignedUploadPartRequest signed = this.presigner.get()
			.presignUploadPart((presign) -> presign.signatureDuration(URL_LIFETIME)
				.uploadPartRequest((part) -> part.bucket(this.bucket)
					.key(plan.objectKey())
					.uploadId(plan.uploadId())
					.partNumber(number)
					.contentLength(plan.sizeOf(number))
					.checksumSHA256(checksum)));
		return new PartUrl(number, signed.url().toString(), (checksum != null) ? Map.of(CHECKSUM, checksum) : Map.of(),
				signed.expiration().truncatedTo(ChronoUnit.SECONDS));
	}

	/** What S3 has of it; nothing, if there is no such upload any more. */
	List<Part> parts(UploadPlan plan) {
		try {
			return this.s3
				.listPartsPaginator((list) -> list.bucket(this.bucket).key(plan.objectKey()).uploadId(plan.uploadId()))
				.parts()
				.stream()
				.toList();
		}
		catch (S3Exception ex) {
			if (ex.statusCode() != NOT_FOUND) {
				throw ex;
			}
			return List.of();
		}
	}

	/**
	 * Makes the parts one object.
	 * @throws RejectedRequest when some are not there, or not of their size
	 * @throws S3Exception when S3 does not take them, or has no such upload any more
	 */
	void complete(UploadPlan plan) {
		List<Part> parts = parts(plan);
		check(plan, parts);
		List<CompletedPart> completed = parts.stream()
			.map((part) -> CompletedPart.builder()
				.partNumber(part.partNumber())
				.eTag(part.eTag())
				.checksumSHA256(part.checksumSHA256())
				.build())
			.toList();
		this.s3.completeMultipartUpload((complete) -> complete.bucket(this.bucket)
			.key(plan.objectKey())
			.uploadId(plan.uploadId())
			.multipartUpload((upload) -> upload.parts(completed)));
	}

	void abort(UploadPlan plan) {
		try {
			this.s3.abortMultipartUpload(
					(abort) -> abort.bucket(this.bucket).key(plan.objectKey()).uploadId(plan.uploadId()));
		}
		catch (S3Exception ex) {
			if (ex.statusCode() != NOT_FOUND) {
				throw ex;
			}
		}
	}

	/** The origin (RFC 6454) of signed URLs. */
	String origin() {
		URL url = url();
		return url.getProtocol() + "://" + url.getAuthority();
	}

	private static void check(UploadPlan plan, List<Part> parts) {
		Map<Integer, Long> sizes = parts.stream().collect(Collectors.toMap(Part::partNumber, Part::size));
		List<Integer> missing = IntStream.rangeClosed(1, plan.partCount())
			.filter((number) -> !Long.valueOf(plan.sizeOf(number)).equals(sizes.get(number)))
			.boxed()
			.toList();
		if (!missing.isEmpty()) {
			String numbers = missing.stream().limit(REPORTED).map(String::valueOf).collect(Collectors.joining(", "));
			throw RejectedRequest.because(ProblemCode.PARTS_MISSING,
					"S3 does not have, or not in their sizes, " + missing.size() + " of " + plan.partCount()
							+ " parts: " + numbers + ((missing.size() > REPORTED) ? ", …" : ""));
		}
	}

	private URL url() {
		return this.s3.utilities().getUrl((get) -> get.bucket(this.bucket).key("any").endpoint(this.publicEndpoint));
	}

	/** Signs for the server, region and role that the client has. */
	private S3Presigner presigner() {
		S3ServiceClientConfiguration client = this.s3.serviceClientConfiguration();
		boolean bucketInPath = !url().getHost().startsWith(this.bucket + ".");
		URI endpoint = (this.publicEndpoint != null) ? this.publicEndpoint : client.endpointOverride().orElse(null);
		return S3Presigner.builder()
			.region(client.region())
			.credentialsProvider(client.credentialsProvider())
			.endpointOverride(endpoint)
			.serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(bucketInPath).build())
			.build();
	}

}
