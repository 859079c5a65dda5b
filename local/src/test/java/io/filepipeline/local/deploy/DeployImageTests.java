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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code scripts/deploy_terraform.sh --image} makes the host's image and pushes it before
 * anything is deployed that runs it.
 */
class DeployImageTests {

	private static final String SCRIPT = "deploy_terraform.sh";

	private static final String APPLY = "terraform -chdir=terraform apply -input=false .plan";

	private static final String REPOSITORY = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/file-pipeline-host";

	private Checkout checkout;

	@BeforeEach
	void checkOut(@TempDir Path folder) throws IOException {
		this.checkout = new Checkout(folder);
	}

	@Test
	void pushesTheImageThatTheHostRuns() throws Exception {
		StandIns.Rule login = docker();
		Files.writeString(this.checkout.file("terraform/terraform.tfvars"), "architecture = \"x86_64\"\n");

		this.checkout.run(SCRIPT, "--yes", "--image").succeeds();

		assertThat(calls()).filteredOn((call) -> call.startsWith("docker"))
			.satisfiesExactly((info) -> assertThat(info).isEqualTo("docker info"),
					(info) -> assertThat(info).isEqualTo("docker info -f {{.Architecture}}"),
					(build) -> assertThat(build)
						.matches("docker build --platform linux/amd64 -t " + REPOSITORY + ":\\d{8}T\\d{6}Z \\."),
					(in) -> assertThat(in).isEqualTo(
							"docker login --username AWS --password-stdin 123456789012.dkr.ecr.eu-central-1.amazonaws.com"),
					(push) -> assertThat(push).startsWith("docker push -q " + REPOSITORY + ":"));
		assertThat(login.input()).isEqualTo("t0ken\n");
		assertThat(calls()).noneMatch((call) -> call.contains("t0ken"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					docker info                | Cannot connect to the Docker daemon at unix:///var/run/docker.sock. | Docker does not run: start it, or deploy without --image
					terraform * -target=*      | Error: creating ECR Repository: AccessDeniedException               | the image's repository was not made
					terraform * output -raw host_repository_url | Error: Output "host_repository_url" not found    | there is no host that could be an image
					docker build *             | ERROR: failed to solve: process "/bin/sh -c ./mvnw" did not complete | the image was not built
					aws ecr get-login-password | An error occurred (AccessDeniedException)                            | ECR does not let this machine in
					docker login *             | Error response from daemon: login attempt failed with status: 400 Bad Request | ECR does not let this machine in
					docker push *              | denied: Your authorization token has expired. Reauthenticate and try again. | the image was not pushed
					aws ecr describe-images *  | An error occurred (ImageNotFoundException)                           | the image is not in ECR
					""")
	void deploysNoImageThatIsNotThere(String call, String message, String line) throws Exception {
		docker();
		this.checkout.when(call).fails(1, message).readingInput();

		this.checkout.run(SCRIPT, "--yes", "--image").failsSaying(line);

		assertThat(calls()).doesNotContain(APPLY);
	}

	@Test
	void warnsOfProcessorsThatAreEmulated() throws Exception {
		docker();

		assertThat(this.checkout.run(SCRIPT, "--yes", "--image").succeeds().err())
			.contains("Building for arm64 on x86_64");

		this.checkout.when("docker info -f *").answers("aarch64");
		assertThat(this.checkout.run(SCRIPT, "--yes", "--image").succeeds().err()).doesNotContain("Building for");
	}

	@Test
	void plansAnImageWithoutBuildingIt() throws Exception {
		this.checkout.run(SCRIPT, "--plan", "--image").succeeds();

		assertThat(calls()).noneMatch((call) -> call.startsWith("docker"));
	}

	private StandIns.Rule docker() {
		this.checkout.when("docker info").succeeds();
		this.checkout.when("docker info -f *").answers("x86_64");
		this.checkout.when("docker build *").succeeds();
		this.checkout.when("docker push *").succeeds();
		this.checkout.when("terraform * apply * -target=aws_ecr_repository.host").answers("Apply complete!");
		this.checkout.output("host_repository_url", REPOSITORY);
		this.checkout.when("aws ecr get-login-password").answers("t0ken");
		this.checkout.when("aws ecr describe-images *").answers("sha256:" + "ab".repeat(32));
		return this.checkout.when("docker login *").answers("Login Succeeded").readingInput();
	}

	private List<String> calls() throws IOException {
		return this.checkout.commands().calls();
	}

}
