package io.filepipeline.host.docs;

import java.util.List;
import java.util.Map;

import io.filepipeline.contracts.Problem;
import io.filepipeline.contracts.Problem.FieldError;
import io.filepipeline.contracts.ProblemCode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;

/**
 * What the OpenAPI document says of webhooks.
 */
final class WebhookDocs {

	private static final String ENDPOINTS = "/api/webhook-endpoints";

	private static final String DELIVERIES = "/api/webhook-deliveries";

	private WebhookDocs() {
	}

	static void describe(OpenAPI api) {
		PathItem endpoints = OpenApiConfiguration.path(api, ENDPOINTS);
		endpoints.getPost().setRequestBody(Bodies.json("WebhookEndpointRequest", "webhook-endpoint-request"));
		OpenApiConfiguration.example(endpoints.getPost(), "201", "webhook-endpoint-secret");
		OpenApiConfiguration.example(endpoints.getGet(), "200", "webhook-endpoint-list");
		PathItem endpoint = OpenApiConfiguration.path(api, ENDPOINTS + "/{id}");
		endpoint.getPatch().setRequestBody(Bodies.json("WebhookEndpointPatch", "webhook-endpoint-patch"));
		OpenApiConfiguration.example(endpoint.getPatch(), "200", "webhook-endpoint");
		OpenApiConfiguration.example(endpoint.getGet(), "200", "webhook-endpoint");
		OpenApiConfiguration.example(OpenApiConfiguration.path(api, ENDPOINTS + "/{id}/rotate-secret").getPost(), "200",
				"webhook-endpoint-secret");
		OpenApiConfiguration.example(OpenApiConfiguration.path(api, DELIVERIES).getGet(), "200",
				"webhook-delivery-page");
		OpenApiConfiguration.example(OpenApiConfiguration.path(api, DELIVERIES + "/{id}").getGet(), "200",
				"webhook-delivery");
	}

	static Map<String, ApiResponse> problems() {
		String detail = "must begin with https://";
		return Map.of("InvalidWebhook", Bodies.problem(
				"A field is missing, of the wrong type or out of bounds (`validation_failed`); or"
						+ " `webhook_url_forbidden`",
				Problem.of(ProblemCode.WEBHOOK_URL_FORBIDDEN, "url " + detail, List.of(new FieldError(detail, "/url"))),
				ENDPOINTS), "TooManyWebhooks",
				Bodies.problem("There are as many endpoints as there may be",
						Problem.of(ProblemCode.TOO_MANY_WEBHOOKS,
								"There are 100 webhook endpoints already; delete one first"),
						ENDPOINTS),
				"WebhookDisabled",
				Bodies.problem("Nothing is sent to an endpoint that is disabled",
						Problem.of(ProblemCode.WEBHOOK_DISABLED, "The endpoint is disabled; enable it first"),
						ENDPOINTS));
	}

}
