package io.filepipeline.host.webhooks.sending;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.Problem.FieldError;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import org.apache.hc.client5.http.DnsResolver;

import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/**
 * Where webhooks may be sent: over TLS, to addresses of the internet. Whoever can
 * register an endpoint must not reach what only this host can reach. Names are resolved
 * here when a connection is made, so that it goes to the very address that was checked.
 */
@Component
public class Destinations implements DnsResolver {

	/**
	 * By the registries of special-purpose addresses of IANA (RFC 6890). That an address
	 * is one of IPv4 is told by its type: filters of IPv4 networks also know those that
	 * are written into one of IPv6.
	 */
	private static final InetAddressFilter INTERNET = InetAddressFilter.adapt(Inet4Address.class::isInstance)
		.or("2000::/3")
		.andNot(InetAddressFilter.internalAddresses(), InetAddressFilter.multicast(),
				InetAddressFilter.specialPurpose(), InetAddressFilter.of("3fff::/20"));

	/** But for the metadata of an EC2 instance. */
	private static final InetAddressFilter PRIVATE = InetAddressFilter
		.of("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7")
		.andNot("fd00:ec2::/32");

	/** Services of a machine that are not meant for HTTP are below. */
	private static final int FIRST_FREE_PORT = 1024;

	private static final int HTTPS = 443;

	private final boolean allowPrivate;

	private final InetAddressFilter allowed;

	Destinations(WebhookProperties properties) {
		this.allowPrivate = properties.allowPrivate();
		this.allowed = this.allowPrivate ? INTERNET.or(PRIVATE) : INTERNET;
	}

	/**
	 * Refuses a URL that nothing would be sent to. A name that does not resolve now may
	 * do so later.
	 * @throws RejectedRequest which says why
	 */
	public void check(String url) {
		URI uri = read(url);
		try {
			resolve(uri.getHost());
		}
		catch (ForbiddenDestination ex) {
			throw forbidden("must lead to an address of the internet, not to one that is private or reserved");
		}
		catch (UnknownHostException ex) {
			// each attempt looks again
		}
	}

	/**
	 * Reads a URL, whatever its host resolves to.
	 * @throws RejectedRequest when it is none to send to
	 */
	URI read(String url) {
		URI uri = parse(url);
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		if (!scheme.equals("https") && !(this.allowPrivate && scheme.equals("http"))) {
			throw forbidden("must begin with https://");
		}
		if (uri.getRawUserInfo() != null) {
			throw forbidden("must not contain a user or password; requests are signed");
		}
		if (uri.getRawFragment() != null) {
			throw forbidden("must not contain a fragment");
		}
		int port = uri.getPort();
		if (port != -1 && port != HTTPS && (port < FIRST_FREE_PORT || port > 65_535)) {
			throw forbidden("must have port 443, or one from 1024 on");
		}
		return uri;
	}

	private static URI parse(String url) {
		try {
			URI uri = new URI(url);
			if (uri.getScheme() != null && uri.getHost() != null) {
				return uri;
			}
		}
		catch (URISyntaxException ex) {
			// refused below
		}
		throw forbidden("must be an absolute URL with a host name, as https://example.com/hook");
	}

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] addresses = InetAddress.getAllByName(host);
		for (InetAddress address : addresses) {
			if (!this.allowed.matches(address)) {
				throw new ForbiddenDestination();
			}
		}
		return addresses;
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

	private static RejectedRequest forbidden(String detail) {
		return new RejectedRequest(Problem.of(ProblemCode.WEBHOOK_URL_FORBIDDEN, "url " + detail,
				List.of(new FieldError(detail, "/url"))));
	}

	/** One of the addresses of a name is none to send to. */
	static final class ForbiddenDestination extends UnknownHostException {

	}

}
