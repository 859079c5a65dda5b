# What would be made of which settings. Nothing is: the providers are mocks. In a folder of its own, for Terraform 1.6 reads the
# usual one at every init, and knows no mocks. After a build:
#
#   terraform -chdir=terraform test -test-directory=plan-tests

mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}]}" }
  }
  mock_data "aws_vpc" {
    defaults = { id = "vpc-0a1b2c3d", cidr_block_associations = [{ association_id = "a", cidr_block = "172.31.0.0/16", state = "associated" }] }
  }
  mock_data "aws_subnets" {
    defaults = { ids = ["subnet-0a", "subnet-0b"] }
  }
  mock_data "aws_subnet" {
    defaults = { id = "subnet-0a", vpc_id = "vpc-0a1b2c3d", availability_zone = "eu-central-1a" }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
}

mock_provider "random" {}

variables {
  region        = "eu-central-1"
  allowed_cidrs = ["203.0.113.7/32"]
}

run "one_host_and_the_split_lambda" {
  command = plan

  assert {
    condition     = join(" ", keys(aws_lambda_function.this)) == "split" && length(aws_instance.host) == 1 && length(aws_db_instance.this) == 0
    error_message = "By default there is one host, with its database, and split is a Lambda."
  }
  assert {
    condition     = join(" ", [for rule in aws_vpc_security_group_ingress_rule.host_api : rule.cidr_ipv4]) == "203.0.113.7/32"
    error_message = "The API is open to the allowed ranges alone."
  }
  assert {
    condition     = aws_sqs_queue.this["processing"].visibility_timeout_seconds == 6 * aws_lambda_function.this["split"].timeout
    error_message = "A message is hidden six times as long as its function may take."
  }
  assert {
    condition     = length(aws_sns_topic.alarms) == 0 && length(aws_lambda_function_url.this) == 0 && length(aws_cloudwatch_metric_alarm.http_api) == 0
    error_message = "What was not asked for is not made."
  }
  assert {
    condition     = aws_instance.host[0].instance_type == "t4g.medium" && aws_lambda_function.this["split"].architectures == tolist(["arm64"])
    error_message = "Host and functions have the same processors."
  }
}

run "no_host_at_all" {
  command = plan

  variables {
    api      = "lambda"
    database = "rds"
  }

  assert {
    condition     = length(aws_instance.host) == 0 && length(aws_ebs_volume.database) == 0 && length(aws_eip.host) == 0 && length(aws_s3_bucket_cors_configuration.files) == 0
    error_message = "Without a host, nothing of one is made."
  }
  assert {
    condition     = join(" ", keys(aws_lambda_function.this)) == "record split upload" && join(" ", keys(aws_lambda_event_source_mapping.this)) == "record split"
    error_message = "All three functions are Lambdas, and two are fed by queues."
  }
  assert {
    condition = { for route in aws_apigatewayv2_route.this : route.route_key => route.authorization_type } == merge({
      for route in ["POST /api/files", "POST /api/files/{proxy+}", "ANY /api/uploads", "ANY /api/uploads/{proxy+}"] : route => "AWS_IAM"
    }, { for route in ["POST /api/records", "POST /api/records/{proxy+}"] : route => "NONE" })
    error_message = "Uploads take IAM credentials, callbacks their signature."
  }
  assert {
    condition     = length(aws_cloudwatch_metric_alarm.http_api) == 1
    error_message = "What the HTTP API cannot answer raises an alarm."
  }
}

run "both_on_other_processors" {
  command = plan

  variables {
    api              = "both"
    database         = "rds"
    architecture     = "x86_64"
    function_urls    = true
    split_storage_mb = 512
  }

  assert {
    condition     = aws_instance.host[0].instance_type == "t3.medium" && join(" ", keys(aws_lambda_function_url.this)) == "record upload"
    error_message = "Both have the same processors, and URLs when asked for."
  }
  assert {
    condition     = alltrue([for function in aws_lambda_function.this : function.snap_start[0].apply_on == "PublishedVersions"])
    error_message = "With 512 MB of storage, every function starts from a snapshot."
  }
}

run "https_alone_with_a_certificate" {
  command = plan

  variables {
    certificate_secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:certificate-AbCdEf"
    host_name              = "files.example.com"
  }

  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.host_api) == 0 && join(" ", [for rule in aws_vpc_security_group_ingress_rule.host_https : rule.cidr_ipv4]) == "203.0.113.7/32"
    error_message = "With a certificate, callers have HTTPS and nothing else."
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.host_callback[0].from_port == 8000 && output.api_url == "https://files.example.com"
    error_message = "The host has the name of its certificate; callbacks come in as before."
  }
}

run "spans_are_let_out" {
  command = plan

  variables {
    otlp_endpoint = "http://collector.internal:4318"
  }

  assert {
    condition = alltrue([for rule in concat(values(aws_vpc_security_group_egress_rule.host_spans), values(aws_vpc_security_group_egress_rule.functions_spans)) :
      rule.from_port == 4318 && rule.to_port == 4318
    ]) && length(aws_vpc_security_group_egress_rule.host_spans) == 1 && length(aws_vpc_security_group_egress_rule.functions_spans) == 1
    error_message = "Host and functions reach the port of the collector."
  }
}

run "no_port_is_let_out_twice" {
  command = plan

  variables {
    otlp_endpoint = "https://collector.example.com/tenant"
  }

  assert {
    condition     = length(aws_vpc_security_group_egress_rule.host_spans) == 0 && join(" ", keys(aws_vpc_security_group_egress_rule.functions_spans)) == "443"
    error_message = "A port that is open already gets no second rule."
  }
}

run "record_as_a_lambda_needs_rds" {
  command = plan

  variables {
    api = "lambda"
  }

  expect_failures = [aws_lambda_function.this["record"]]
}

run "wrong_values_are_named" {
  command = plan

  variables {
    name              = "my--pipeline"
    region            = "Frankfurt"
    api               = "server"
    database          = "mysql"
    architecture      = "arm"
    allowed_cidrs     = ["203.0.113.7/24"]
    host_name         = "https://files.example.com"
    split_timeout     = 901
    split_memory_mb   = 512
    split_storage_mb  = 20000
    split_concurrency = 1
    retention_days    = -1
    alarm_email       = "nobody"
  }

  expect_failures = [
    var.name, var.region, var.api, var.database, var.architecture, var.allowed_cidrs, var.host_name, var.split_timeout,
    var.split_memory_mb, var.split_storage_mb, var.split_concurrency, var.retention_days, var.alarm_email,
  ]
}
