locals {
  metrics_namespace = "FilePipeline/${var.name}"
  alarm_actions     = aws_sns_topic.alarms[*].arn

  # How long a message may wait before somebody should know: one that has failed once waits for as long as it is hidden
  waiting_seconds = {
    records    = local.queues.records.visibility_timeout + 300
    processing = local.queues.processing.visibility_timeout + 1800
  }

  # What fails is tried again by its queue when it is no longer hidden, after an hour for documents: one error is enough to know
  function_alarms = merge([for name in keys(local.functions) : {
    "${name}-errors"    = { function = name, metric = "Errors", what = "failed", minutes = 1 }
    "${name}-throttles" = { function = name, metric = "Throttles", what = "was not let to run", minutes = 2 }
  }]...)

  host_disks = merge(
    local.has_host ? { root = "/" } : {},
    local.host_database ? { database = "/var/lib/pgsql" } : {}
  )
}

resource "aws_cloudwatch_log_group" "host" {
  count             = local.has_host ? 1 : 0
  name              = "/${var.name}/host"
  retention_in_days = var.log_retention_days
}

resource "aws_sns_topic" "alarms" {
  count = var.alarm_email == null ? 0 : 1
  name  = "${var.name}-alarms"
}

resource "aws_sns_topic_subscription" "alarms" {
  count     = var.alarm_email == null ? 0 : 1
  topic_arn = aws_sns_topic.alarms[0].arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  for_each            = local.queues
  alarm_name          = "${var.name}-${each.key}-dead-letters"
  alarm_description   = "Messages have failed five times; docs/deploy.md says how to look at them and send them again"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letter[each.key].name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}

