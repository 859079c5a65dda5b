package io.filepipeline.local;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.stream.Stream;

import io.filepipeline.contracts.SigningSecrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The host answers as its OpenAPI document says, whatever it is asked: with a status that
 * the document lists, a body of that schema and no field besides, and never with success
 * where the document forbids the request.
 */
@ExtendWith(RunningPipeline.class)
class ContractTests {

	/** The same in each build; others, and more, when one goes looking for faults. */
	private static final long SEED = Long.getLong("contract.seed", 2026);

	private static final int REQUESTS = Integer.getInteger("contract.requests", 40);

	private final Api api;

	private final SigningSecrets secrets;

	private final WebhookReceiver receiver = new WebhookReceiver();

	ContractTests(Api api, LocalPipeline pipeline) throws IOException {
		this.api = api;
		this.secrets = SigningSecrets.parse(pipeline.environment().get("CALLBACK_SIGNING_SECRET"));
	}

	@TestFactory
	Stream<DynamicTest> answersAreAsDocumented() {
		OpenApiDocument document = OpenApiDocument.read(this.api);
		return document.operations()
			.map((operation) -> DynamicTest.dynamicTest(operation.toString(), () -> check(document, operation)));
	}

	private void check(OpenApiDocument document, OpenApiDocument.Operation operation) {
		RandomRequests requests = new RandomRequests(new Random(SEED + operation.toString().hashCode()),
				Resources.make(this.api, this.receiver), this.secrets);
		int succeeded = 0;
		for (int i = 0; i < REQUESTS; i++) {
			RandomRequest request = requests.next(operation);
			HttpResponse<String> answer = request.send(this.api);
			assertThat(document.faults(operation, request, answer)).as("seed %d: %s%n%s", SEED, request, answer.body())
				.isEmpty();
			succeeded += (answer.statusCode() < 400) ? 1 : 0;
		}
		assertThat(succeeded).as("answers of success that were seen").isPositive();
	}

	/** Those that were registered on the way. */
	@AfterEach
	void deleteWebhooks() {
		Webhooks.deleteAll(this.api);
		this.receiver.close();
	}

}
