package io.filepipeline.local.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

/**
 * What the scripts need of a checkout of this repository, on a machine with all tools and
 * an account in which all is well, until a test says otherwise. The answers were recorded
 * from Terraform 1.11, the AWS CLI 2 and Docker 28.
 */
final class Checkout {

	static final String ADDRESS = "ec2-203-0-113-20.eu-central-1.compute.amazonaws.com";

	static final String URL = "http://" + ADDRESS + ":8000";

	static final String SECRET = """
			{"AWS_REGION": "eu-central-1", "AWS_S3_BUCKET_NAME": "file-pipeline-files-123456789012-eu-central-1", \
			"AWS_SQS_QUEUE_URL": "https://sqs.eu-central-1.amazonaws.com/123456789012/file-pipeline-processing", \
			"API_CALLBACK_URL": "http://172.31.5.6:8000/api/records/", "DATABASE_PASSWORD": "s3cr3t"}""";

	private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

	private static final List<String> REAL = List.of("basename", "bash", "cat", "cut", "date", "dirname", "env", "find",
			"grep", "head", "jq", "ls", "mkdir", "mktemp", "mv", "paste", "rm", "sed", "seq", "sleep", "sort", "tail",
			"touch", "tr", "wc");

	private final Path folder;

	private final StandIns commands;

	private final Map<String, String> environment = new HashMap<>();

	Checkout(Path folder) throws IOException {
		this.folder = folder.resolve("checkout");
		for (String copied : List.of("scripts", "docs/sample.pdf")) {
			Path from = REPOSITORY.resolve(copied);
			Files.createDirectories(this.folder.resolve(copied).getParent());
			FileSystemUtils.copyRecursively(from, this.folder.resolve(copied));
		}
		for (String made : List.of("terraform", "secrets", "functions", "api-host", "local/target")) {
			Files.createDirectories(this.folder.resolve(made));
		}
		Files.createFile(this.folder.resolve("pom.xml"));
		this.commands = new StandIns(folder, List.of("aws", "curl", "docker", "terraform"), REAL);
		this.commands.install(this.folder.resolve("mvnw"));
		Files.createSymbolicLink(this.commands.bin().resolve("java"),
				Path.of(System.getProperty("java.home"), "bin", "java"));
		this.environment.put("PATH", this.commands.bin().toString());
		this.environment.put("HOME", folder.toString());
		this.environment.put("PAUSE", "0");
		this.environment.put("TF_VAR_region", "eu-central-1");
		allIsWell();
	}

	/** An account where nothing is deployed as yet, and all that is asked for is done. */
	private void allIsWell() {
		when("terraform version -json").answers("{\"terraform_version\": \"1.11.4\", \"platform\": \"linux_amd64\"}");
		when("terraform -chdir=terraform init -input=false").answers("Terraform has been successfully initialized!");
		when("terraform -chdir=terraform plan -input=false").answers("Plan: 64 to add, 0 to change, 0 to destroy.");
		when("terraform -chdir=terraform plan -input=false -detailed-exitcode -out=.plan").fails(2,
				"Plan: 64 to add, 0 to change, 0 to destroy.");
		when("terraform -chdir=terraform show -json .plan").answers("""
				{"resource_changes": [{"address": "aws_s3_bucket.files", "type": "aws_s3_bucket", \
				"change": {"actions": ["create"]}}]}""");
		when("terraform -chdir=terraform apply -input=false .plan").answers("Apply complete!");
		output("api_url", URL);
		output("api_public_dns", ADDRESS);
		output("has_host", "true");
		output("secret_name", "lambda/file-processing-creds");
		output("dashboard_url", "https://eu-central-1.console.aws.amazon.com/cloudwatch/home");
		when("aws sts get-caller-identity *").answers("123456789012\tarn:aws:iam::123456789012:user/jane");
		when("aws ec2 describe-vpcs *").answers("vpc-0a1b2c3d");
		when("aws secretsmanager describe-secret *").fails(254,
				"An error occurred (ResourceNotFoundException) when calling the DescribeSecret operation: "
						+ "Secrets Manager can't find the specified secret.");
		when("aws secretsmanager get-secret-value *").answers(SECRET);
		when("curl * https://checkip.amazonaws.com").answers("203.0.113.7");
		when("curl * " + URL + "/actuator/health").fails(7, "").fails(22, "").succeeds();
		when("mvnw *").succeeds();
	}

	StandIns.Rule when(String call) {
		return this.commands.when(call);
	}

	/** What Terraform tells of what is deployed. */
	StandIns.Rule output(String name, String value) {
		return when("terraform -chdir=terraform output -raw " + name).answers(value);
	}

	Path file(String name) {
		return this.folder.resolve(name);
	}

	StandIns commands() {
		return this.commands;
	}

	void set(String variable, String value) {
		this.environment.put(variable, value);
	}

	void unset(String variable) {
		this.environment.remove(variable);
	}

	/** Runs a script, with nobody there who could answer. */
	ScriptRun run(String script, String... arguments) throws IOException, InterruptedException {
		return answering("", script, arguments);
	}

	/** Runs a script, and types an answer. */
	ScriptRun answering(String input, String script, String... arguments) throws IOException, InterruptedException {
		return ScriptRun.of(this.folder.resolve("scripts").resolve(script), this.environment, input,
				List.of(arguments));
	}

}
