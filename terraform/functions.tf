locals {
  timeouts = {
    upload = 60
    record = 60
    split  = var.split_timeout
  }

  all_functions = {
    upload = { memory_mb = 1024, storage_mb = 512, in_vpc = false, queue = null, batch_size = null, concurrency = null }
    record = { memory_mb = 1024, storage_mb = 512, in_vpc = true, queue = "records", batch_size = 10, concurrency = var.record_concurrency }
    # one document at a time, so that the timeout is that of a document; in the VPC only to call the host back
    split = {
      memory_mb   = var.split_memory_mb, storage_mb = var.split_storage_mb, in_vpc = local.has_host,
      queue       = "processing", batch_size = 1,
      concurrency = var.split_concurrency
    }
  }

  functions    = { for name, function in local.all_functions : name => function if name == "split" || var.api != "ec2" }
  fed          = { for name, function in local.functions : name => function if function.queue != null }
  with_url     = { for name, function in local.functions : name => function if var.function_urls && name != "split" }
  has_http_api = var.api == "lambda"

  # Under the host's own paths, with and without a slash at the end: no route may end with one, but {proxy+} takes what does. The
  # function itself tells what it does not take
  http_routes = local.has_http_api ? {
    upload         = { function = "upload", key = "POST /api/files" }
    upload_slash   = { function = "upload", key = "POST /api/files/{proxy+}" }
    direct_uploads = { function = "upload", key = "ANY /api/uploads" }
    direct_upload  = { function = "upload", key = "ANY /api/uploads/{proxy+}" }
    record         = { function = "record", key = "POST /api/records" }
    record_slash   = { function = "record", key = "POST /api/records/{proxy+}" }
  } : {}
  http_functions = toset([for route in local.http_routes : route.function])

  # Everything else is in the secret
  function_environment = merge({
    USE_AWS_SECRETS = "true"
    AWS_SECRET_NAME = aws_secretsmanager_secret.this.name
    SECRET_VERSION  = aws_secretsmanager_secret_version.this.version_id
  }, var.otlp_endpoint == null ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT = var.otlp_endpoint })

  # To compile four times as early: what a part takes is done a hundred times for a document. This is for the first compiler; a
  # JVM from a snapshot has both
  split_java_options = "-XX:CompileThresholdScaling=0.25"
  split_environment  = var.split_storage_mb > 512 ? { JAVA_TOOL_OPTIONS = local.split_java_options } : {}

  zips = { for name in keys(local.functions) : name => "${path.module}/../functions/${name}/target/${name}-lambda.zip" }
}

resource "aws_s3_object" "zip" {
  for_each    = local.functions
  bucket      = aws_s3_bucket.artifacts.id
  key         = "functions/${each.key}-lambda.zip"
  source      = local.zips[each.key]
  source_hash = filemd5(local.zips[each.key])
}

resource "aws_cloudwatch_log_group" "function" {
  for_each          = local.functions
  name              = "/aws/lambda/${var.name}-${each.key}"
  retention_in_days = var.log_retention_days
}

