package io.filepipeline.host;

import io.awspring.cloud.autoconfigure.core.AwsClientBuilderConfigurer;
import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The host's AWS clients, and where it has its credentials from: the SDK's own chain,
 * which ends with the role of the machine. Only a machine without a role has keys among
 * its secrets.
 */
@Configuration(proxyBeanMethods = false)
class AwsConfiguration {

	private static final String KEY_ID = "AWS_ACCESS_KEY_ID";

	private static final String KEY = "AWS_SECRET_ACCESS_KEY";

	@Bean
	S3ClientCustomizer s3Connections(HostProperties properties) {
		return (client) -> client.httpClientBuilder(connections(properties));
	}

	@Bean
	SqsClient sqsClient(AwsClientBuilderConfigurer aws, HostProperties properties) {
		return aws.configure(SqsClient.builder().httpClientBuilder(connections(properties))).build();
	}

	/** Connections are made when they are needed, and closed when they are idle. */
	private static SdkHttpClient.Builder<?> connections(HostProperties properties) {
		return Apache5HttpClient.builder().maxConnections(properties.connections());
	}

	@Bean
	AwsCredentialsProvider credentials(Environment environment) {
		String keyId = environment.getProperty(KEY_ID, "");
		String key = environment.getProperty(KEY, "");
		// from the environment the chain reads them itself, with the session token that
		// may belong to them
		if (keyId.isBlank() || key.isBlank() || System.getenv(KEY_ID) != null) {
			return DefaultCredentialsProvider.builder().build();
		}
		return StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, key));
	}

}
