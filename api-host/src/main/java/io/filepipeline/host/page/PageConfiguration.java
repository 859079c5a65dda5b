package io.filepipeline.host.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;

import io.filepipeline.contracts.Sha256;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the page, and the PDF library that it draws with. Browsers ask each time whether
 * a file of the page has changed, and keep the library, which has its version in its
 * address.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

	private static final String LIBRARY = "/webjars/pdfjs-dist/";

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		// builds that give the same bytes give the same dates: only an ETag tells
		// versions apart
		registry.addResourceHandler("/favicon.svg")
			.addResourceLocations("classpath:/static/")
			.setCacheControl(CacheControl.noCache())
			.setUseLastModified(false)
			.setEtagGenerator(PageConfiguration::digest);
		registry.addResourceHandler("/page/**")
			.addResourceLocations("classpath:/static/page/")
			.setCacheControl(CacheControl.noCache())
			.setUseLastModified(false)
			.setEtagGenerator(PageConfiguration::digest);
		registry.addResourceHandler(LIBRARY + "**")
			.addResourceLocations("classpath:/META-INF/resources" + LIBRARY)
			.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
	}

	/** What tells one version of a file from the next. */
	static String digest(Resource file) {
		try (InputStream content = file.getInputStream()) {
			return Sha256.of(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
