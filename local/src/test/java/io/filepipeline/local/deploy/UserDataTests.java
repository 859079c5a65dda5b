package io.filepipeline.local.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@code scripts/user_data.sh} makes an instance the host, and never harms a volume that
 * holds data.
 */
class UserDataTests {

	private static final String BACKUP = "/usr/local/bin/file-pipeline-backup";

	private static final Map<String, String> BACKUP_SETTINGS = Map.of("ARTIFACTS_BUCKET", "artifacts",
			"METRICS_NAMESPACE", "FilePipeline/x", "NAME", "x");

	private Instance instance;

	@BeforeEach
	void launch(@TempDir Path folder) throws IOException {
		this.instance = new Instance(folder);
	}

	@Test
	void startsPostgresqlAndTheApiAsServicesThatRestart() throws Exception {
		ScriptRun run = this.instance.start().succeeds();

		assertThat(this.instance.calls()).containsSubsequence(
				"dnf install -y -q jq amazon-cloudwatch-agent java-25-amazon-corretto-headless postgresql17 postgresql17-server",
				"systemctl enable --now file-pipeline-health.timer", "systemctl enable --now postgresql",
				"systemctl enable --now file-pipeline-backup.timer",
				"aws s3 cp --only-show-errors s3://artifacts/host/abc.jar "
						+ this.instance.file("/opt/file-pipeline/api-host.jar"),
				"systemctl enable file-pipeline", "systemctl restart file-pipeline");
		assertThat(this.instance.file("/etc/systemd/system/file-pipeline.service")).content()
			.contains("ExecStartPre=-/usr/bin/find /var/lib/file-pipeline/tmp -mindepth 1 -delete\n",
					"ExecStart=/usr/bin/java -XX:MaxRAMPercentage=50", "-jar /opt/file-pipeline/api-host.jar",
					"Restart=always", "User=file-pipeline", "ProtectSystem=strict");
		assertThat(this.instance.file("/etc/file-pipeline.env")).content()
			.contains("USE_AWS_SECRETS=true", "AWS_SECRET_NAME=lambda/file-processing-creds", "RECORD_ON_HOST=true",
					"SPLIT_ON_HOST=false")
			.doesNotContain("OTEL");
		assertThat(mode("/etc/file-pipeline.env")).isEqualTo("rw-------");
		assertThat(this.instance.file("/opt/aws/amazon-cloudwatch-agent/etc/file-pipeline.json")).content()
			.contains("\"log_group_name\": \"/file-pipeline/host\"", "${aws:InstanceId}",
					"\"namespace\": \"FilePipeline/file-pipeline\"");
		assertThat(run.out()).contains("user_data: done");
	}

	@Test
	void tellsTheApiWhereSpansGo() throws Exception {
		this.instance.set("OTLP_ENDPOINT", "http://collector.internal:4318");

		this.instance.start().succeeds();

		assertThat(this.instance.file("/etc/file-pipeline.env")).content()
			.contains("OTEL_EXPORTER_OTLP_ENDPOINT=http://collector.internal:4318\n");
	}

	@Test
	void putsTheDatabaseOnItsOwnVolumeAndItsPasswordNowhereElse() throws Exception {
		StandIns.Rule sql = this.instance.when("runuser -u postgres -- psql -qv *").succeeds().readingInput();

		ScriptRun run = this.instance.start().succeeds();

		String disk = this.instance.file("/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0a1b2c3d").toString();
		String data = this.instance.file("/var/lib/pgsql").toString();
		assertThat(this.instance.calls()).containsSubsequence("mkfs.xfs -q " + disk, "mount " + data,
				"xfs_growfs " + data, "runuser -u postgres -- initdb -D " + data
						+ "/data -E UTF8 --locale=C.UTF-8 --auth-local=peer --auth-host=scram-sha-256 --data-checksums");
		assertThat(this.instance.file("/etc/fstab")).content()
			.isEqualTo("UUID=0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 " + "/var/lib/pgsql xfs defaults,nofail 0 2\n");
		assertThat(sql.input()).contains("ALTER ROLE file_pipeline PASSWORD :'password'").doesNotContain("s3cr3t");
		assertThat(this.instance.calls()).noneMatch((call) -> call.contains("s3cr3t"));
		assertThat(run.out() + run.err()).doesNotContain("s3cr3t", "whsec_");
		try (var files = Files.walk(this.instance.file("/etc"))) {
			assertThat(files.filter(Files::isRegularFile))
				.allSatisfy((file) -> assertThat(file).content().doesNotContain("s3cr3t", "whsec_"));
		}
	}

