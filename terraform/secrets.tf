locals {
  database_name = "file_pipeline"
  database_user = "file_pipeline"

  # On the host, PostgreSQL listens to nobody else
  database_url = (var.database == "rds"
    ? "jdbc:postgresql://${aws_db_instance.this[0].address}:5432/${local.database_name}?sslmode=require"
    : "jdbc:postgresql://127.0.0.1:5432/${local.database_name}"
  )
}

resource "random_password" "database" {
  length  = 40
  special = false # it is part of no URL, but people paste it into one
}

resource "random_password" "api_key" {
  for_each = toset(var.api_key_names)
  length   = 43 # as many bits as a SHA-256
  special  = false
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

# Everybody has a role: there are no keys in here. Snapshots of functions, and the host, hold the secret as it was when they
# started; so they are told its version, and a new one publishes the functions and starts the host again.
resource "aws_secretsmanager_secret_version" "this" {
  secret_id = aws_secretsmanager_secret.this.id

  secret_string = jsonencode({
    AWS_REGION                = var.region
    AWS_S3_BUCKET_NAME        = aws_s3_bucket.files.bucket
    AWS_SQS_QUEUE_URL         = aws_sqs_queue.this["processing"].url
    AWS_SQS_RECORDS_QUEUE_URL = aws_sqs_queue.this["records"].url
    API_CALLBACK_URL          = local.callback_url
    CALLBACK_SIGNING_SECRET   = join(" ", [for id in var.signing_secret_ids : "whsec_${random_bytes.signing_secret[id].base64}"])
    API_KEYS                  = join(" ", [for name, key in random_password.api_key : "${name}:${sha256(key.result)}"])
    DATABASE_URL              = local.database_url
    DATABASE_USER             = local.database_user
    DATABASE_PASSWORD         = random_password.database.result
  })
}
