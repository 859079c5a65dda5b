# The scripts read these; sqs_queue_url and api_public_dns are the names that users know

output "sqs_queue_url" {
  description = "The queue of documents to split"
  value       = aws_sqs_queue.this["processing"].url
}

output "sqs_records_queue_url" {
  description = "The queue of records to write"
  value       = aws_sqs_queue.this["records"].url
}

output "api_public_dns" {
  description = "The public name of the API's machine, or of the HTTP API when there is no host"
  value       = local.has_host ? aws_eip.host[0].public_dns : trimprefix(aws_apigatewayv2_api.this[0].api_endpoint, "https://")
}

output "api_url" {
  description = "Where the API is"
  value       = local.has_host ? local.host_urls[0] : aws_apigatewayv2_api.this[0].api_endpoint
}

output "api_keys" {
  description = "The API keys, by name"
  value       = { for name, key in random_password.api_key : name => key.result }
  sensitive   = true
}

output "api_callback_url" {
  description = "Where split reports parts"
  value       = local.callback_url
}

output "has_host" {
  description = "Whether there is a host, whose health can be waited for"
  value       = local.has_host
}

output "host_instance_id" {
  description = "The instance of the host, for a shell: aws ssm start-session --target ..."
  value       = one(aws_instance.host[*].id)
}

output "host_repository_url" {
  description = "Where the host's image is pushed to, when it travels as an image"
  value       = one(aws_ecr_repository.host[*].repository_url)
}

output "files_bucket" {
  description = "The bucket of uploads and parts"
  value       = aws_s3_bucket.files.bucket
}

output "artifacts_bucket" {
  description = "The bucket of zips, the host's jar, and backups"
  value       = aws_s3_bucket.artifacts.bucket
}

output "secret_name" {
  description = "The name of the secret with all settings"
  value       = aws_secretsmanager_secret.this.name
}

output "dead_letter_queue_urls" {
  description = "The dead-letter queues, by queue"
  value       = { for name, queue in aws_sqs_queue.dead_letter : name => queue.url }
}

output "function_names" {
  description = "The Lambdas, by function; invoke them with the qualifier live"
  value       = { for name, function in aws_lambda_function.this : name => function.function_name }
}

output "function_urls" {
  description = "The URLs of the functions, when asked for"
  value       = { for name, url in aws_lambda_function_url.this : name => url.function_url }
}

output "dashboard_url" {
  description = "The dashboard"
  value       = "https://${var.region}.console.aws.amazon.com/cloudwatch/home?region=${var.region}#dashboards/dashboard/${var.name}"
}
