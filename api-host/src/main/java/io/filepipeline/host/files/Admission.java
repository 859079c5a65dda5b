package io.filepipeline.host.files;

import java.util.concurrent.Semaphore;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses uploads and downloads beyond what the host can have under way at once. It does
 * so before the body is read: a form is, when the controller asks for its parts.
 */
class Admission implements HandlerInterceptor {

	private final Semaphore uploads;

	private final Semaphore downloads;

	private final SpoolDisk disk;

	private final DataSize largest;

	/**
	 * Bounds both.
	 * @param largest how much an upload may have, its form included
	 */
	Admission(int uploads, int downloads, SpoolDisk disk, DataSize largest) {
		this.uploads = new Semaphore(uploads);
		this.downloads = new Semaphore(downloads);
		this.disk = disk;
		this.largest = largest;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Semaphore places = places(request);
		if (places == this.uploads && length(request) > this.largest.toBytes()) {
			throw RejectedRequest.because(ProblemCode.FILE_TOO_LARGE,
					"The upload has " + length(request) + " bytes; at most " + this.largest.toBytes() + " are allowed");
		}
		if (!places.tryAcquire()) {
			throw overloaded("As many requests of this kind are under way as the host takes at once");
		}
		if (places == this.uploads && !this.disk.reserve(length(request))) {
			places.release();
			throw overloaded("There is not enough room for this upload at the moment");
		}
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception failure) {
		Semaphore places = places(request);
		if (places == this.uploads) {
			this.disk.release(length(request));
		}
		places.release();
	}

	private Semaphore places(HttpServletRequest request) {
		return HttpMethod.POST.matches(request.getMethod()) ? this.uploads : this.downloads;
	}

	/** One that does not say is left the spare disk. */
	private static long length(HttpServletRequest request) {
		return Math.max(0, request.getContentLengthLong());
	}

	private static RejectedRequest overloaded(String why) {
		return RejectedRequest.because(ProblemCode.OVERLOADED, why + "; try again in a few seconds");
	}

}
