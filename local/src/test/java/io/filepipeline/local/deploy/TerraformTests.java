package io.filepipeline.local.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.filepipeline.contracts.Setting;
import io.filepipeline.local.deploy.Terraform.Block;
import io.filepipeline.local.lambda.FunctionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What can be known about {@code terraform/} without Terraform: that it fits the code and
 * the scripts, and keeps the rules of its own. {@code terraform validate} and the scan
 * are in the workflows.
 */
class TerraformTests {

	private static final Path TOP = Path.of("..");

	private final Terraform terraform = Terraform.in(TOP.resolve("terraform"));

	@Test
	void refersToWhatIsDeclaredAndDeclaresNothingInVain() {
		assertThat(this.terraform.declared()).containsAll(this.terraform.referenced());
		assertThat(this.terraform.referenced()).containsAll(this.terraform.declared()
			.stream()
			.filter((address) -> address.startsWith("var.") || address.startsWith("local.")
					|| address.startsWith("data."))
			.toList());
	}

	@Test
	void describesVariablesAndOutputs() {
		assertThat(this.terraform.all("variable")).isNotEmpty()
			.allSatisfy((variable) -> assertThat(variable.attributes()).containsKeys("type", "description"));
		assertThat(this.terraform.all("output")).isNotEmpty()
			.allSatisfy((output) -> assertThat(output.attributes()).containsKeys("value", "description"));
	}

	@Test
	void validatesVariablesByThemselves() {
		for (Block variable : this.terraform.all("variable")) {
			String name = variable.labels().get(0);
			variable.within("validation").forEach((validation) -> {
				assertThat(validation.attributes().get("condition")).contains("var." + name);
				assertThat(validation.attributes().get("error_message")).startsWith("\"" + name + ": ");
			});
		}
	}

	@Test
	void putsEverySettingAndNoKeyOfAnAccountIntoTheSecret() {
		Set<String> settings = Stream.of(Setting.values())
			.map(Setting::variable)
			.collect(Collectors.toCollection(TreeSet::new));
		settings.addAll(List.of("AWS_REGION", "API_KEYS"));

		assertThat(Block.keys(
				this.terraform.resource("aws_secretsmanager_secret_version", "this").attributes().get("secret_string")))
			.isEqualTo(settings);
		assertThat(this.terraform.resources("aws_iam_access_key")).isEmpty();
		assertThat(this.terraform.resources("aws_iam_user")).isEmpty();
	}

	@Test
	void givesFunctionsAndHostWhatTheyNeedToReadTheSecret() throws IOException {
		assertThat(Block.keys(this.terraform.local("function_environment")))
			.containsExactlyInAnyOrder("USE_AWS_SECRETS", "AWS_SECRET_NAME", "SECRET_VERSION");
		String settings = Files.readString(TOP.resolve("functions/lambda/src/main/resources/lambda.properties"));
		assertThat(settings).contains("${USE_AWS_SECRETS:").contains("${AWS_SECRET_NAME:");

		String script = Files.readString(TOP.resolve("scripts/user_data.sh"));
		Set<String> given = Block.keys(this.terraform.local("host_settings"));
		// only there so that another secret is another instance
		given.remove("SECRET_VERSION");
		assertThat(given).allSatisfy((name) -> assertThat(script).containsPattern("\\$\\{?" + name + "\\b"));
		assertThat(given)
			.containsAll(List.of(script.replaceAll("(?s).*for setting in ([A-Z_ ]+);.*", "$1").split(" ")));
	}

	@Test
	void startsTheJvmOfSplitAsItIsStartedLocally() throws IOException {
		assertThat(this.terraform.local("split_java_options"))
			.isEqualTo('"' + FunctionSettings.SPLIT_JAVA_OPTIONS + '"');
		assertThat(this.terraform.resource("aws_lambda_function", "this").within("environment")).singleElement()
			.satisfies((environment) -> assertThat(environment.attributes().get("variables"))
				.contains("\"split\" ? local.split_environment"));
		assertThat(this.terraform.local("split_environment")).contains("JAVA_TOOL_OPTIONS = local.split_java_options");
	}

	@Test
	void namesWhatTheBuildMakes() throws IOException {
		Block function = this.terraform.resource("aws_lambda_function", "this");

		assertThat(TOP.resolve("functions/lambda/src/main/java/io/filepipeline/lambda/LambdaHandler.java")).content()
			.contains("handleRequest");
		assertThat(function.attributes().get("handler"))
			.isEqualTo("\"io.filepipeline.lambda.LambdaHandler::handleRequest\"");
		assertThat(this.terraform.local("zips")).contains("../functions/${name}/target/${name}-lambda.zip");
		for (String name : List.of("upload", "record", "split")) {
			assertThat(this.terraform.local("all_functions")).containsPattern("(?m)^\\s*" + name + "\\s*=");
			assertThat(TOP.resolve("functions/" + name + "/target/" + name + "-lambda.zip")).exists();
		}
		assertThat(this.terraform.local("host_jar")).contains("../api-host/target/api-host-exec.jar");
		assertThat(TOP.resolve("api-host/target/api-host-exec.jar")).exists();
		assertThat(this.terraform.resource("aws_instance", "host").attributes().get("user_data"))
			.contains("../scripts/user_data.sh");
	}

