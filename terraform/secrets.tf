locals {
  database_name    = "file_pipeline"
  database_user    = "file_pipeline"
  database_address = var.database == "rds" ? aws_db_instance.this[0].address : local.host_address
}

resource "random_password" "database" {
  length  = 40
  special = false # it is part of no URL, but people paste it into one
}

resource "random_bytes" "signing_secret" {
  for_each = toset(var.signing_secret_ids)
  length   = 32
}

resource "aws_secretsmanager_secret" "this" {
  name        = var.secret_name
  description = "The settings of ${var.name}; see docs/configure.md"
  # so that a pipeline that was destroyed can be deployed again at once
  recovery_window_in_days = 0
}

# Everybody has a role: there are no keys in here
resource "aws_secretsmanager_secret_version" "this" {
  secret_id = aws_secretsmanager_secret.this.id

  secret_string = jsonencode(merge({
    AWS_REGION                = var.region
    AWS_S3_BUCKET_NAME        = aws_s3_bucket.files.bucket
    AWS_SQS_QUEUE_URL         = aws_sqs_queue.this["processing"].url
    AWS_SQS_RECORDS_QUEUE_URL = aws_sqs_queue.this["records"].url
    CALLBACK_SIGNING_SECRET   = join(" ", [for id in var.signing_secret_ids : "whsec_${random_bytes.signing_secret[id].base64}"])
    DATABASE_URL              = "jdbc:postgresql://${local.database_address}:5432/${local.database_name}?sslmode=require"
    DATABASE_USER             = local.database_user
    DATABASE_PASSWORD         = random_password.database.result
    },
    # Without a host the URL is that of a function which reads this secret: split has it in its environment instead
    local.has_host ? { API_CALLBACK_URL = local.callback_url } : {}
  ))
}

# Snapshots of functions, and the host, hold the secret as it was when they started. A new generation of it is a reason to
# publish new versions and to start the host again; this names the generation without telling anything of it.
resource "random_id" "secret_generation" {
  byte_length = 4

  keepers = {
    database = sha256(random_password.database.result)
    signing  = sha256(join(" ", [for id in var.signing_secret_ids : random_bytes.signing_secret[id].base64]))
    address  = local.database_address
  }
}
