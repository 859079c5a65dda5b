package io.filepipeline.host;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the web host.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ApiHost {

	public static void main(String[] args) {
		SpringApplication.run(ApiHost.class, args);
	}

}