	@Test
	void givesTheScriptsTheOutputsTheyRead() throws IOException {
		List<String> read = found("tf output -raw (\\w+)", "deploy_terraform.sh");
		assertThat(read).contains("api_url", "secret_name");

		assertThat(this.terraform.all("output").stream().map((output) -> output.labels().get(0))).containsAll(read)
			.contains("sqs_queue_url", "api_public_dns");
	}

	@Test
	void namesTheBucketsAsTheScriptThatEmptiesThem() throws IOException {
		assertThat(this.terraform.resources("aws_s3_bucket")).extracting((bucket) -> bucket.labels().get(1))
			.containsExactlyInAnyOrderElementsOf(found("\\(bucket (\\w+)\\)", "destroy_terraform.sh"));
	}

	private static List<String> found(String expression, String script) throws IOException {
		return Pattern.compile(expression)
			.matcher(Files.readString(TOP.resolve("scripts").resolve(script)))
			.results()
			.map((found) -> found.group(1))
			.toList();
	}

	@Test
	void hidesMessagesForSixTimesTheTimeoutAndBuriesThemAfterFiveTries() {
		assertThat(this.terraform.local("queues")).contains("6 * local.timeouts.record")
			.contains("6 * local.timeouts.split");
		assertThat(this.terraform.resource("aws_lambda_function", "this").attributes()).containsEntry("timeout",
				"local.timeouts[each.key]");
		assertThat(this.terraform.resource("aws_sqs_queue", "this").attributes()).satisfies((queue) -> {
			assertThat(queue.get("visibility_timeout_seconds")).isEqualTo("each.value.visibility_timeout");
			assertThat(queue.get("redrive_policy")).containsPattern("maxReceiveCount\\s*= 5")
				.contains("aws_sqs_queue.dead_letter");
		});
		assertThat(this.terraform.resources("aws_sqs_queue"))
			.allSatisfy((queue) -> assertThat(queue.attributes()).containsEntry("sqs_managed_sse_enabled", "true"));
		assertThat(this.terraform.local("all_queues")).contains("aws_sqs_queue.this", "aws_sqs_queue.dead_letter");
		assertThat(this.terraform.resource("aws_sqs_queue_policy", "tls_only").attributes()).containsEntry("for_each",
				"local.all_queues");
		assertThat(this.terraform.resource("aws_lambda_event_source_mapping", "this").attributes())
			.containsEntry("function_response_types", "[\"ReportBatchItemFailures\"]");
	}

	@ParameterizedTest
	@CsvSource({ "upload, POST /api/files", "upload, POST /api/uploads", "upload, DELETE /api/uploads/01a2",
			"upload, POST /api/uploads/01a2/complete", "record, POST /api/records" })
	void leadsEveryPathToItsFunctionWithAndWithoutASlash(String function, String request) {
		List<String> routes = Pattern.compile("function = \"" + function + "\", key = \"([^\"]*)\"")
			.matcher(this.terraform.local("http_routes"))
			.results()
			.map((route) -> route.group(1).replace("ANY", "[A-Z]+").replace("{proxy+}", ".*"))
			.toList();

		assertThat(List.of(request, request + "/"))
			.allSatisfy((called) -> assertThat(routes).anySatisfy((route) -> assertThat(called).matches(route)));
	}

	/** A document that kills its function does so once in an hour. */
	@Test
	void raisesAnAlarmForTheFirstErrorOfAFunction() {
		assertThat(this.terraform.local("function_alarms")).containsPattern("metric = \"Errors\",.*minutes = 1 }")
			.containsPattern("metric = \"Throttles\",.*minutes = 2 }");
		assertThat(this.terraform.resource("aws_cloudwatch_metric_alarm", "function").attributes())
			.containsEntry("datapoints_to_alarm", "each.value.minutes");
	}

	/** One backup may be done later than that of the night before. */
	@Test
	void raisesNoAlarmForABackupThatIsLate() {
		assertThat(this.terraform.resource("aws_cloudwatch_metric_alarm", "backup").attributes())
			.containsEntry("period", "3600")
			.containsEntry("evaluation_periods", "26")
			.containsEntry("treat_missing_data", "\"breaching\"");
	}

