package io.filepipeline.local.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code scripts/deploy_terraform.sh} calls what it should, stops at what goes wrong, and
 * says in one line what.
 */
class DeployTests {

	private static final String SCRIPT = "deploy_terraform.sh";

	private static final String APPLY = "terraform -chdir=terraform apply -input=false .plan";

	private static final String LOOK = "curl -fsSk -m 5 -o /dev/null --connect-to ::" + Checkout.ADDRESS + ": ";

	private Checkout checkout;

	@BeforeEach
	void checkOut(@TempDir Path folder) throws IOException {
		this.checkout = new Checkout(folder);
	}

	@Test
	void buildsAppliesWritesTheSecretsAndWaitsForTheHost() throws Exception {
		ScriptRun run = this.checkout.answering("yes\n", SCRIPT).succeeds();

		assertThat(calls()).containsSubsequence("terraform version -json",
				"aws sts get-caller-identity --query [Account,Arn] --output text",
				"mvnw -B -ntp -q -pl local -am package -Dmaven.test.skip=true",
				"terraform -chdir=terraform init -input=false",
				"terraform -chdir=terraform plan -input=false -detailed-exitcode -out=.plan", APPLY,
				"aws secretsmanager get-secret-value --secret-id lambda/file-processing-creds --query SecretString --output text",
				LOOK + Checkout.URL + "/actuator/health", LOOK + Checkout.URL + "/actuator/health",
				LOOK + Checkout.URL + "/actuator/health");
		assertThat(run.err()).contains("Account 123456789012, region eu-central-1")
			.contains("Waiting for the host to be healthy .. it is")
			.doesNotContain("s3cr3t");
		assertThat(run.out()).contains("The API     " + Checkout.URL)
			.contains(Checkout.URL + "/api/files/")
			.doesNotContain("s3cr3t");
		Path secrets = this.checkout.file("secrets/processing_secrets.json");
		assertThat(secrets).content().contains("\"AWS_SQS_QUEUE_URL\": \"https://sqs.eu-central-1");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets))).isEqualTo("rw-------");
		assertThat(this.checkout.file("terraform/.plan")).doesNotExist();
	}

	@Test
	void waitsForAHostWhoseNameMayNotLeadThereYet() throws Exception {
		this.checkout.output("api_url", "https://files.example.com");
		this.checkout.when(LOOK + "https://files.example.com/actuator/health").fails(7, "").succeeds();

		ScriptRun run = this.checkout.run(SCRIPT, "--yes").succeeds();

		assertThat(run.err()).contains("Waiting for the host to be healthy . it is");
		assertThat(run.out()).contains("The API     https://files.example.com\n")
			.contains("  https://files.example.com/api/files/\n");
	}

	@Test
	void onlyTellsWhatWouldChange() throws Exception {
		this.checkout.run(SCRIPT, "--plan").succeeds();

		assertThat(calls()).contains("terraform -chdir=terraform plan -input=false")
			.noneMatch((call) -> call.contains(" apply "));
		assertThat(this.checkout.file("secrets/processing_secrets.json")).doesNotExist();
	}

	@Test
	void asksForNothingWhenNothingChanges() throws Exception {
		this.checkout.when("terraform * plan * -detailed-exitcode *").answers("No changes.");

		this.checkout.run(SCRIPT).succeeds();

		assertThat(calls()).doesNotContain(APPLY);
		assertThat(this.checkout.file("secrets/processing_secrets.json")).exists();
	}

	@Test
	void runsAgainWithoutBuildingAgain() throws Exception {
		this.checkout.run(SCRIPT, "--yes").succeeds();
		this.checkout.run(SCRIPT, "--yes").succeeds();

		assertThat(calls()).filteredOn((call) -> call.startsWith("mvnw")).hasSize(1);
		assertThat(calls()).filteredOn(APPLY::equals).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "no\n", "y\n", "YES\n", "\n" })
	void goesOnOnlyWhenTheAnswerIsYes(String answer) throws Exception {
		this.checkout.answering(answer, SCRIPT).failsSaying("nothing was changed");

		assertThat(calls()).doesNotContain(APPLY);
	}

	@Test
	void changesNothingWhenNobodyAnswers() throws Exception {
		this.checkout.run(SCRIPT).failsSaying("nobody answers, nothing was changed; --yes goes on without asking");

		assertThat(calls()).doesNotContain(APPLY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					terraform version -json         | 1   |                                                                  | terraform does not run
					aws sts *                       | 253 | Unable to locate credentials. You can configure credentials by running "aws login". | no valid AWS credentials
					aws sts *                       | 254 | An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The security token included in the request is expired | no valid AWS credentials
					aws ec2 describe-vpcs *         | 254 | An error occurred (UnauthorizedOperation) when calling the DescribeVpcs operation: You are not authorized to perform this operation. | the VPCs cannot be listed
					curl * https://checkip*         | 28  | curl: (28) Connection timed out after 10001 milliseconds          | this machine's address is not known
					mvnw *                          | 1   | [ERROR] COMPILATION ERROR :                                       | the build failed
					terraform * init *              | 1   | Error: Failed to query available provider packages                | terraform init failed
					terraform * plan * -out=.plan   | 1   | Error: Invalid value for variable                                 | terraform plan failed
					""")
	void stopsBeforeAnythingChanges(String call, int status, String message, String line) throws Exception {
		this.checkout.when(call).fails(status, (message != null) ? message : "");

		ScriptRun run = this.checkout.run(SCRIPT, "--yes").failsSaying(line);

		assertThat(run.err()).contains((message != null) ? message : "");
		assertThat(calls()).doesNotContain(APPLY);
		assertThat(this.checkout.file("terraform/.plan")).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "terraform", "aws", "jq", "curl" })
	void namesTheToolThatIsMissing(String tool) throws Exception {
		this.checkout.commands().remove(tool);

		this.checkout.run(SCRIPT, "--yes").failsSaying(tool + " is not installed");
	}

	@Test
	void namesJavaWhenItIsMissing() throws Exception {
		this.checkout.commands().remove("java");

		this.checkout.run(SCRIPT, "--yes").failsSaying("no java found: install a JDK, 17 or later, or set JAVA_HOME");
	}

	@Test
	void takesNoTerraformThatIsTooOld() throws Exception {
		this.checkout.when("terraform version -json").answers("{\"terraform_version\": \"1.5.7\"}");

		this.checkout.run(SCRIPT, "--yes").failsSaying("Terraform 1.5.7 is too old: install 1.6 or later");
	}

	@Test
	void takesTheRegionFromTheSettingsTheEnvironmentOrTheProfile() throws Exception {
		this.checkout.unset("TF_VAR_region");
		this.checkout.when("aws configure get region").fails(1, "");
		this.checkout.run(SCRIPT, "--plan")
			.failsSaying("no region: set region in terraform/terraform.tfvars, or AWS_REGION");

		this.checkout.when("aws configure get region").answers("eu-west-3");
		assertThat(this.checkout.run(SCRIPT, "--plan").succeeds().err()).contains("region eu-west-3");

		this.checkout.set("AWS_REGION", "eu-west-2");
		assertThat(this.checkout.run(SCRIPT, "--plan").succeeds().err()).contains("region eu-west-2");

		Files.writeString(this.checkout.file("terraform/terraform.tfvars"), "region = \"eu-north-1\" # ours\n");
		assertThat(this.checkout.run(SCRIPT, "--plan").succeeds().err()).contains("region eu-north-1");
	}

	@Test
	void needsAVpcOnlyWhereThereIsNoDefaultOne() throws Exception {
		this.checkout.when("aws ec2 describe-vpcs *").answers("None");
		this.checkout.run(SCRIPT, "--plan").failsSaying("eu-central-1 has no default VPC: set vpc_id and subnet_id");

		Files.writeString(this.checkout.file("terraform/terraform.tfvars"), "vpc_id = \"vpc-0a1b2c3d\"\n");
		this.checkout.run(SCRIPT, "--plan").succeeds();
	}

	@Test
	void findsASecretThatIsBeingDeleted() throws Exception {
		Files.writeString(this.checkout.file("terraform/terraform.tfvars"), "secret_name = \"team/pipeline\"\n");
		this.checkout.when("aws secretsmanager describe-secret --secret-id team/pipeline *")
			.answers("2026-11-24T10:00:00+00:00");

		this.checkout.run(SCRIPT, "--yes").failsSaying("the secret team/pipeline is being deleted: restore it");
	}

	@Test
	void opensTheApiToThisMachineUnlessToldOtherwise() throws Exception {
		assertThat(this.checkout.run(SCRIPT, "--plan").succeeds().err()).contains("open to 203.0.113.7 alone");

		Files.writeString(this.checkout.file("terraform/terraform.tfvars"), "allowed_cidrs = [\"198.51.100.0/24\"]\n");
		this.checkout.when("curl * https://checkip*").fails(7, "it was asked");
		assertThat(this.checkout.run(SCRIPT, "--plan").succeeds().err()).doesNotContain("alone", "it was asked");
	}

	@ParameterizedTest
	@CsvSource({ "aws_ebs_volume, aws_ebs_volume.database[0]", "aws_db_instance, aws_db_instance.this[0]",
			"aws_s3_bucket, aws_s3_bucket.files" })
	void losesNoDataUnlessToldTo(String type, String address) throws Exception {
		this.checkout.when("terraform * show -json .plan")
			.answers(
					"""
							{"resource_changes": [
							  {"address": "aws_instance.host[0]", "type": "aws_instance", "change": {"actions": ["delete", "create"]}},
							  {"address": "%s", "type": "%s", "change": {"actions": ["delete", "create"]}}
							]}"""
						.formatted(address, type));

		this.checkout.run(SCRIPT, "--yes").failsSaying("nothing was changed, for this would delete data: " + address);
		assertThat(calls()).doesNotContain(APPLY);

		this.checkout.run(SCRIPT, "--yes", "--lose-data").succeeds();
		assertThat(calls()).contains(APPLY);
	}

	@Test
	void takesSettingsFromFilesBeforeTheEnvironmentAsTerraformDoes() throws Exception {
		Files.writeString(this.checkout.file("terraform/terraform.tfvars"), "region = \"eu-north-1\"\n");

		assertThat(this.checkout.run(SCRIPT, "--plan").succeeds().err()).contains("region eu-north-1");
	}

	@Test
	void opensNothingWhereThereIsNoHost() throws Exception {
		this.checkout.set("TF_VAR_api", "lambda");

		assertThat(this.checkout.run(SCRIPT, "--plan").succeeds().err()).doesNotContain("The API will be open");
	}

	@Test
	void saysThatAFailedApplyCanBeRunAgain() throws Exception {
		this.checkout.when(APPLY)
			.fails(1,
					"Error: creating EC2 EIP: AddressLimitExceeded: The maximum number of addresses has been reached.");

		ScriptRun run = this.checkout.run(SCRIPT, "--yes")
			.failsSaying(
					"terraform apply failed; see above. What was made stays; run this again when the cause is gone");

		assertThat(run.err()).contains("AddressLimitExceeded");
		assertThat(this.checkout.file("secrets/processing_secrets.json")).doesNotExist();
	}

	@Test
	void keepsTheOldSecretsWhenTheNewCannotBeRead() throws Exception {
		Path secrets = Files.writeString(this.checkout.file("secrets/processing_secrets.json"), "{\"mine\": true}");
		this.checkout.when("aws secretsmanager get-secret-value *")
			.fails(254, "An error occurred (AccessDeniedException)");
		this.checkout.run(SCRIPT, "--yes").failsSaying("everything is deployed, but its secret cannot be read");

		this.checkout.when("aws secretsmanager get-secret-value *").answers("{\"AWS_REGION\": \"eu-central-1\"}");
		this.checkout.run(SCRIPT, "--yes").failsSaying("its secret has no queue URL or no callback URL");

		assertThat(secrets).content().isEqualTo("{\"mine\": true}");
	}

	@Test
	void saysWhereToLookWhenTheHostDoesNotGetHealthy() throws Exception {
		this.checkout.set("WAIT", "1");
		this.checkout.set("TF_VAR_name", "team-pipeline");
		this.checkout.when("curl * " + Checkout.URL + "/actuator/health").fails(28, "");

		this.checkout.run(SCRIPT, "--yes")
			.failsSaying(
					"is this machine in allowed_cidrs? Its log: aws logs tail /team-pipeline/host --region eu-central-1");
	}

	@Test
	void waitsForNoHostWhenToldNotTo() throws Exception {
		this.checkout.run(SCRIPT, "--yes", "--no-wait").succeeds();

		assertThat(calls()).noneMatch((call) -> call.contains("/actuator/health"));
	}

	@Test
	void waitsForNoHostWhereThereIsNone() throws Exception {
		this.checkout.output("has_host", "false");
		this.checkout.output("api_url", "https://a1b2c3.execute-api.eu-central-1.amazonaws.com");

		ScriptRun run = this.checkout.run(SCRIPT, "--yes").succeeds();

		assertThat(calls()).noneMatch((call) -> call.contains("/actuator/health"));
		assertThat(run.out()).contains("The API     https://a1b2c3.execute-api.eu-central-1.amazonaws.com")
			.contains("aws lambda invoke --region eu-central-1 --function-name file-pipeline-upload --qualifier live");
	}

	@Test
	void tellsHowItIsUsed() throws Exception {
		assertThat(this.checkout.run(SCRIPT, "--help").succeeds().out()).contains("Usage: scripts/deploy_terraform.sh");
		this.checkout.run(SCRIPT, "--force").failsSaying("unknown option --force");
		assertThat(calls()).isEmpty();
	}

	private List<String> calls() throws IOException {
		return this.checkout.commands().calls();
	}

}
