locals {
  vpc_cidrs = toset(data.aws_vpc.this.cidr_block_associations[*].cidr_block)

  # the port in the URL, or else that of its scheme
  otlp_ports = toset([for url in var.otlp_endpoint[*] :
    coalesce(regex("^https?://[^/]*?(?::([0-9]+))?(?:/|$)", url)[0], startswith(url, "https:") ? "443" : "80")
  ])
}

data "aws_vpc" "this" {
  id      = var.vpc_id
  default = var.vpc_id == null ? true : null
}

data "aws_subnets" "all" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.this.id]
  }
}

# Not every zone has every instance type; and in the default VPC, only the subnets that AWS has made are public for certain

data "aws_ec2_instance_type_offerings" "host" {
  location_type = "availability-zone"

  filter {
    name   = "instance-type"
    values = [local.host_instance_type]
  }
}

data "aws_subnets" "host" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.this.id]
  }

  filter {
    name   = "availability-zone"
    values = data.aws_ec2_instance_type_offerings.host.locations
  }

  dynamic "filter" {
    for_each = var.vpc_id == null ? ["true"] : []

    content {
      name   = "default-for-az"
      values = [filter.value]
    }
  }
}

data "aws_subnet" "this" {
  id = var.subnet_id != null ? var.subnet_id : sort(data.aws_subnets.host.ids)[0]

  lifecycle {
    postcondition {
      condition     = self.vpc_id == data.aws_vpc.this.id
      error_message = "subnet_id: a subnet of the VPC; set vpc_id as well."
    }
  }
}

data "aws_route_tables" "all" {
  vpc_id = data.aws_vpc.this.id
}

data "aws_ec2_managed_prefix_list" "s3" {
  name = "com.amazonaws.${var.region}.s3"
}

# The host is called by those who may: by HTTPS alone, as soon as there is a certificate. The Lambdas call it inside of the VPC

resource "aws_security_group" "host" {
  count       = local.has_host ? 1 : 0
  name        = "${var.name}-host"
  description = "The API, without SSH: Session Manager needs no open port"
  vpc_id      = data.aws_vpc.this.id
}

resource "aws_vpc_security_group_ingress_rule" "host_api" {
  for_each          = local.has_host && var.certificate_secret_arn == null ? toset(var.allowed_cidrs) : []
  security_group_id = aws_security_group.host[0].id
  description       = "The API"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 8000
  to_port           = 8000
}

resource "aws_vpc_security_group_ingress_rule" "host_https" {
  for_each          = local.has_host && var.certificate_secret_arn != null ? toset(var.allowed_cidrs) : []
  security_group_id = aws_security_group.host[0].id
  description       = "The API by HTTPS"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "host_callback" {
  count                        = local.has_host ? 1 : 0
  security_group_id            = aws_security_group.host[0].id
  description                  = "Callbacks of the split Lambda"
  referenced_security_group_id = aws_security_group.functions.id
  ip_protocol                  = "tcp"
  from_port                    = 8000
  to_port                      = 8000
}

resource "aws_vpc_security_group_egress_rule" "host" {
  for_each          = local.has_host ? { https = 443, http = 80 } : {}
  security_group_id = aws_security_group.host[0].id
  description       = "AWS, the package repositories and webhooks"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

# Two ports are open already, and AWS takes no rule twice
resource "aws_vpc_security_group_egress_rule" "host_spans" {
  for_each          = local.has_host ? setsubtract(local.otlp_ports, ["80", "443"]) : []
  security_group_id = aws_security_group.host[0].id
  description       = "Spans, to the collector"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_vpc_security_group_egress_rule" "host_rds" {
  count                        = local.has_host && var.database == "rds" ? 1 : 0
  security_group_id            = aws_security_group.host[0].id
  description                  = "PostgreSQL"
  referenced_security_group_id = aws_security_group.database[0].id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

# The Lambdas reach S3, the secret, the host, the database and a collector of spans, and nothing else

resource "aws_security_group" "functions" {
  name        = "${var.name}-functions"
  description = "Lambdas inside the VPC; nothing calls them by network"
  vpc_id      = data.aws_vpc.this.id

  # Lambda gives its network interfaces back by the function's own role: that must outlive them
  depends_on = [aws_iam_role_policy.function]
}

resource "aws_vpc_security_group_egress_rule" "functions_s3" {
  security_group_id = aws_security_group.functions.id
  description       = "S3"
  prefix_list_id    = data.aws_ec2_managed_prefix_list.s3.id
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "functions_secrets" {
  for_each          = local.vpc_cidrs
  security_group_id = aws_security_group.functions.id
  description       = "The endpoint of Secrets Manager"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "functions_callback" {
  count                        = local.has_host ? 1 : 0
  security_group_id            = aws_security_group.functions.id
  description                  = "Callbacks to the host"
  referenced_security_group_id = aws_security_group.host[0].id
  ip_protocol                  = "tcp"
  from_port                    = 8000
  to_port                      = 8000
}

resource "aws_vpc_security_group_egress_rule" "functions_rds" {
  count                        = var.database == "rds" ? 1 : 0
  security_group_id            = aws_security_group.functions.id
  description                  = "PostgreSQL"
  referenced_security_group_id = aws_security_group.database[0].id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

# Wherever the name of the collector leads, as far as the VPC has a route: their interfaces have no public address, so that the
# internet takes a NAT gateway
resource "aws_vpc_security_group_egress_rule" "functions_spans" {
  for_each          = local.otlp_ports
  security_group_id = aws_security_group.functions.id
  description       = "Spans, to the collector"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_vpc_endpoint" "s3" {
  count             = var.create_vpc_endpoints ? 1 : 0
  vpc_id            = data.aws_vpc.this.id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = data.aws_route_tables.all.ids
  tags              = { Name = "${var.name}-s3" }
}

resource "aws_security_group" "endpoint" {
  count       = var.create_vpc_endpoints ? 1 : 0
  name        = "${var.name}-secrets-endpoint"
  description = "The endpoint of Secrets Manager"
  vpc_id      = data.aws_vpc.this.id
}

resource "aws_vpc_security_group_ingress_rule" "endpoint" {
  for_each          = var.create_vpc_endpoints ? local.vpc_cidrs : []
  security_group_id = aws_security_group.endpoint[0].id
  description       = "Whatever is in the VPC: with private DNS, all of it comes this way"
  cidr_ipv4         = each.value
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_endpoint" "secrets" {
  count               = var.create_vpc_endpoints ? 1 : 0
  vpc_id              = data.aws_vpc.this.id
  service_name        = "com.amazonaws.${var.region}.secretsmanager"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = [data.aws_subnet.this.id]
  security_group_ids  = [aws_security_group.endpoint[0].id]
  private_dns_enabled = true
  tags                = { Name = "${var.name}-secrets" }
}

# RDS

resource "aws_security_group" "database" {
  count       = var.database == "rds" ? 1 : 0
  name        = "${var.name}-database"
  description = "PostgreSQL, for the host and the record Lambda"
  vpc_id      = data.aws_vpc.this.id
}

resource "aws_vpc_security_group_ingress_rule" "database_functions" {
  count                        = var.database == "rds" ? 1 : 0
  security_group_id            = aws_security_group.database[0].id
  description                  = "The record Lambda"
  referenced_security_group_id = aws_security_group.functions.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_ingress_rule" "database_host" {
  count                        = local.has_host && var.database == "rds" ? 1 : 0
  security_group_id            = aws_security_group.database[0].id
  description                  = "The host"
  referenced_security_group_id = aws_security_group.host[0].id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}