	@Test
	void allowsNoMoreThanIsNeeded() {
		// these actions have no resource
		Set<String> without = Set.of("[\"cloudwatch:PutMetricData\"]", "[\"ecr:GetAuthorizationToken\"]",
				"[ \"ec2:CreateNetworkInterface\", \"ec2:DescribeNetworkInterfaces\", \"ec2:DescribeSubnets\","
						+ " \"ec2:DeleteNetworkInterface\", \"ec2:AssignPrivateIpAddresses\","
						+ " \"ec2:UnassignPrivateIpAddresses\", ]",
				"[ \"ssm:UpdateInstanceInformation\", \"ssmmessages:CreateControlChannel\","
						+ " \"ssmmessages:CreateDataChannel\", \"ssmmessages:OpenControlChannel\","
						+ " \"ssmmessages:OpenDataChannel\", ]");
		Stream<Map<String, String>> statements = this.terraform.all("data")
			.stream()
			.filter((data) -> data.labels().get(0).equals("aws_iam_policy_document"))
			.flatMap((document) -> Stream.concat(document.within("statement"), document.within("content")))
			.map(Block::attributes)
			.filter((statement) -> statement.containsKey("actions"));

		assertThat(statements).hasSizeGreaterThan(10).allSatisfy((statement) -> {
			boolean deny = "\"Deny\"".equals(statement.get("effect"));
			assertThat(deny || !statement.get("actions").contains("*")).as(statement.toString()).isTrue();
			assertThat(without.contains(statement.get("actions").replaceAll("\\s+", " "))
					|| !"[\"*\"]".equals(statement.get("resources")))
				.as(statement.toString())
				.isTrue();
		});
		// which allow more than anybody here can see
		assertThat(this.terraform.resources("aws_iam_role_policy_attachment")).isEmpty();
		assertThat(this.terraform.local("function_statements")).doesNotContain("\"*\"");
		assertThat(String.join(" ",
				Stream.of("read_secret", "store_files", "discard_files", "list_parts", "tell_absent", "send", "receive")
					.map(this.terraform::local)
					.toList()))
			.doesNotContain("\"*\"")
			.doesNotContain(":*");
	}

	/** What the code calls, and what the SDK does on behalf of it. */
	@ParameterizedTest
	@CsvSource({ "functions/upload, upload", "functions/split, split", "functions/upload, host", "api-host, host" })
	void allowsWhatTheCodeCalls(String module, String role) throws IOException {
		String statements = role.equals("host")
				? this.terraform.all("data")
					.stream()
					.filter((data) -> data.labels().equals(List.of("aws_iam_policy_document", "host")))
					.flatMap(Block::expressions)
					.collect(Collectors.joining(" "))
				: this.terraform.local("function_statements").replaceAll("(?s).*\\b" + role + "\\s*=([^\n]*).*", "$1");
		Set<String> called = new TreeSet<>();
		try (Stream<Path> files = Files.walk(TOP.resolve(module + "/src/main"))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
				Pattern.compile("\\b(s3|sqs)\\s*\\.\\s*(?!utilities|serviceClientConfiguration)(\\w+)\\(")
					.matcher(Files.readString(file))
					.results()
					.forEach((call) -> called.add(call.group(1) + ":" + action(call.group(2))));
			}
		}

