package io.filepipeline.record;

import java.util.Map;

import io.filepipeline.contracts.MissingSetting;
import io.filepipeline.contracts.Setting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The settings of records: the database that they are in.
 *
 * @param url its JDBC URL, {@code jdbc:postgresql://host:port/name}
 * @param user its user
 * @param password the user's password
 */
@ConfigurationProperties("pipeline.database")
record DatabaseProperties(String url, String user, String password) implements JdbcConnectionDetails {

	DatabaseProperties {
		MissingSetting
			.check(Map.of(Setting.DATABASE_URL, url, Setting.DATABASE_USER, user, Setting.DATABASE_PASSWORD, password));
	}

	@Override
	public String getJdbcUrl() {
		return this.url;
	}

	@Override
	public String getUsername() {
		return this.user;
	}

	@Override
	public String getPassword() {
		return this.password;
	}

	/** The password is left out: settings end up in logs. */
	@Override
	public String toString() {
		return "DatabaseProperties[url=" + this.url + ", user=" + this.user + "]";
	}

}
