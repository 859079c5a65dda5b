package io.filepipeline.host.files;

import java.nio.file.Path;

import io.filepipeline.host.HostProperties;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts the admission in front of files.
 */
@Configuration(proxyBeanMethods = false)
class FilesConfiguration implements WebMvcConfigurer {

	private final HostProperties properties;

	FilesConfiguration(HostProperties properties) {
		this.properties = properties;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		SpoolDisk disk = new SpoolDisk(Path.of(System.getProperty("java.io.tmpdir")),
				this.properties.upload().spareDisk().toBytes());
		registry
			.addInterceptor(new Admission(this.properties.upload().concurrency(),
					this.properties.download().concurrency(), disk))
			.addPathPatterns("/api/files/**");
	}

}
