package io.filepipeline.host.files;

import java.nio.file.Path;

import io.filepipeline.host.HostProperties;
import jakarta.servlet.MultipartConfigElement;

import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Bounds the forms of uploads, and puts the admission in front of files.
 */
@Configuration(proxyBeanMethods = false)
class FilesConfiguration implements WebMvcConfigurer {

	/** The metadata, and what is around both. */
	private static final DataSize FORM = DataSize.ofMegabytes(4);

	private final HostProperties properties;

	private final MultipartConfigElement forms;

	FilesConfiguration(HostProperties properties, MultipartConfigElement forms) {
		this.properties = properties;
		this.forms = forms;
	}

	/**
	 * A form has one file. As a whole it has a bound as well, which one in chunks only
	 * meets while it is read.
	 */
	@Bean
	static MultipartConfigElement forms(MultipartProperties properties) {
		properties.setMaxRequestSize(DataSize.ofBytes(properties.getMaxFileSize().toBytes() + FORM.toBytes()));
		return properties.createMultipartConfig();
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		SpoolDisk disk = new SpoolDisk(Path.of(System.getProperty("java.io.tmpdir")),
				this.properties.upload().spareDisk().toBytes());
		registry
			.addInterceptor(new Admission(this.properties.upload().concurrency(),
					this.properties.download().concurrency(), disk, DataSize.ofBytes(this.forms.getMaxRequestSize())))
			.addPathPatterns("/api/files/**", "/api/records/*/parts.zip");
	}

}
