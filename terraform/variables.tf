# What it is called and where

variable "name" {
  description = "The name that everything starts with; lower case, for it is part of bucket names"
  type        = string
  default     = "file-pipeline"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) >= 3 && length(var.name) <= 25
    error_message = "name: 3 to 25 lower-case letters, digits and single hyphens, beginning with a letter."
  }
}

variable "region" {
  description = "The AWS region"
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region: the code of a region, such as eu-central-1."
  }
}

variable "tags" {
  description = "Tags of everything, besides Application"
  type        = map(string)
  default     = {}
}

# What runs where

variable "api" {
  description = "Where upload and record run: on a host (ec2), as Lambdas behind an HTTP API without any host (lambda), or a host for HTTP with Lambdas for direct invocation and the records queue (both)"
  type        = string
  default     = "ec2"

  validation {
    condition     = contains(["ec2", "lambda", "both"], var.api)
    error_message = "api: ec2, lambda or both."
  }
}

variable "database" {
  description = "Where PostgreSQL runs: on the host, with a volume of its own (host), or in RDS (rds), which api = lambda and both need"
  type        = string
  default     = "host"

  validation {
    condition     = contains(["host", "rds"], var.database)
    error_message = "database: host or rds."
  }
}

variable "function_urls" {
  description = "Whether the Lambdas upload and record get URLs of their own, for callers with IAM credentials"
  type        = bool
  default     = false
}

# Network

variable "vpc_id" {
  description = "The VPC; the default VPC of the region when null"
  type        = string
  default     = null
}

variable "subnet_id" {
  description = "The subnet of the host and of the Lambdas that talk to it, public when there is a host; one of the VPC's when null"
  type        = string
  default     = null
}

variable "database_subnet_ids" {
  description = "Private subnets for RDS, in two availability zones at least; all of the VPC's when null"
  type        = list(string)
  default     = null

  validation {
    condition     = var.database_subnet_ids == null ? true : length(var.database_subnet_ids) >= 2
    error_message = "database_subnet_ids: at least two, in different availability zones."
  }
}

variable "create_vpc_endpoints" {
  description = "Whether to create the endpoints of S3 and Secrets Manager in the VPC; false where it has them already"
  type        = bool
  default     = true
}

variable "allowed_cidrs" {
  description = "The IPv4 ranges that may call the host; nobody when empty"
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.allowed_cidrs : can(cidrnetmask(cidr)) && try(cidrsubnet(cidr, 0, 0) == cidr, false)])
    error_message = "allowed_cidrs: IPv4 ranges such as 203.0.113.7/32."
  }
}

variable "certificate_secret_arn" {
  description = "A Secrets Manager secret {\"certificate\": \"<PEM chain>\", \"private_key\": \"<PEM>\"}: callers then reach the host by HTTPS on port 443, and no longer by HTTP"
  type        = string
  default     = null

  validation {
    condition     = var.certificate_secret_arn == null ? true : can(regex("^arn:[^:]+:secretsmanager:", var.certificate_secret_arn))
    error_message = "certificate_secret_arn: the ARN of a Secrets Manager secret."
  }
}

variable "host_name" {
  description = "The name by which callers know the host, such as files.example.com: that of the certificate, which DNS leads to the host; the name that AWS gives it when null"
  type        = string
  default     = null

  validation {
    condition     = var.host_name == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?[.])+[a-z]([a-z0-9-]*[a-z0-9])?$", var.host_name))
    error_message = "host_name: a name in DNS, in lower case, without scheme and port."
  }
}

# The host

variable "host_instance_type" {
  description = "The EC2 instance type of the host, of the architecture that is chosen below; t4g.medium or t3.medium when null"
  type        = string
  default     = null
}

variable "host_disk_gb" {
  description = "The root volume of the host in GiB: the system, and the uploads that arrive at once"
  type        = number
  default     = 30

  validation {
    condition     = var.host_disk_gb >= 10 && var.host_disk_gb <= 16384
    error_message = "host_disk_gb: 10 to 16384."
  }
}

variable "database_disk_gb" {
  description = "The volume of the database in GiB, on the host or in RDS"
  type        = number
  default     = 20

  validation {
    condition     = var.database_disk_gb >= 20 && var.database_disk_gb <= 16384
    error_message = "database_disk_gb: 20 to 16384."
  }
}

variable "host_package" {
  description = "How the host travels: as a jar that runs on Corretto (jar), or as a container image from ECR (image)"
  type        = string
  default     = "jar"

  validation {
    condition     = contains(["jar", "image"], var.host_package)
    error_message = "host_package: jar or image."
  }
}

variable "host_image_digest" {
  description = "The digest of the host's image in ECR, sha256:...; scripts/deploy_terraform.sh --image sets it"
  type        = string
  default     = null

  validation {
    condition     = var.host_image_digest == null ? true : can(regex("^sha256:[0-9a-f]{64}$", var.host_image_digest))
    error_message = "host_image_digest: sha256: and 64 hexadecimal digits."
  }
}

