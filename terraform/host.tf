locals {
  has_host      = var.api != "lambda"
  host_database = local.has_host && var.database == "host"

  # Inside the VPC: the split Lambda calls back without crossing the internet, and without the API being open to it
  callback_url = local.has_host ? "http://${aws_network_interface.host[0].private_ip}:8000/api/records/" : "${aws_apigatewayv2_api.this[0].api_endpoint}/api/records"

  # Where callers find it: by the name that they know, and by that of AWS
  host_urls = [for name in concat(var.host_name[*], aws_eip.host[*].public_dns) :
    var.certificate_secret_arn == null ? "http://${name}:8000" : "https://${name}"
  ]

  host_instance_type = coalesce(var.host_instance_type, var.architecture == "arm64" ? "t4g.medium" : "t3.medium")

  host_jar = "${path.module}/../api-host/target/api-host-exec.jar"

  # What scripts/user_data.sh is told
  host_settings = {
    NAME                   = var.name
    AWS_REGION             = var.region
    AWS_SECRET_NAME        = aws_secretsmanager_secret.this.name
    SECRET_VERSION         = aws_secretsmanager_secret_version.this.version_id
    ARTIFACTS_BUCKET       = aws_s3_bucket.artifacts.bucket
    HOST_JAR               = var.host_package == "jar" ? "host/${filemd5(local.host_jar)}.jar" : ""
    HOST_IMAGE             = local.has_host && var.host_package == "image" ? "${aws_ecr_repository.host[0].repository_url}@${coalesce(var.host_image_digest, "none")}" : ""
    RECORD_ON_HOST         = tostring(var.api == "ec2")
    DATABASE_VOLUME        = local.host_database ? aws_ebs_volume.database[0].id : ""
    CERTIFICATE_SECRET_ARN = var.certificate_secret_arn == null ? "" : var.certificate_secret_arn
    LOG_GROUP              = "/${var.name}/host"
    METRICS_NAMESPACE      = local.metrics_namespace
    OTLP_ENDPOINT          = var.otlp_endpoint == null ? "" : var.otlp_endpoint
  }
}

data "aws_ssm_parameter" "ami" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${var.architecture}"
}

resource "aws_s3_object" "host_jar" {
  count       = local.has_host && var.host_package == "jar" ? 1 : 0
  bucket      = aws_s3_bucket.artifacts.id
  key         = local.host_settings.HOST_JAR
  source      = local.host_jar
  source_hash = filemd5(local.host_jar)
}

resource "aws_ecr_repository" "host" {
  count                = local.has_host && var.host_package == "image" ? 1 : 0
  name                 = "${var.name}-host"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true

  image_scanning_configuration {
    scan_on_push = true
  }
}

# Five images: with the index and the provenance that Docker pushes with each, three manifests every time
resource "aws_ecr_lifecycle_policy" "host" {
  count      = length(aws_ecr_repository.host)
  repository = aws_ecr_repository.host[count.index].name

  policy = jsonencode({
    rules = [{
      rulePriority = 1
      description  = "The newest five"
      selection    = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 15 }
      action       = { type = "expire" }
    }]
  })
}

# The interface keeps both addresses while instances come and go: the callback URL stays what it is

resource "aws_network_interface" "host" {
  count           = local.has_host ? 1 : 0
  description     = "The host of ${var.name}"
  subnet_id       = data.aws_subnet.this.id
  security_groups = [aws_security_group.host[0].id]

  lifecycle {
    precondition {
      condition     = !local.host_database || one(aws_ebs_volume.database[*].availability_zone) == data.aws_subnet.this.availability_zone
      error_message = "The database's volume is in another availability zone than the subnet: set subnet_id to a subnet of the volume's zone."
    }
  }
}

resource "aws_eip" "host" {
  count             = local.has_host ? 1 : 0
  domain            = "vpc"
  network_interface = aws_network_interface.host[0].id
  tags              = { Name = "${var.name}-host" }
}

resource "aws_instance" "host" {
  count                = local.has_host ? 1 : 0
  ami                  = data.aws_ssm_parameter.ami.insecure_value
  instance_type        = local.host_instance_type
  iam_instance_profile = aws_iam_instance_profile.host[0].name
  tags                 = { Name = "${var.name}-host" }

  # A new package, secret or setting is a new instance; data is on a volume of its own
  user_data_replace_on_change = true
  user_data = join("\n", concat(
    ["#!/usr/bin/env bash"],
    [for name, value in local.host_settings : "export ${name}='${value}'"],
    [file("${path.module}/../scripts/user_data.sh")]
  ))

  primary_network_interface {
    network_interface_id = aws_network_interface.host[0].id
  }

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = "required"
    # one hop more than the instance itself, where the host is a container
    http_put_response_hop_limit = var.host_package == "image" ? 2 : 1
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = var.host_disk_gb
    encrypted   = true
  }

  lifecycle {
    # a newer image is taken with the next instance, not at any time; docs/deploy.md says how to ask for it
    ignore_changes = [ami]

    precondition {
      condition     = var.host_package == "jar" || var.host_image_digest != null
      error_message = "host_package = \"image\" takes an image: deploy with scripts/deploy_terraform.sh --image."
    }
  }

  depends_on = [
    aws_eip.host,
    aws_iam_role_policy.host,
    aws_s3_object.host_jar,
  ]
}

# The data of PostgreSQL, which outlives the instance

resource "aws_ebs_volume" "database" {
  count             = local.host_database ? 1 : 0
  availability_zone = data.aws_subnet.this.availability_zone
  type              = "gp3"
  size              = var.database_disk_gb
  encrypted         = true
  tags              = { Name = "${var.name}-database" }

  lifecycle {
    # another zone would be another, empty volume
    ignore_changes = [availability_zone]
  }
}

resource "aws_volume_attachment" "database" {
  count                          = local.host_database ? 1 : 0
  device_name                    = "/dev/sdf"
  instance_id                    = aws_instance.host[0].id
  volume_id                      = aws_ebs_volume.database[0].id
  stop_instance_before_detaching = true
}
