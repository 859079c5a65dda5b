package io.filepipeline.record;

import java.util.UUID;
import java.util.function.Function;

import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.filepipeline.contracts.Warming;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wires the function {@code record} and the records themselves to PostgreSQL.
 */
@AutoConfiguration(before = { DataSourceAutoConfiguration.class, DataJdbcRepositoriesAutoConfiguration.class })
@EnableConfigurationProperties(DatabaseProperties.class)
@EnableJdbcRepositories(basePackageClasses = RecordConfiguration.class)
@PropertySource("classpath:io/filepipeline/record/record.properties")
class RecordConfiguration {

	@Bean
	Function<RecordRequest, RecordReceipt> record(RecordWriter writer, PlatformTransactionManager transactions,
			ApplicationEventPublisher events) {
		return new Record(writer, new TransactionTemplate(transactions), events::publishEvent);
	}

	/** Known, and so not asked of the database before there is one. */
	@Bean
	JdbcDialect jdbcDialect() {
		return JdbcPostgresDialect.INSTANCE;
	}

	@Bean
	Processes processes(ProcessRows rows) {
		return new Processes(rows);
	}

	/** It opens the pool, too: one that never was open cannot be opened again. */
	@Bean
	Warming recordWarming(Records records) {
		return () -> records.findById(new UUID(0, 0));
	}

	@Bean
	FileRecordRow fileRecordRow() {
		return new FileRecordRow();
	}

	@Bean
	NumberedRow.Mapper numberedRow() {
		return new NumberedRow.Mapper();
	}

	@Bean
	VersionedRecordRow versionedRecordRow() {
		return new VersionedRecordRow();
	}

	@Bean
	RecordChanges recordChanges(NamedParameterJdbcOperations database, PlatformTransactionManager transactions,
			Tombstones tombstones) {
		return new RecordChanges(JdbcClient.create(database), new TransactionTemplate(transactions), tombstones);
	}

	@Bean
	Tombstones tombstones(NamedParameterJdbcOperations database, PlatformTransactionManager transactions) {
		return new Tombstones(JdbcClient.create(database), new TransactionTemplate(transactions));
	}

	@Bean
	Folders folders(NamedParameterJdbcOperations database) {
		return new Folders(JdbcClient.create(database));
	}

	@Bean
	RecordSearch recordSearch(NamedParameterJdbcOperations database) {
		return new RecordSearch(JdbcClient.create(database));
	}

}
