package io.filepipeline.local.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code scripts/destroy_terraform.sh} says what will be lost, asks, and leaves nothing.
 */
class DestroyTests {

	private static final String SCRIPT = "destroy_terraform.sh";

	private static final String FILES = "file-pipeline-files-123456789012-eu-central-1";

	private static final String ARTIFACTS = "file-pipeline-artifacts-123456789012-eu-central-1";

	private static final String DESTROY = "terraform -chdir=terraform destroy -input=false -auto-approve -refresh=false";

	private static final String EMPTY_FILES = "aws s3 rm s3://" + FILES + " --recursive --only-show-errors";

	private static final String EMPTY_ARTIFACTS = "aws s3 rm s3://" + ARTIFACTS + " --recursive --only-show-errors";

	private Checkout checkout;

	@BeforeEach
	void checkOut(@TempDir Path folder) throws IOException {
		this.checkout = new Checkout(folder);
		this.checkout.when("terraform * state list")
			.answers("data.aws_vpc.this\naws_s3_bucket.files\naws_s3_bucket.artifacts")
			.succeeds();
		this.checkout.when("terraform * show -json")
			.answers("""
					{"values": {"outputs": {}, "root_module": {"resources": [
					  {"address": "data.aws_vpc.this", "values": {"id": "vpc-0a1b2c3d"}},
					  {"address": "aws_s3_bucket.files", "values": {"bucket": "%s"}},
					  {"address": "aws_s3_bucket.artifacts", "values": {"bucket": "%s"}}]}}}""".formatted(FILES,
					ARTIFACTS));
		this.checkout.when("aws s3 ls s3://" + FILES + " *").answers("""
				2026-11-24 10:00:00    9.7 MiB files/01a20fd0-e5bc-7000-b312-fc14bfcd1ae4

				Total Objects: 1
				   Total Size: 9.7 MiB""");
		this.checkout.when("aws s3 ls s3://" + ARTIFACTS + " *").answers("""
				Total Objects: 5
				   Total Size: 130.0 MiB""");
		this.checkout.when("aws s3api head-bucket *").succeeds();
		this.checkout.when("aws s3 rm *").succeeds();
		this.checkout.when(DESTROY).answers("Destroy complete! Resources: 64 destroyed.");
	}

	@ParameterizedTest
	@ValueSource(strings = { SCRIPT, "destroy_all.sh" })
	void saysWhatIsLostEmptiesTheBucketsAndRemovesAll(String script) throws Exception {
		Path secrets = Files.writeString(this.checkout.file("secrets/processing_secrets.json"), Checkout.SECRET);

		ScriptRun run = this.checkout.answering("destroy\n", script).succeeds();

		assertThat(run.err()).contains("in account 123456789012, region eu-central-1")
			.contains("bucket " + FILES + ", 1 objects, 9.7 MiB")
			.contains("bucket " + ARTIFACTS + ", 5 objects, 130.0 MiB")
			.contains("2 resources of Terraform");
		assertThat(run.out()).isEqualTo("Everything is removed\n");
		assertThat(calls()).containsSubsequence(EMPTY_FILES, EMPTY_ARTIFACTS, DESTROY);
		assertThat(secrets).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "yes\n", "Destroy\n", "\n", "" })
	void removesNothingUnlessTheWordIsTyped(String answer) throws Exception {
		this.checkout.answering(answer, SCRIPT).failsSaying("nothing was changed");

		assertThat(calls()).doesNotContain(EMPTY_FILES, EMPTY_ARTIFACTS, DESTROY);
	}

	@Test
	void doesNothingWhereNothingIsDeployed() throws Exception {
		this.checkout.when("terraform * state list").succeeds();

		assertThat(this.checkout.run(SCRIPT).succeeds().out()).isEqualTo("Nothing is deployed\n");
		assertThat(calls()).doesNotContain(DESTROY);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					terraform * init *            | Error: Backend initialization required, please run "terraform init" | terraform init failed
					terraform * state list        | Error: Failed to load state: AccessDenied                           | the state of Terraform cannot be read
					aws s3 rm *                   | fatal error: An error occurred (AccessDenied)                       | cannot be emptied; see above. Nothing else was removed
					""")
	void removesNothingElseWhenItCannotGoOn(String call, String message, String line) throws Exception {
		this.checkout.when(call).fails(1, message);

		assertThat(this.checkout.run(SCRIPT, "--yes").failsSaying(line).err()).contains(message);

		assertThat(calls()).doesNotContain(DESTROY);
	}

	@Test
	void takesWhatWasWrittenMeanwhileInASecondAttempt() throws Exception {
		this.checkout.when(DESTROY).fails(1, "Error: deleting S3 Bucket: BucketNotEmpty").succeeds();

		this.checkout.run(SCRIPT, "--yes").succeeds();

		assertThat(calls()).containsSubsequence(EMPTY_FILES, EMPTY_ARTIFACTS, DESTROY, EMPTY_FILES, EMPTY_ARTIFACTS,
				DESTROY);
	}

	/** Its outputs are forgotten by then, and its bucket may have been written to. */
	@Test
	void emptiesTheBucketThatARemovalHasLeft() throws Exception {
		this.checkout.when("terraform * output -json").answers("{}");
		this.checkout.when("terraform * show -json").answers("""
				{"values": {"root_module": {"resources": [
				  {"address": "aws_s3_bucket.files", "values": {"bucket": "%s"}}]}}}""".formatted(FILES));

		assertThat(this.checkout.run(SCRIPT, "--yes").succeeds().err()).contains("bucket " + FILES, "bucket (none)");

		assertThat(calls()).containsSubsequence(EMPTY_FILES, DESTROY).doesNotContain(EMPTY_ARTIFACTS);
	}

	@Test
	void goesOnWhereABucketIsGoneAlready() throws Exception {
		this.checkout.when("aws s3api head-bucket --bucket " + FILES)
			.fails(254, "An error occurred (404) when calling the HeadBucket operation: Not Found");

		this.checkout.run(SCRIPT, "--yes").succeeds();

		assertThat(calls()).contains(EMPTY_ARTIFACTS, DESTROY).doesNotContain(EMPTY_FILES);
	}

	@Test
	void saysThatWhatIsLeftMayBeBilled() throws Exception {
		this.checkout.when(DESTROY).fails(1, "Error: deleting EC2 Security Group: DependencyViolation");
		this.checkout.run(SCRIPT, "--yes").failsSaying("not everything is removed, and what is left may be billed");

		this.checkout.when(DESTROY).succeeds();
		this.checkout.when("terraform * state list").answers("aws_eip.host[0]");
		this.checkout.run(SCRIPT, "--yes").failsSaying("what is left may be billed: aws_eip.host[0]");
	}

	@Test
	void keepsSettingsThatAreForAnotherBucket() throws Exception {
		Path secrets = Files.writeString(this.checkout.file("secrets/processing_secrets.json"),
				"{\"AWS_S3_BUCKET_NAME\": \"mine\"}");

		this.checkout.run(SCRIPT, "--yes").succeeds();

		assertThat(secrets).exists();
	}

	private List<String> calls() throws IOException {
		return this.checkout.commands().calls();
	}

}
