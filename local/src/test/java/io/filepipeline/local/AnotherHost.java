package io.filepipeline.local;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.filepipeline.host.ApiHost;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * A host beside that of the pipeline, on the same servers, which leaves the queues to it.
 *
 * @param context what it consists of
 */
record AnotherHost(ServletWebServerApplicationContext context) implements AutoCloseable {

	/**
	 * Starts it.
	 * @param settings as {@code NAME=value}
	 */
	static AnotherHost start(LocalPipeline pipeline, String... settings) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--SECRETS_FILE=none",
				"--spring.main.banner-mode=off", "--pipeline.record.enabled=false", "--pipeline.split.enabled=false"));
		pipeline.environment().forEach((name, value) -> arguments.add("--" + name + "=" + value));
		for (String setting : settings) {
			arguments.add("--" + setting);
		}
		// another test may have had servers of its own
		LocalPipeline.useFromNowOn(pipeline.servers());
		return new AnotherHost((ServletWebServerApplicationContext) SpringApplication.run(ApiHost.class,
				arguments.toArray(String[]::new)));
	}

	Api api() {
		return new Api(URI.create("http://127.0.0.1:" + this.context.getWebServer().getPort()));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
