package io.filepipeline.host.webhooks.sending;

import java.net.UnknownHostException;
import java.util.List;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Webhooks reach the internet, and nothing that only the host can reach.
 */
class DestinationsTests {

	private final Destinations destinations = new Destinations(new WebhookProperties(false, List.of()));

	private final Destinations here = new Destinations(new WebhookProperties(true, List.of()));

	@ParameterizedTest
	@ValueSource(strings = { "http://93.184.215.14/", "https://127.0.0.1/", "https://localhost/", "https://10.1.2.3/",
			"https://172.16.0.1/", "https://192.168.1.1/", "https://169.254.169.254/latest/meta-data",
			"https://100.64.0.1/", "https://0.0.0.0/", "https://224.0.0.1/", "https://255.255.255.255/",
			"https://198.18.0.1/", "https://192.0.0.192/", "https://[::1]/", "https://[::]/",
			"https://[::ffff:10.0.0.1]/", "https://[::ffff:7f00:1]/", "https://[fe80::1]/", "https://[fd00:ec2::254]/",
			"https://[fec0::1]/", "https://[ff02::1]/", "https://[64:ff9b::a00:1]/", "https://[64:ff9b:1::a00:1]/",
			"https://[2002:a00:1::]/", "https://[2001::1]/", "https://[2001:db8::1]/", "https://[3fff::1]/",
			"https://[::10.0.0.1]/", "https://[::8.8.8.8]/", "https://2130706433/", "https://127.1/", "https://0x7f.1/",
			"https://user:pass@example.com/", "https://user@example.com/", "https://example.com:22/",
			"https://example.com:80/", "https://example.com:70000/", "https://example.com/#fragment", "https:///path",
			"https://", "//example.com/", "example.com", "file:///etc/passwd", "gopher://example.com/",
			"https://exa mple.com/", "https://example.com\\@127.0.0.1/" })
	void refusesWhatOthersMustNotReach(String url) {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> this.destinations.check(url))
			.satisfies((ex) -> {
				assertThat(ex.problem().code()).isEqualTo(ProblemCode.WEBHOOK_URL_FORBIDDEN);
				assertThat(ex.problem().errors()).extracting((error) -> error.pointer()).containsExactly("/url");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://93.184.215.14/hook?a=b", "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
			"HTTPS://93.184.215.14:443/", "https://93.184.215.14:8443/", "https://receiver.invalid/later" })
	void acceptsTheInternet(String url) {
		assertThatCode(() -> this.destinations.check(url)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:8080/", "http://localhost:8080/", "http://10.1.2.3/", "https://[::1]/",
			"https://[fd12::1]/" })
	void acceptsPrivateNetworksWhereThatIsSet(String url) {
		assertThatCode(() -> this.here.check(url.replace("10.1.2.3/", "10.1.2.3:8080/"))).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://169.254.169.254/", "https://[fd00:ec2::254]/", "https://0.0.0.0/",
			"https://[fe80::1]/", "https://224.0.0.1/" })
	void refusesSomeEvenThere(String url) {
		assertThatExceptionOfType(RejectedRequest.class).isThrownBy(() -> this.here.check(url));
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost", "::1", "[::1]", "169.254.169.254" })
	void checksWhateverItConnectsTo(String host) {
		assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> this.destinations.resolve(host));
	}

}