resource "aws_cloudwatch_metric_alarm" "waiting" {
  for_each            = local.queues
  alarm_name          = "${var.name}-${each.key}-waiting"
  alarm_description   = "A message has waited for longer than ${local.waiting_seconds[each.key]} seconds"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  dimensions          = { QueueName = aws_sqs_queue.this[each.key].name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "GreaterThanThreshold"
  threshold           = local.waiting_seconds[each.key]
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}

resource "aws_cloudwatch_metric_alarm" "function" {
  for_each            = local.function_alarms
  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "The function ${each.value.function} ${each.value.what}"
  namespace           = "AWS/Lambda"
  metric_name         = each.value.metric
  dimensions          = { FunctionName = aws_lambda_function.this[each.value.function].function_name }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = each.value.minutes
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}

# A function that answers 503, because S3 or the database do not answer, has not failed
resource "aws_cloudwatch_metric_alarm" "http_api" {
  count               = local.has_http_api ? 1 : 0
  alarm_name          = "${var.name}-http-api"
  alarm_description   = "The HTTP API has answered with 5xx"
  namespace           = "AWS/ApiGateway"
  metric_name         = "5xx"
  dimensions          = { ApiId = aws_apigatewayv2_api.this[0].id }
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 5
  datapoints_to_alarm = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}

resource "aws_cloudwatch_metric_alarm" "host_status" {
  count               = local.has_host ? 1 : 0
  alarm_name          = "${var.name}-host-status"
  alarm_description   = "The host does not pass EC2's checks"
  namespace           = "AWS/EC2"
  metric_name         = "StatusCheckFailed"
  dimensions          = { InstanceId = aws_instance.host[0].id }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "breaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}

resource "aws_cloudwatch_metric_alarm" "host_health" {
  count               = local.has_host ? 1 : 0
  alarm_name          = "${var.name}-host-health"
  alarm_description   = "The API on the host does not say that it is healthy"
  namespace           = local.metrics_namespace
  metric_name         = "Healthy"
  dimensions          = { Host = var.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 5
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  treat_missing_data  = "breaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}

resource "aws_cloudwatch_metric_alarm" "disk" {
  for_each            = local.host_disks
  alarm_name          = "${var.name}-disk-${each.key}"
  alarm_description   = "${each.value} on the host is more than 80 % full"
  namespace           = local.metrics_namespace
  metric_name         = "disk_used_percent"
  dimensions          = { InstanceId = aws_instance.host[0].id, path = each.value }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  treat_missing_data  = "missing"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}

# By the hour: a window of a day moves on minute by minute, and would be empty until a backup is done that takes a minute more
# than that of the night before
resource "aws_cloudwatch_metric_alarm" "backup" {
  count               = local.host_database ? 1 : 0
  alarm_name          = "${var.name}-backup"
  alarm_description   = "For 26 hours, no backup of the database has succeeded"
  namespace           = local.metrics_namespace
  metric_name         = "BackupSucceeded"
  dimensions          = { Host = var.name }
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 26
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  treat_missing_data  = "breaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}

resource "aws_cloudwatch_metric_alarm" "rds_storage" {
  count               = var.database == "rds" ? 1 : 0
  alarm_name          = "${var.name}-rds-storage"
  alarm_description   = "The database has less than 2 GiB left"
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
  dimensions          = { DBInstanceIdentifier = aws_db_instance.this[0].identifier }
  statistic           = "Minimum"
  period              = 300
  evaluation_periods  = 2
  comparison_operator = "LessThanThreshold"
  threshold           = 2 * 1024 * 1024 * 1024
  treat_missing_data  = "missing"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}

# What was asked for and what has become of it; then the flow: what waits, what runs, what comes back, what failed

locals {
  # Whoever writes records logs each thing that has happened once, with fields; docs/deploy.md lists them
  record_log_group = contains(keys(local.functions), "record") ? aws_cloudwatch_log_group.function["record"].name : aws_cloudwatch_log_group.host[0].name

  log_widgets = [
    {
      title = "Uploads, and their bytes, in five minutes"
      query = "filter event = \"uploaded\" | stats count(*) as uploads, sum(bytes) as bytes by bin(5m)"
      view  = "timeSeries"
    },
    {
      title = "Parts a second"
      query = "filter event = \"part_made\" | stats count(*) / 300 as parts by bin(5m)"
      view  = "timeSeries"
    },
    {
      title = "Seconds from a request until the last of its parts"
      query = "filter event = \"process_finished\" | stats pct(seconds, 50) as p50, pct(seconds, 99) as p99 by bin(5m)"
      view  = "timeSeries"
    },
    {
      title = "Parts that can never be made, by their reason"
      query = "filter event = \"part_failed\" | stats count(*) as parts by code | sort parts desc"
      view  = "table"
    },
  ]

  log_rows = ceil(length(local.log_widgets) / 2)

  queue_widgets = [for name, title in { records = "Records", processing = "Documents" } : {
    title = "${title}: waiting, under way, and how long the oldest has waited"
    metrics = [
      ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", aws_sqs_queue.this[name].name, { label = "waiting" }],
      ["AWS/SQS", "ApproximateNumberOfMessagesNotVisible", "QueueName", aws_sqs_queue.this[name].name, { label = "under way" }],
      ["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", aws_sqs_queue.this[name].name, { label = "oldest, seconds", yAxis = "right" }],
    ]
  }]

  function_widgets = [for name in keys(local.functions) : {
    title = "${name}: calls, errors, duration"
    metrics = [
      ["AWS/Lambda", "Invocations", "FunctionName", aws_lambda_function.this[name].function_name, { stat = "Sum" }],
      ["AWS/Lambda", "Errors", "FunctionName", aws_lambda_function.this[name].function_name, { stat = "Sum" }],
      ["AWS/Lambda", "Throttles", "FunctionName", aws_lambda_function.this[name].function_name, { stat = "Sum" }],
      ["AWS/Lambda", "Duration", "FunctionName", aws_lambda_function.this[name].function_name, { stat = "p99", label = "p99, ms", yAxis = "right" }],
    ]
  }]

  http_api_widgets = [for api in aws_apigatewayv2_api.this : {
    title = "HTTP API: requests, refused, failed, latency"
    metrics = [
      ["AWS/ApiGateway", "Count", "ApiId", api.id, { stat = "Sum" }],
      ["AWS/ApiGateway", "4xx", "ApiId", api.id, { stat = "Sum" }],
      ["AWS/ApiGateway", "5xx", "ApiId", api.id, { stat = "Sum" }],
      ["AWS/ApiGateway", "Latency", "ApiId", api.id, { stat = "p99", label = "p99, ms", yAxis = "right" }],
    ]
  }]

  dead_letter_widgets = [{
    title = "Dead letters"
    metrics = [for name in keys(local.queues) :
      ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", aws_sqs_queue.dead_letter[name].name, { label = name }]
    ]
  }]

  host_widgets = [for host in local.has_host ? [var.name] : [] : {
    title = "The host: healthy, processors, memory, disks"
    metrics = concat([
      [local.metrics_namespace, "Healthy", "Host", host, { yAxis = "right" }],
      ["AWS/EC2", "CPUUtilization", "InstanceId", aws_instance.host[0].id, {}],
      [local.metrics_namespace, "mem_used_percent", "InstanceId", aws_instance.host[0].id, {}],
      ], [for path in values(local.host_disks) :
      [local.metrics_namespace, "disk_used_percent", "InstanceId", aws_instance.host[0].id, "path", path, { label = "disk ${path}" }]
    ])
  }]

  widgets = concat(local.queue_widgets, local.http_api_widgets, local.function_widgets, local.host_widgets, local.dead_letter_widgets)
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = concat([for index, widget in local.log_widgets : {
      type   = "log"
      x      = 12 * (index % 2)
      y      = 6 * floor(index / 2)
      width  = 12
      height = 6
      properties = {
        title  = widget.title
        region = var.region
        view   = widget.view
        query  = "SOURCE '${local.record_log_group}' | ${widget.query}"
      }
      }], [for index, widget in local.widgets : {
      type   = "metric"
      x      = 12 * (index % 2)
      y      = 6 * (local.log_rows + floor(index / 2))
      width  = 12
      height = 6
      properties = {
        title   = widget.title
        region  = var.region
        view    = "timeSeries"
        period  = 60
        stat    = "Maximum"
        metrics = widget.metrics
      }
    }])
  })
}