		assertThat(called).isNotEmpty();
		assertThat(actions(statements)).containsAll(called);
	}

	private static String action(String method) {
		// by which the other, too, is allowed
		String name = method.replace("headObject", "getObject")
			.replace("getObjectAsBytes", "getObject")
			.replace("createMultipartUpload", "putObject")
			.replace("completeMultipartUpload", "putObject")
			.replace("listPartsPaginator", "listMultipartUploadParts")
			.replace("listObjectsV2Paginator", "listBucket")
			.replace("deleteObjects", "deleteObject")
			.replace("sendMessageBatch", "sendMessage");
		return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
	}

	private Set<String> actions(String expression) {
		Set<String> actions = new TreeSet<>();
		Pattern.compile("\"((?:s3|sqs):\\w+)\"")
			.matcher(expression)
			.results()
			.forEach((action) -> actions.add(action.group(1)));
		Pattern.compile("\\blocal\\.(\\w+)")
			.matcher(expression)
			.results()
			.map((local) -> local.group(1))
			.filter((local) -> !local.equals("files") && !local.equals("queue_arns"))
			.forEach((local) -> actions.addAll(actions(this.terraform.local(local))));
		return actions;
	}

	@Test
	void opensNothingToTheWorldAndEncryptsWhatIsStored() {
		List<Block> rules = this.terraform.resources("aws_vpc_security_group_ingress_rule");
		assertThat(rules).isNotEmpty().allSatisfy((rule) -> {
			assertThat(rule.attributes()).doesNotContainKey("cidr_ipv6");
			assertThat(rule.attributes().get("from_port")).isNotEqualTo("22")
				.isEqualTo(rule.attributes().get("to_port"));
			assertThat(rule.attributes().getOrDefault("cidr_ipv4", "")).doesNotContain("0.0.0.0");
		});
		assertThat(this.terraform.resource("aws_db_instance", "this").attributes())
			.containsEntry("storage_encrypted", "true")
			.containsEntry("publicly_accessible", "false");
		assertThat(this.terraform.resource("aws_ebs_volume", "database").attributes()).containsEntry("encrypted",
				"true");
		assertThat(this.terraform.resource("aws_instance", "host").blocks())
			.anySatisfy((block) -> assertThat(block.attributes()).containsEntry("http_tokens", "\"required\""))
			.anySatisfy((block) -> assertThat(block.attributes()).containsEntry("encrypted", "true"));
		for (Block bucket : this.terraform.resources("aws_s3_bucket")) {
			String name = bucket.labels().get(1);
			assertThat(this.terraform.resource("aws_s3_bucket_public_access_block", name).attributes().values())
				.filteredOn("true"::equals)
				.hasSize(4);
			this.terraform.resource("aws_s3_bucket_server_side_encryption_configuration", name);
			assertThat(this.terraform.local("buckets")).contains("aws_s3_bucket." + name);
		}
	}

	@Test
	void opensHttpOrHttpsToCallersAndHttpToCallbacks() {
		assertThat(ingress("host_api")).containsEntry("from_port", "8000")
			.hasEntrySatisfying("for_each", (each) -> assertThat(each).contains("certificate_secret_arn == null ?"));
		assertThat(ingress("host_https")).containsEntry("from_port", "443")
			.hasEntrySatisfying("for_each", (each) -> assertThat(each).contains("certificate_secret_arn != null ?"));
		assertThat(ingress("host_callback")).containsEntry("from_port", "8000")
			.containsEntry("referenced_security_group_id", "aws_security_group.functions.id")
			.containsEntry("count", "local.has_host ? 1 : 0");
		assertThat(this.terraform.local("callback_url"))
			.contains("\"http://${aws_network_interface.host[0].private_ip}:8000");
	}

	@Test
	void letsThePageUseTheBucketFromWhereTheApiIs() {
		assertThat(this.terraform.all("output")).filteredOn((output) -> output.labels().contains("api_url"))
			.singleElement()
			.satisfies((url) -> assertThat(url.attributes().get("value")).contains("local.host_urls[0]"));
		assertThat(this.terraform.resource("aws_s3_bucket_cors_configuration", "files").within("cors_rule"))
			.singleElement()
			.satisfies((rule) -> assertThat(rule.attributes().get("allowed_origins")).contains("local.host_urls",
					"var.page_origins"));
	}

	private Map<String, String> ingress(String name) {
		return this.terraform.resource("aws_vpc_security_group_ingress_rule", name).attributes();
	}

	@ParameterizedTest
	@CsvSource({ "http://collector.internal:4318, 4318", "https://collector.internal, ",
			"http://collector.internal/v1:2, ", "https://10.0.0.7:8443/tenant, 8443", "http://[fd00::7]:4318, 4318" })
	void findsThePortThatSpansAreLetOutTo(String url, String port) {
		String expression = this.terraform.local("otlp_ports").replaceAll("(?s).*regex\\(\"(.*?)\", url.*", "$1");
		Matcher matcher = Pattern.compile(expression).matcher(url);

		assertThat(matcher.find()).isTrue();
		assertThat(matcher.group(1)).isEqualTo(port);
		assertThat(this.terraform.resources("aws_vpc_security_group_egress_rule"))
			.filteredOn((rule) -> rule.attributes().getOrDefault("for_each", "").contains("local.otlp_ports"))
			.extracting((rule) -> rule.labels().get(1))
			.containsExactly("host_spans", "functions_spans");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a {               | a block is not closed
			}                 | a bracket too many
			a = [1            | a bracket is not closed
			a = [1)           | brackets do not match
			a = "b            | a string is not closed
			a =               | a value is missing
			a b               | neither a block nor an attribute
			""")
	void isReadByAParserThatFindsWhatIsNotHcl(String text, String message, @TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("main.tf"), text);

		assertThatIllegalArgumentException().isThrownBy(() -> Terraform.in(folder)).withMessageContaining(message);
	}

	@Test
	void isReadByAParserThatFindsReferencesInStringsOnlyWhereTheyAreInterpolated(@TempDir Path folder)
			throws IOException {
		Files.writeString(folder.resolve("main.tf"), """
				locals {
				  a = "var.text ${var.name}-${upper("${local.b} $${local.text}")}" # local.comment
				  b = data.aws_vpc.this.id
				}
				""");

		assertThat(Terraform.in(folder).referenced()).containsExactly("data.aws_vpc.this", "local.b", "var.name");
	}

}