variable "rds_instance_class" {
  description = "The RDS instance class, when the database is RDS"
  type        = string
  default     = "db.t4g.small"
}

variable "rds_multi_az" {
  description = "Whether RDS keeps a standby in a second availability zone"
  type        = bool
  default     = false
}

# The functions

variable "architecture" {
  description = "The processors of the host and of the Lambdas: arm64 or x86_64"
  type        = string
  default     = "arm64"

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "architecture: arm64 or x86_64."
  }
}

variable "split_timeout" {
  description = "How long one split may take, in seconds; its queue hides a message six times as long"
  type        = number
  default     = 600

  validation {
    condition     = var.split_timeout >= 30 && var.split_timeout <= 900
    error_message = "split_timeout: 30 to 900 seconds, Lambda's own limit."
  }
}

variable "split_memory_mb" {
  description = "Memory of the split Lambda in MB; its share of the processors grows with it"
  type        = number
  default     = 2048

  validation {
    condition     = var.split_memory_mb >= 1024 && var.split_memory_mb <= 10240
    error_message = "split_memory_mb: 1024 to 10240."
  }
}

variable "split_storage_mb" {
  description = "Room for the document and its parts in the split Lambda, in MB. With 512 it starts from a SnapStart snapshot, which allows no more, and splits documents up to about 400 MB"
  type        = number
  default     = 10240

  validation {
    condition     = var.split_storage_mb >= 512 && var.split_storage_mb <= 10240
    error_message = "split_storage_mb: 512 to 10240."
  }
}

variable "split_concurrency" {
  description = "How many documents are split at once"
  type        = number
  default     = 10

  validation {
    condition     = var.split_concurrency >= 2 && var.split_concurrency <= 1000
    error_message = "split_concurrency: 2 to 1000."
  }
}

variable "record_concurrency" {
  description = "How many batches of records are written at once, when record is a Lambda; each has a database connection"
  type        = number
  default     = 5

  validation {
    condition     = var.record_concurrency >= 2 && var.record_concurrency <= 100
    error_message = "record_concurrency: 2 to 100."
  }
}

# Secrets and data

variable "secret_name" {
  description = "The name of the secret in Secrets Manager"
  type        = string
  default     = "lambda/file-processing-creds"
}

variable "api_key_names" {
  description = "Whose API keys there are: a key is made for each name, output api_keys tells them. A name that goes takes its key with it"
  type        = list(string)
  default     = ["default"]

  validation {
    condition     = length(var.api_key_names) >= 1 && alltrue([for name in var.api_key_names : can(regex("^[A-Za-z0-9_-]{1,64}$", name))])
    error_message = "api_key_names: at least one, of letters, digits, - and _."
  }
}

variable "signing_secret_ids" {
  description = "The signing secrets in use: the first signs, all verify. To rotate, add a new id at the end and apply, move it to the front and apply, and drop the old one a day later"
  type        = list(string)
  default     = ["1"]

  validation {
    condition     = length(var.signing_secret_ids) >= 1 && length(distinct(var.signing_secret_ids)) == length(var.signing_secret_ids)
    error_message = "signing_secret_ids: at least one, and none twice."
  }
}

variable "retention_days" {
  description = "Days after which files and parts are deleted; 0 keeps them"
  type        = number
  default     = 0

  validation {
    condition     = var.retention_days >= 0 && floor(var.retention_days) == var.retention_days
    error_message = "retention_days: 0 or a whole number of days."
  }
}

variable "backup_days" {
  description = "Days for which backups of the database are kept"
  type        = number
  default     = 14

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "backup_days: 1 to 35."
  }
}

variable "page_origins" {
  description = "Origins of web pages that may read and write the bucket by presigned URLs, such as https://portal.example.com, besides the host's own"
  type        = list(string)
  default     = []
}

# Watching it

variable "otlp_endpoint" {
  description = "Where the host and the functions send their spans, such as http://collector.internal:4318: a collector that speaks OTLP over HTTP. Null for nowhere"
  type        = string
  default     = null

  validation {
    condition     = var.otlp_endpoint == null || can(regex("^https?://[^ /'\"]+[^ '\"]*[^ /'\"]$", var.otlp_endpoint))
    error_message = "otlp_endpoint: a URL without a slash at its end, such as http://collector.internal:4318."
  }
}

variable "log_retention_days" {
  description = "Days for which logs are kept, one of the numbers that CloudWatch knows"
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827], var.log_retention_days)
    error_message = "log_retention_days: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096 or 1827."
  }
}

variable "alarm_email" {
  description = "Where alarms are sent; nowhere when null"
  type        = string
  default     = null

  validation {
    condition     = var.alarm_email == null ? true : can(regex("^[^@ ]+@[^@ ]+$", var.alarm_email))
    error_message = "alarm_email: an e-mail address."
  }
}
