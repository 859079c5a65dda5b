package io.filepipeline.host.webhooks;

import java.net.URI;
import java.util.UUID;

import io.filepipeline.contracts.ProblemCode;
import io.filepipeline.contracts.RejectedRequest;
import io.filepipeline.host.records.Page;
import io.filepipeline.host.records.PageCursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/webhook-deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Webhooks")
@ApiResponse(responseCode = "503", ref = "Unavailable")
class WebhookDeliveriesController {

	private final WebhookDeliveries deliveries;

	WebhookDeliveriesController(WebhookDeliveries deliveries) {
		this.deliveries = deliveries;
	}

	@GetMapping
	@Operation(operationId = "listWebhookDeliveries", summary = "List webhook deliveries", description = """
			The newest first, of the last 30 days, without `body` and `attempts`. Filters combine.""")
	@ApiResponse(responseCode = "200", description = "A page",
			headers = @Header(name = "Link", description = "The next page, if there is one",
					schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "400", ref = "Invalid")
	ResponseEntity<WebhookDeliveryPage> list(
			@Parameter(description = "Only those to this endpoint") @RequestParam(name = "endpoint_id",
					required = false) @Nullable UUID endpointId,
			@Parameter(description = "Only those about this process") @RequestParam(name = "process_id",
					required = false) @Nullable UUID processId,
			@Parameter(description = "Only those that are so far",
					schema = @Schema(allowableValues = { "pending", "succeeded", "failed" })) @RequestParam(
							required = false) @Nullable String status,
			@Parameter(description = "How many",
					schema = @Schema(minimum = "1", maximum = "100")) @RequestParam(defaultValue = "20") int limit,
			@Parameter(description = "The `next_cursor` of the page before") @RequestParam(
					required = false) @Nullable String cursor) {
		WebhookDeliveryFilter filter = new WebhookDeliveryFilter(endpointId, processId, status, limit);
		@Nullable PageCursor after = PageCursor.parse(cursor);
		return Page
			.find(limit, (most) -> this.deliveries.find(filter, after, most),
					(last) -> PageCursor.after(last.createdAt(), last.id()))
			.answer(WebhookDeliveryPage::new, filter::uri);
	}

	@GetMapping("/{id}")
	@Operation(operationId = "getWebhookDelivery", summary = "Get a webhook delivery")
	@ApiResponse(responseCode = "200", description = "The delivery, with what came of its attempts")
	@ApiResponse(responseCode = "404", ref = "NotFound")
	WebhookDelivery get(@PathVariable UUID id) {
		return this.deliveries.find(id).orElseThrow(() -> unknown(id));
	}

	@PostMapping("/{id}/redeliver")
	@Operation(operationId = "redeliverWebhook", summary = "Send a webhook again", description = """
			Whatever came of it: the same body, under the same `webhook-id`.""")
	@ApiResponse(responseCode = "202", description = "The delivery, which is sent now",
			headers = @Header(name = "Location", description = "The delivery",
					schema = @Schema(type = "string", format = "uri-reference")))
	@ApiResponse(responseCode = "404", ref = "NotFound")
	@ApiResponse(responseCode = "409", ref = "WebhookDisabled")
	ResponseEntity<WebhookDelivery> redeliver(@PathVariable UUID id) {
		return accepted(this.deliveries.redeliver(id).orElseThrow(() -> unknown(id)));
	}

	static ResponseEntity<WebhookDelivery> accepted(WebhookDelivery delivery) {
		return ResponseEntity.accepted()
			.location(URI.create("/api/webhook-deliveries/" + delivery.id()))
			.body(delivery);
	}

	private static RejectedRequest unknown(UUID id) {
		return RejectedRequest.because(ProblemCode.NOT_FOUND, "There is no webhook delivery with the id " + id);
	}

}
