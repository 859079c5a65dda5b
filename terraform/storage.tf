data "aws_caller_identity" "this" {}

locals {
  buckets = {
    files     = aws_s3_bucket.files
    artifacts = aws_s3_bucket.artifacts
  }
}

# Uploads and parts

resource "aws_s3_bucket" "files" {
  bucket = "${var.name}-files-${data.aws_caller_identity.this.account_id}-${var.region}"
}

# The zips of the functions, the host's jar, and backups of the database

resource "aws_s3_bucket" "artifacts" {
  bucket = "${var.name}-artifacts-${data.aws_caller_identity.this.account_id}-${var.region}"
}

resource "aws_s3_bucket_public_access_block" "files" {
  bucket                  = aws_s3_bucket.files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_public_access_block" "artifacts" {
  bucket                  = aws_s3_bucket.artifacts.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = local.buckets
  bucket   = each.value.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "files" {
  bucket = aws_s3_bucket.files.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

data "aws_iam_policy_document" "tls_only" {
  for_each = local.buckets

  statement {
    sid       = "TlsOnly"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [each.value.arn, "${each.value.arn}/*"]

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

resource "aws_s3_bucket_policy" "tls_only" {
  for_each = local.buckets
  bucket   = each.value.id
  policy   = data.aws_iam_policy_document.tls_only[each.key].json
}

resource "aws_s3_bucket_lifecycle_configuration" "files" {
  bucket = aws_s3_bucket.files.id

  # As long as an upload straight to S3 may take
  rule {
    id     = "incomplete-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  # The plans of such uploads: a day more, in which they say that they have expired
  rule {
    id     = "upload-plans"
    status = "Enabled"

    filter {
      prefix = "uploads/"
    }

    expiration {
      days = 8
    }
  }

  rule {
    id     = "idempotency-keys"
    status = "Enabled"

    filter {
      prefix = "idempotency/"
    }

    expiration {
      days = 2
    }
  }

  dynamic "rule" {
    for_each = var.retention_days > 0 ? [var.retention_days] : []

    content {
      id     = "retention"
      status = "Enabled"

      filter {
        prefix = "files/"
      }

      expiration {
        days = rule.value
      }
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  rule {
    id     = "incomplete-uploads"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  rule {
    id     = "backups"
    status = "Enabled"

    filter {
      prefix = "backups/"
    }

    expiration {
      days = var.backup_days
    }
  }
}

# A signed URL lets in whoever has it; a browser also asks whether the page may use it
resource "aws_s3_bucket_cors_configuration" "files" {
  count  = local.has_host || length(var.page_origins) > 0 ? 1 : 0
  bucket = aws_s3_bucket.files.id

  cors_rule {
    allowed_methods = ["GET", "HEAD", "POST", "PUT"]
    allowed_origins = concat(local.has_host ? local.host_urls : [], var.page_origins)
    allowed_headers = ["*"]
    expose_headers  = ["ETag"]
    max_age_seconds = 3600
  }
}

# RDS, when the database has outgrown the host

resource "aws_db_subnet_group" "this" {
  count      = var.database == "rds" ? 1 : 0
  name       = var.name
  subnet_ids = var.database_subnet_ids != null ? var.database_subnet_ids : data.aws_subnets.all.ids
}

resource "aws_db_parameter_group" "this" {
  count  = var.database == "rds" ? 1 : 0
  name   = "${var.name}-postgres17"
  family = "postgres17"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
}

resource "aws_db_instance" "this" {
  count                      = var.database == "rds" ? 1 : 0
  identifier                 = var.name
  engine                     = "postgres"
  engine_version             = "17"
  instance_class             = var.rds_instance_class
  allocated_storage          = var.database_disk_gb
  max_allocated_storage      = min(var.database_disk_gb * 5, 65536)
  storage_type               = "gp3"
  storage_encrypted          = true
  multi_az                   = var.rds_multi_az
  db_name                    = local.database_name
  username                   = local.database_user
  password                   = random_password.database.result
  db_subnet_group_name       = aws_db_subnet_group.this[0].name
  parameter_group_name       = aws_db_parameter_group.this[0].name
  vpc_security_group_ids     = [aws_security_group.database[0].id]
  publicly_accessible        = false
  backup_retention_period    = var.backup_days
  copy_tags_to_snapshot      = true
  auto_minor_version_upgrade = true
  apply_immediately          = true
  # scripts/destroy_terraform.sh says what will be lost, and asks
  skip_final_snapshot = true
}
