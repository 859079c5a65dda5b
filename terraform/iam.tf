# A role for each function and one for the host; each names what it needs and nothing besides. No long-lived keys anywhere.

data "aws_iam_policy_document" "assume" {
  for_each = toset(["lambda", "ec2"])

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["${each.value}.amazonaws.com"]
    }
  }
}

locals {
  files       = "${aws_s3_bucket.files.arn}/*"
  queue_arns  = { for name, queue in aws_sqs_queue.this : name => queue.arn }
  read_secret = { actions = ["secretsmanager:GetSecretValue"], resources = [aws_secretsmanager_secret.this.arn] }
  store_files = { actions = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"], resources = [local.files] }
  # a file whose record cannot be queued, or is deleted, is not left behind
  discard_files = { actions = ["s3:DeleteObject"], resources = [local.files] }
  # what S3 has of an upload that goes straight to it
  list_parts = { actions = ["s3:ListMultipartUploadParts"], resources = [local.files] }
  # without it, S3 answers for an object that is not there as if it were forbidden; and which parts are there is asked
  tell_absent = { actions = ["s3:ListBucket"], resources = [aws_s3_bucket.files.arn] }
  send        = { actions = ["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"], resources = values(local.queue_arns) }
  # how many dead letters there are is among the host's metrics
  watch   = { actions = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl"], resources = values(aws_sqs_queue.dead_letter)[*].arn }
  receive = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes", "sqs:GetQueueUrl"]

  function_statements = {
    upload = [local.read_secret, local.store_files, local.discard_files, local.list_parts, local.tell_absent, local.send]
    record = [local.read_secret, { actions = local.receive, resources = [local.queue_arns.records] }]
    split  = [local.read_secret, local.store_files, local.tell_absent, { actions = local.receive, resources = [local.queue_arns.processing] }]
  }
}

resource "aws_iam_role" "function" {
  for_each           = local.functions
  name               = "${var.name}-${each.key}"
  assume_role_policy = data.aws_iam_policy_document.assume["lambda"].json
}

data "aws_iam_policy_document" "function" {
  for_each = local.functions

  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.function[each.key].arn}:*"]
  }

  # What Lambda does on behalf of a function in a VPC has no narrower resource
  dynamic "statement" {
    for_each = each.value.in_vpc ? ["NetworkInterfaces"] : []

    content {
      sid = statement.value
      actions = [
        "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface",
        "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
      ]
      resources = ["*"]
    }
  }

  dynamic "statement" {
    for_each = local.function_statements[each.key]

    content {
      actions   = statement.value.actions
      resources = statement.value.resources
    }
  }
}

resource "aws_iam_role_policy" "function" {
  for_each = local.functions
  name     = "function"
  role     = aws_iam_role.function[each.key].id
  policy   = data.aws_iam_policy_document.function[each.key].json
}

# The host

resource "aws_iam_role" "host" {
  count              = local.has_host ? 1 : 0
  name               = "${var.name}-host"
  assume_role_policy = data.aws_iam_policy_document.assume["ec2"].json
}

resource "aws_iam_instance_profile" "host" {
  count = local.has_host ? 1 : 0
  name  = "${var.name}-host"
  role  = aws_iam_role.host[0].name
}

data "aws_iam_policy_document" "host" {
  count = local.has_host ? 1 : 0

  dynamic "statement" {
    for_each = [
      local.read_secret, local.store_files, local.discard_files, local.list_parts, local.watch, local.tell_absent, local.send,
      { actions = local.receive, resources = [local.queue_arns.records] }
    ]

    content {
      actions   = statement.value.actions
      resources = statement.value.resources
    }
  }

  statement {
    sid       = "ItsPackage"
    actions   = ["s3:GetObject"]
    resources = ["${aws_s3_bucket.artifacts.arn}/host/*"]
  }

  # With RDS, too: a backup of the host's own database may have to be restored there
  statement {
    sid       = "Backups"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"]
    resources = ["${aws_s3_bucket.artifacts.arn}/backups/*"]
  }

  dynamic "statement" {
    for_each = var.certificate_secret_arn == null ? [] : [var.certificate_secret_arn]

    content {
      sid       = "Certificate"
      actions   = ["secretsmanager:GetSecretValue"]
      resources = [statement.value]
    }
  }

  # A shell by Session Manager instead of SSH, and no more of Systems Manager: AWS's own policy reads every parameter of the
  # account. These have no resource
  statement {
    sid = "SessionManager"
    actions = [
      "ssm:UpdateInstanceInformation", "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "Logs"
    actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.host[0].arn}:*"]
  }

  # Metrics have no resource; the condition is the narrowest there is
  statement {
    sid       = "Metrics"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "cloudwatch:namespace"
      values   = [local.metrics_namespace]
    }
  }

  dynamic "statement" {
    for_each = aws_ecr_repository.host[*].arn

    content {
      sid       = "Image"
      actions   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"]
      resources = [statement.value]
    }
  }

  # The token of a registry has no resource
  dynamic "statement" {
    for_each = aws_ecr_repository.host[*].arn

    content {
      sid       = "ImageRegistry"
      actions   = ["ecr:GetAuthorizationToken"]
      resources = ["*"]
    }
  }
}

resource "aws_iam_role_policy" "host" {
  count  = local.has_host ? 1 : 0
  name   = "host"
  role   = aws_iam_role.host[0].id
  policy = data.aws_iam_policy_document.host[0].json
}
