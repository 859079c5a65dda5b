package io.filepipeline.host.files;

import java.nio.file.Path;

import io.filepipeline.host.HostProperties;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts the admission in front of files.
 */
@Configuration(proxyBeanMethods = false)
class FilesConfiguration implements WebMvcConfigurer {

	/** The metadata, and what is around both. */
	private static final DataSize FORM = DataSize.ofMegabytes(4);

	private final HostProperties properties;

	private final DataSize largestFile;

	FilesConfiguration(HostProperties properties,
			@Value("${spring.servlet.multipart.max-file-size}") DataSize largestFile) {
		this.properties = properties;
		this.largestFile = largestFile;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		SpoolDisk disk = new SpoolDisk(Path.of(System.getProperty("java.io.tmpdir")),
				this.properties.upload().spareDisk().toBytes());
		registry
			.addInterceptor(
					new Admission(this.properties.upload().concurrency(), this.properties.download().concurrency(),
							disk, DataSize.ofBytes(this.largestFile.toBytes() + FORM.toBytes())))
			.addPathPatterns("/api/files/**", "/api/records/*/parts.zip");
	}

}
