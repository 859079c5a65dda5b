package io.filepipeline.local.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A new instance on which {@code scripts/user_data.sh} has not run yet, with an empty
 * volume attached; its file system is a folder.
 */
final class Instance {

	static final String SECRET = """
			{"DATABASE_PASSWORD": "s3cr3t", "CALLBACK_SIGNING_SECRET": "whsec_c2VjcmV0"}""";

	private static final Path SCRIPT = Path.of("../scripts/user_data.sh").toAbsolutePath().normalize();

	private static final List<String> FAKE = List.of("aws", "blkid", "chown", "curl", "dnf", "docker", "id", "mkfs.xfs",
			"mount", "mountpoint", "runuser", "systemctl", "useradd", "xfs_growfs");

	private static final List<String> REAL = List.of("bash", "cat", "chmod", "date", "dirname", "env", "grep", "jq",
			"mkdir", "mktemp", "mv", "rm", "sed", "seq", "sleep");

	private final Path root;

	private final StandIns commands;

	private final Map<String, String> environment = new HashMap<>();

	Instance(Path folder) throws IOException {
		this.root = Files.createDirectories(folder.resolve("root"));
		this.commands = new StandIns(folder, FAKE, REAL);
		this.commands.install(this.root.resolve("opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl"));
		Path disks = Files.createDirectories(this.root.resolve("dev/disk/by-id"));
		Files.createFile(disks.resolve("nvme-Amazon_Elastic_Block_Store_vol0a1b2c3d"));
		this.environment.putAll(Map.of("PATH", this.commands.bin().toString(), "ROOT", this.root.toString(), "TRIES",
				"3", "PAUSE", "0"));
		this.environment.putAll(Map.of("NAME", "file-pipeline", "AWS_REGION", "eu-central-1", "AWS_SECRET_NAME",
				"lambda/file-processing-creds", "ARTIFACTS_BUCKET", "artifacts", "LOG_GROUP", "/file-pipeline/host",
				"METRICS_NAMESPACE", "FilePipeline/file-pipeline", "RECORD_ON_HOST", "true", "HOST_JAR", "host/abc.jar",
				"DATABASE_VOLUME", "vol-0a1b2c3d"));
		allIsWell();
	}

	private void allIsWell() {
		for (String command : List.of("dnf", "systemctl", "chown", "mount", "useradd", "xfs_growfs", "mkfs.xfs",
				"amazon-cloudwatch-agent-ctl")) {
			when(command + " *").succeeds();
		}
		when("mountpoint *").fails(32, "").succeeds();
		when("blkid -p *").fails(2, "").answers("xfs");
		when("blkid -o value *").answers("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0");
		when("id file-pipeline").fails(1, "id: 'file-pipeline': no such user").answers("uid=991(file-pipeline)");
		when("id -u file-pipeline").answers("991");
		when("runuser *").succeeds();
		when("aws secretsmanager get-secret-value --secret-id lambda/file-processing-creds *").answers(SECRET);
		when("aws s3 cp *").succeeds();
	}

	StandIns.Rule when(String call) {
		return this.commands.when(call);
	}

	void set(String setting, String value) {
		this.environment.put(setting, value);
	}

	/** What the script has made, such as {@code /etc/fstab}. */
	Path file(String path) {
		return this.root.resolve(path.substring(1));
	}

	List<String> calls() throws IOException {
		return this.commands.calls();
	}

	boolean isBusy() {
		return this.commands.areRunning();
	}

	ScriptRun start() throws IOException, InterruptedException {
		return ScriptRun.of(SCRIPT, this.environment, "", List.of());
	}

	/** Runs a program that the script has made. */
	ScriptRun run(String program, Map<String, String> settings) throws IOException, InterruptedException {
		Map<String, String> all = new HashMap<>(settings);
		all.put("PATH", this.commands.bin().toString());
		return ScriptRun.of(file(program), all, "", List.of());
	}

}