	@Test
	void findsTheDataOfTheInstanceBefore() throws Exception {
		this.instance.when("blkid -p *").answers("xfs");
		Files.createDirectories(this.instance.file("/var/lib/pgsql/data"));
		Files.writeString(this.instance.file("/var/lib/pgsql/data/PG_VERSION"), "17\n");

		this.instance.start().succeeds();
		this.instance.start().succeeds();

		assertThat(this.instance.calls()).noneMatch((call) -> call.startsWith("mkfs") || call.contains("initdb"))
			.filteredOn((call) -> call.startsWith("mount "))
			.hasSize(1);
		assertThat(this.instance.file("/etc/fstab")).content().hasLineCount(1);
	}

	@Test
	void keepsThePasswordWhenTheSecretCannotBeRead() throws Exception {
		this.instance.when("aws secretsmanager *").answers("{\"CALLBACK_SIGNING_SECRET\": \"whsec_c2VjcmV0\"}");

		this.instance.start().failsSaying("the secret lambda/file-processing-creds has no DATABASE_PASSWORD");

		assertThat(this.instance.calls()).noneMatch((call) -> call.startsWith("runuser -u postgres -- psql -qv"));
	}

	@Test
	void startsEvenWhenNoBackupCanBeMade() throws Exception {
		this.instance.when("systemctl start file-pipeline-backup")
			.fails(1, "Job for file-pipeline-backup.service failed");

		assertThat(this.instance.start().succeeds().err()).contains("the backup failed");

		assertThat(this.instance.calls()).contains("systemctl restart file-pipeline");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 4, 8 })
	void formatsNoVolumeWhoseContentsItCannotTell(int status) throws Exception {
		this.instance.when("blkid -p *").fails(status, "blkid: ambivalent result");

		this.instance.start().failsSaying("cannot tell what is on vol-0a1b2c3d");

		assertThat(this.instance.calls()).noneMatch((call) -> call.startsWith("mkfs"));
	}

	@Test
	void waitsForWhatIsNotThereYet() throws Exception {
		this.instance.when("dnf *").fails(1, "Could not resolve host: cdn.amazonlinux.com").succeeds();
		this.instance.when("aws secretsmanager *").fails(253, "Unable to locate credentials").answers(Instance.SECRET);
		this.instance.when("runuser -u postgres -- psql -qc *")
			.fails(2, "the database system is starting up")
			.succeeds();

		this.instance.start().succeeds();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					dnf *                                   | 1   | No match for argument: postgresql17                          | the packages cannot be installed
					aws secretsmanager *                    | 254 | An error occurred (AccessDeniedException)                    | the secret lambda/file-processing-creds cannot be read
					aws s3 cp *                             | 1   | fatal error: An error occurred (404) when calling HeadObject | the jar cannot be fetched: s3://artifacts/host/abc.jar
					runuser -u postgres -- psql -qc *       | 2   | could not connect to server                                  | PostgreSQL does not start
					""")
	void givesUpAfterAWhileAndSaysWhy(String call, int status, String message, String line) throws Exception {
		this.instance.when(call).fails(status, message);

		assertThat(this.instance.start().failsSaying(line).err()).contains(message);

		assertThat(this.instance.calls()).doesNotContain("systemctl restart file-pipeline");
	}

	@Test
	void saysThatTheVolumeIsNotAttached() throws Exception {
		Files.delete(this.instance.file("/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0a1b2c3d"));

		this.instance.start().failsSaying("the volume vol-0a1b2c3d is not attached");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NAME", "AWS_REGION", "AWS_SECRET_NAME", "ARTIFACTS_BUCKET", "LOG_GROUP",
			"METRICS_NAMESPACE", "RECORD_ON_HOST" })
	void namesTheSettingThatIsMissing(String setting) throws Exception {
		this.instance.set(setting, "");

		this.instance.start().failsSaying(setting + " is not set");

		assertThat(this.instance.calls()).isEmpty();
	}

	@Test
	void needsNoDatabaseWhereThereIsRds() throws Exception {
		this.instance.set("DATABASE_VOLUME", "");

		this.instance.start().succeeds();

		assertThat(this.instance.calls()).contains("systemctl restart file-pipeline")
			.noneMatch((call) -> call.contains("postgres") || call.startsWith("mkfs") || call.startsWith("mount"));
	}

	@Test
	void runsTheImageInsteadOfTheJar() throws Exception {
		String image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/file-pipeline-host@sha256:" + "ab".repeat(32);
		this.instance.set("HOST_JAR", "");
		this.instance.set("HOST_IMAGE", image);
		this.instance.when("aws ecr get-login-password").answers("t0ken");
		this.instance.when("docker pull *").succeeds();
		StandIns.Rule login = this.instance.when("docker login *").succeeds().readingInput();

		this.instance.start().succeeds();

		assertThat(login.input()).isEqualTo("t0ken\n");
		assertThat(this.instance.calls()).contains("docker pull -q " + image)
			.noneMatch((call) -> call.contains("corretto"));
		assertThat(this.instance.file("/etc/systemd/system/file-pipeline.service")).content()
			.contains("--read-only", "--log-driver none", "--user 991", image, "Restart=always")
			.doesNotContain("User=file-pipeline");
	}

	@Test
	void servesHttpsWithTheCertificateThatIsGiven() throws Exception {
		String arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:certificate-AbCdEf";
		this.instance.set("CERTIFICATE_SECRET_ARN", arn);
		this.instance.when("aws secretsmanager get-secret-value --secret-id " + arn + " *")
			.answers(
					"{\"certificate\": \"-----BEGIN CERTIFICATE-----\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\"}");

		this.instance.start().succeeds();

		assertThat(this.instance.file("/etc/nginx/tls/certificate.pem")).content()
			.isEqualTo("-----BEGIN CERTIFICATE-----\n");
		assertThat(mode("/etc/nginx/tls/private_key.pem")).isEqualTo("rw-------");
		assertThat(this.instance.file("/etc/nginx/conf.d/file-pipeline.conf")).content()
			.contains("proxy_pass http://127.0.0.1:8000");
		assertThat(this.instance.calls()).contains("systemctl restart nginx");
	}

	@Test
	void backsUpStraightToS3() throws Exception {
		StandIns.Rule upload = backup();
		this.instance.when("runuser -u postgres -- pg_dump -Fc file_pipeline").answers("PGDMP");

		this.instance.run(BACKUP, BACKUP_SETTINGS).succeeds();

		assertThat(upload.input()).isEqualTo("PGDMP\n");
		assertThat(this.instance.calls())
			.anyMatch((call) -> call.matches("aws s3 cp --only-show-errors --expected-size 7340032 -"
					+ " s3://artifacts/backups/[-0-9]{10}T[-0-9]{8}Z\\.dump"))
			.contains("aws cloudwatch put-metric-data --namespace FilePipeline/x"
					+ " --metric-name BackupSucceeded --dimensions Host=x --value 1");
	}

	@Test
	void neverEndsTheUploadOfHalfADump() throws Exception {
		StandIns.Rule upload = backup();
		this.instance.when("runuser -u postgres -- pg_dump *")
			.fails(1, "pg_dump: error: connection to server was lost");

		ScriptRun run = this.instance.run(BACKUP, BACKUP_SETTINGS);

		assertThat(run.status()).isNotZero();
		assertThat(run.err()).contains("connection to server was lost");
		await().until(() -> !this.instance.isBusy());
		assertThat(upload.hasAnswered()).isFalse();
		assertThat(this.instance.calls()).noneMatch((call) -> call.contains("BackupSucceeded"));
	}

	@Test
	void claimsNoBackupThatS3DoesNotTake() throws Exception {
		backup();
		this.instance.when("aws s3 cp * - *").fails(1, "upload failed: (AccessDenied)").readingInput();
		this.instance.when("runuser -u postgres -- pg_dump *").answers("PGDMP");

		assertThat(this.instance.run(BACKUP, BACKUP_SETTINGS).status()).isNotZero();

		assertThat(this.instance.calls()).noneMatch((call) -> call.contains("BackupSucceeded"));
	}

	private StandIns.Rule backup() throws Exception {
		this.instance.start().succeeds();
		this.instance.when("runuser -u postgres -- psql -Atc *").answers("7340032");
		this.instance.when("aws cloudwatch put-metric-data *").succeeds();
		return this.instance.when("aws s3 cp * - *").succeeds().readingInput();
	}

	@Test
	void tellsWhetherTheApiIsHealthy() throws Exception {
		this.instance.start().succeeds();
		this.instance.when("curl * http://127.0.0.1:8000/actuator/health").succeeds().fails(22, "");
		this.instance.when("aws cloudwatch put-metric-data *").succeeds();
		Map<String, String> settings = Map.of("METRICS_NAMESPACE", "FilePipeline/x", "NAME", "x");

		this.instance.run("/usr/local/bin/file-pipeline-health", settings).succeeds();
		this.instance.run("/usr/local/bin/file-pipeline-health", settings).succeeds();

		String call = "aws cloudwatch put-metric-data --namespace FilePipeline/x --metric-name Healthy --dimensions Host=x --value ";
		assertThat(this.instance.calls()).containsSubsequence(call + 1, call + 0);
	}

	private String mode(String path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(this.instance.file(path)));
	}

}
