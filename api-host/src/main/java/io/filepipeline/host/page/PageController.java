package io.filepipeline.host.page;

import io.swagger.v3.oas.annotations.Hidden;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers {@code /} with the page. A forward to its file would leave the headers that
 * tell browsers to be careful out of the answer to a {@code HEAD}.
 */
@Hidden
@RestController
class PageController {

	private static final Resource PAGE = new ClassPathResource("static/index.html");

	@GetMapping("/")
	ResponseEntity<Resource> page() {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noCache())
			.eTag(PageConfiguration.digest(PAGE))
			.contentType(MediaType.TEXT_HTML)
			.body(PAGE);
	}

}
