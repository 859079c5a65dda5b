# Each queue hides a message for six times as long as its function may take, as AWS advises; the host, which works on a
# message for longer, keeps it hidden by itself.

locals {
  queues = {
    records    = { visibility_timeout = 6 * local.timeouts.record }
    processing = { visibility_timeout = 6 * local.timeouts.split }
  }

  # dead letters are no less private than messages that are alive
  all_queues = merge(aws_sqs_queue.this, { for name, queue in aws_sqs_queue.dead_letter : "${name}-dead-letters" => queue })
}

resource "aws_sqs_queue" "this" {
  for_each                   = local.queues
  name                       = "${var.name}-${each.key}"
  visibility_timeout_seconds = each.value.visibility_timeout
  message_retention_seconds  = 14 * 24 * 3600
  receive_wait_time_seconds  = 20
  max_message_size           = 1024 * 1024
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter[each.key].arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "dead_letter" {
  for_each                  = local.queues
  name                      = "${var.name}-${each.key}-dead-letters"
  message_retention_seconds = 14 * 24 * 3600
  max_message_size          = 1024 * 1024
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_redrive_allow_policy" "dead_letter" {
  for_each  = local.queues
  queue_url = aws_sqs_queue.dead_letter[each.key].id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.this[each.key].arn]
  })
}

data "aws_iam_policy_document" "queue_tls_only" {
  for_each = local.all_queues

  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [each.value.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sqs_queue_policy" "tls_only" {
  for_each  = local.all_queues
  queue_url = each.value.id
  policy    = data.aws_iam_policy_document.queue_tls_only[each.key].json
}
