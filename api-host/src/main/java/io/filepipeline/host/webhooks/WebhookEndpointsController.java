package io.filepipeline.host.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

import io.filepipeline.contracts.Constraints;
import io.filepipeline.contracts.Json;
import io.filepipeline.contracts.JsonBody;
import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.contracts.WebhookEndpointRequest;
import io.filepipeline.host.webhooks.sending.Destinations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/webhook-endpoints", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Webhooks", description = "Who is told what becomes of processes")
@ApiResponse(responseCode = "503", ref = "Unavailable")
class WebhookEndpointsController {

	private static final String MERGE_PATCH = "application/merge-patch+json";

	private final WebhookEndpoints endpoints;

	private final WebhookDeliveries deliveries;

	private final Destinations destinations;

	WebhookEndpointsController(WebhookEndpoints endpoints, WebhookDeliveries deliveries, Destinations destinations) {
		this.endpoints = endpoints;
		this.deliveries = deliveries;
		this.destinations = destinations;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(operationId = "registerWebhookEndpoint", summary = "Register a webhook endpoint", description = """
			It is sent a POST, signed as in Standard Webhooks, when a process comes to one of `events`. \
			The `secret` is in this answer only.""")
	@ApiResponse(responseCode = "201", description = "Registered",
			headers = @Header(name = "Location", description = "The endpoint",
					schema = @Schema(type = "string", format = "uri-reference")))
	@ApiResponse(responseCode = "400", ref = "InvalidWebhook")
	@ApiResponse(responseCode = "409", ref = "TooManyWebhooks")
	@ApiResponse(responseCode = "413", ref = "TooLarge")
	@ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
	ResponseEntity<WebhookEndpoint> register(InputStream body) throws IOException {
		WebhookEndpointRequest request = Constraints.check(JsonBody.read(body, WebhookEndpointRequest.class), "");
		this.destinations.check(request.url());
		WebhookEndpoint endpoint = this.endpoints.add(request);
		return ResponseEntity.created(URI.create("/api/webhook-endpoints/" + endpoint.id())).body(endpoint);
	}

	@GetMapping
	@Operation(operationId = "listWebhookEndpoints", summary = "List webhook endpoints",
			description = "All, the newest first.")
	@ApiResponse(responseCode = "200", description = "The endpoints")
	WebhookEndpointList list() {
		return new WebhookEndpointList(this.endpoints.findAll());
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getWebhookEndpoint", summary = "Get a webhook endpoint")
	@ApiResponse(responseCode = "200", description = "The endpoint")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	WebhookEndpoint get(@PathVariable UUID id) {
		return this.endpoints.find(id).orElseThrow(() -> unknown(id));
	}

	@PatchMapping(path = "/{id}", consumes = { MediaType.APPLICATION_JSON_VALUE, MERGE_PATCH })
	@Operation(operationId = "changeWebhookEndpoint", summary = "Change a webhook endpoint", description = """
			Only the fields that are sent, as in RFC 7396: `null` removes. What has waited while it was disabled \
			is sent when it is enabled.""")
	@ApiResponse(responseCode = "200", description = "The endpoint as it is now")
	@ApiResponse(responseCode = "400", ref = "InvalidWebhook")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "413", ref = "TooLarge")
	@ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
	@SuppressWarnings("unchecked")
	WebhookEndpoint change(@PathVariable UUID id, InputStream body) throws IOException {
		Map<String, Object> patch = JsonBody.read(body, Map.class);
		if (patch.get("url") instanceof String url) {
			// looks a name up, for which no row should be locked
			this.destinations.check(url);
		}
		return this.endpoints.change(id, (request) -> {
			Map<String, Object> merged = Json.read(Json.write(request), Map.class);
			merged.putAll(patch);
			return Constraints.check(Json.read(Json.write(merged), WebhookEndpointRequest.class), "");
		}).orElseThrow(() -> unknown(id));
	}

	@DeleteMapping("/{id}")
	@Operation(operationId = "deleteWebhookEndpoint", summary = "Delete a webhook endpoint",
			description = "With all its deliveries.")
	@ApiResponse(responseCode = "204", description = "Deleted", content = @Content)
	@ApiResponse(responseCode = "404", ref = "NotFound")
	ResponseEntity<Void> delete(@PathVariable UUID id) {
		if (!this.endpoints.delete(id)) {
			throw unknown(id);
		}
		return ResponseEntity.noContent().build();
	}

	@PostMapping("/{id}/rotate-secret")
	@Operation(operationId = "rotateWebhookSecret", summary = "Give a webhook endpoint another secret",
			description = """
					It is in this answer only. For a day, what is sent is signed with the one before as well.""")
	@ApiResponse(responseCode = "200", description = "The endpoint, with its new secret")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	WebhookEndpoint rotateSecret(@PathVariable UUID id) {
		return this.endpoints.rotateSecret(id).orElseThrow(() -> unknown(id));
	}

	@PostMapping("/{id}/test")
	@Operation(operationId = "testWebhookEndpoint", summary = "Try a webhook endpoint",
			description = "Sends it an event `webhook.test`.")
	@ApiResponse(responseCode = "202", description = "The delivery, which is sent now",
			headers = @Header(name = "Location", description = "The delivery",
					schema = @Schema(type = "string", format = "uri-reference")))
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "409", ref = "WebhookDisabled")
	ResponseEntity<WebhookDelivery> test(@PathVariable UUID id) {
		WebhookEndpoint endpoint = this.endpoints.find(id).orElseThrow(() -> unknown(id));
		return WebhookDeliveriesController.accepted(this.deliveries.addTest(endpoint));
	}

	private static RejectedRequest unknown(UUID id) {
		return RejectedRequest.because(ProblemCode.NOT_FOUND, "There is no webhook endpoint with the id " + id);
	}

}