resource "aws_lambda_function" "this" {
  for_each         = local.functions
  function_name    = "${var.name}-${each.key}"
  description      = "The ${each.key} function of ${var.name}"
  role             = aws_iam_role.function[each.key].arn
  runtime          = "java25"
  handler          = "io.filepipeline.lambda.LambdaHandler::handleRequest"
  architectures    = [var.architecture]
  s3_bucket        = aws_s3_object.zip[each.key].bucket
  s3_key           = aws_s3_object.zip[each.key].key
  source_code_hash = filebase64sha256(local.zips[each.key])
  memory_size      = each.value.memory_mb
  timeout          = local.timeouts[each.key]
  publish          = true

  environment {
    variables = merge(local.function_environment, each.key == "split" ? local.split_environment : {})
  }

  ephemeral_storage {
    size = each.value.storage_mb
  }

  # A snapshot allows no more storage than this
  dynamic "snap_start" {
    for_each = each.value.storage_mb > 512 ? [] : ["PublishedVersions"]

    content {
      apply_on = snap_start.value
    }
  }

  dynamic "vpc_config" {
    for_each = each.value.in_vpc ? [1] : []

    content {
      subnet_ids         = [data.aws_subnet.this.id]
      security_group_ids = [aws_security_group.functions.id]
    }
  }

  logging_config {
    log_format = "Text"
    log_group  = aws_cloudwatch_log_group.function[each.key].name
  }

  lifecycle {
    precondition {
      # a version of record starts when it is published, and prepares the tables: the database must be there before the host
      condition     = each.key != "record" || var.database == "rds"
      error_message = "As a Lambda, record needs a database that does not depend on the host: set database = \"rds\", or api = \"ec2\"."
    }
  }

  # A version is started when it is published: it reads the secret, over the network it will have
  depends_on = [
    aws_iam_role_policy.function,
    aws_vpc_endpoint.s3,
    aws_vpc_endpoint.secrets,
    aws_vpc_security_group_ingress_rule.endpoint,
    aws_vpc_security_group_egress_rule.functions_secrets,
    aws_vpc_security_group_egress_rule.functions_s3,
    aws_vpc_security_group_egress_rule.functions_rds,
    aws_vpc_security_group_ingress_rule.database_functions,
  ]
}

# Everything calls the alias; going back is to point it to an older version
resource "aws_lambda_alias" "live" {
  for_each         = local.functions
  name             = "live"
  description      = "The version that is in use"
  function_name    = aws_lambda_function.this[each.key].function_name
  function_version = aws_lambda_function.this[each.key].version
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each                = local.fed
  event_source_arn        = aws_sqs_queue.this[each.value.queue].arn
  function_name           = aws_lambda_alias.live[each.key].arn
  batch_size              = each.value.batch_size
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = each.value.concurrency
  }
}

# URLs of their own, for callers who sign with their IAM credentials

resource "aws_lambda_function_url" "this" {
  for_each           = local.with_url
  function_name      = aws_lambda_function.this[each.key].function_name
  qualifier          = aws_lambda_alias.live[each.key].name
  authorization_type = "AWS_IAM"
}

# Without a host, one HTTP API stands for both. Uploads take IAM credentials; records take the signature of the callback,
# which the function verifies.

resource "aws_apigatewayv2_api" "this" {
  count         = local.has_http_api ? 1 : 0
  name          = var.name
  description   = "The API of ${var.name} without a host"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_integration" "this" {
  for_each               = local.http_functions
  api_id                 = aws_apigatewayv2_api.this[0].id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_alias.live[each.key].invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "this" {
  for_each           = local.http_routes
  api_id             = aws_apigatewayv2_api.this[0].id
  route_key          = each.value.key
  target             = "integrations/${aws_apigatewayv2_integration.this[each.value.function].id}"
  authorization_type = each.value.function == "upload" ? "AWS_IAM" : "NONE"
}

resource "aws_cloudwatch_log_group" "http_api" {
  count             = local.has_http_api ? 1 : 0
  name              = "/aws/apigateway/${var.name}"
  retention_in_days = var.log_retention_days
}

resource "aws_apigatewayv2_stage" "this" {
  count       = local.has_http_api ? 1 : 0
  api_id      = aws_apigatewayv2_api.this[0].id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.http_api[0].arn
    format = jsonencode({
      request_id = "$context.requestId"
      route      = "$context.routeKey"
      status     = "$context.status"
      latency_ms = "$context.responseLatency"
    })
  }

  default_route_settings {
    throttling_burst_limit = 100
    throttling_rate_limit  = 50
  }
}

resource "aws_lambda_permission" "http_api" {
  for_each      = local.http_functions
  statement_id  = "http-api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this[each.key].function_name
  qualifier     = aws_lambda_alias.live[each.key].name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.this[0].execution_arn}/*/*"
}
