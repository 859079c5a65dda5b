package io.filepipeline.contracts;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class IssuedIdsTests {

	private static final String OLD = "whsec_b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xk";

	private static final String NEW = "whsec_bmV3IG5ldyBuZXcgbmV3IG5ldyBuZXcgbmV3";

	private static final Instant NOW = Instant.parse("2026-11-24T09:30:00.144Z");

	private final IssuedIds ids = ids(OLD);

	@Test
	void areTimeOrderedUuids() {
		UUID id = this.ids.next();

		assertThat(id.version()).isEqualTo(7);
		assertThat(id.variant()).isEqualTo(2);
		assertThat(IssuedIds.issuedAt(id)).isEqualTo(NOW);
	}

	@Test
	void growWithinAMillisecond() {
		List<String> issued = Stream.generate(this.ids::next).limit(20_000).map(UUID::toString).toList();

		assertThat(issued).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void areKnownAgain() {
		UUID id = this.ids.next();

		assertThat(this.ids.issued(id)).isTrue();
		assertThat(ids(OLD).issued(id)).isTrue();
	}

	@Test
	void ofPartsAreTheSameEachTimeAndInOrder() {
		UUID process = this.ids.next();

		List<String> parts = IntStream.range(0, SplitParams.MAX_PARTS)
			.mapToObj((index) -> this.ids.ofPart(process, index).toString())
			.toList();

		assertThat(parts).isSorted().doesNotHaveDuplicates();
		assertThat(parts).allSatisfy((id) -> assertThat(this.ids.issued(UUID.fromString(id))).isTrue());
		assertThat(ids(OLD).ofPart(process, 7)).hasToString(parts.get(7));
		assertThat(ids(NEW + " " + OLD).ofPart(process, 7)).as("while the secret is replaced")
			.hasToString(parts.get(7));
		assertThat(this.ids.ofPart(this.ids.next(), 7)).isNotEqualTo(this.ids.ofPart(process, 7));
	}

	/** Messages and rows of earlier versions have them. */
	@ParameterizedTest
	@CsvSource({ "0, 8001-84618e23ec6e", "9999, a710-820b5a3c3d48", "10000, a711-0be7e434bcad",
			"99999, bd09-fbe7e4c4f83d" })
	void ofPartsStayAsTheyAre(int index, String id) {
		UUID process = UUID.fromString("019ab3f6-4c2e-7002-8f3b-77a90c54e2d8");

		assertThat(this.ids.ofPart(process, index)).hasToString("019ab3f6-4c2e-7002-" + id);
	}

	@Test
	void areKnownWhileOneSecretReplacesAnother() {
		UUID id = this.ids.next();

		assertThat(ids(NEW + " " + OLD).issued(id)).isTrue();
		assertThat(ids(NEW).issued(id)).isFalse();
	}

	@Test
	void areNotWhatAnyoneMadeUp() {
		UUID id = this.ids.next();

		assertThat(this.ids.issued(UUID.randomUUID())).isFalse();
		assertThat(this.ids.issued(new UUID(id.getMostSignificantBits() + (1 << 16), id.getLeastSignificantBits())))
			.isFalse();
		assertThat(this.ids.issued(new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ (1L << 30))))
			.isFalse();
		assertThat(this.ids.issued(new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1))).isFalse();
	}

	private static IssuedIds ids(String secrets) {
		return new IssuedIds(SigningSecrets.parse(secrets), Clock.fixed(NOW, ZoneOffset.UTC));
	}

}
