package io.filepipeline.record;

import java.util.function.Function;

import io.filepipeline.contracts.RecordReceipt;
import io.filepipeline.contracts.RecordRequest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL, and the module as an application starts it: one for all tests.
 */
class Database implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Beans.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.computeIfAbsent(Running.class, (key) -> Running.start(), Running.class)
			.beans();
	}

	/**
	 * What tests talk to.
	 */
	record Beans(Function<RecordRequest, RecordReceipt> record, Records records, Processes processes,
			RecordChanges changes, FunctionCatalog catalog, JdbcOperations sql, Flyway migrations) {

		/** Another database of the same server, empty and not migrated. */
		DriverManagerDataSource another(String name) {
			this.sql.execute("drop database if exists " + name);
			this.sql.execute("create database " + name);
			String url = this.sql
				.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getURL());
			return new DriverManagerDataSource(url.replace("/postgres", "/" + name), "postgres", "postgres");
		}

	}

	private record Running(EmbeddedPostgres postgres, ConfigurableApplicationContext context) implements AutoCloseable {

		static Running start() {
			try {
				// in the locale that run_local.sh's has
				EmbeddedPostgres postgres = EmbeddedPostgres.builder()
					.setLocaleConfig("locale", "C")
					.setLocaleConfig("locale-provider", "builtin")
					.setLocaleConfig("builtin-locale", "C.UTF-8")
					.start();
				return new Running(postgres,
						new SpringApplicationBuilder(Application.class)
							.properties("DATABASE_URL=" + postgres.getJdbcUrl("postgres", "postgres"),
									"DATABASE_USER=postgres", "DATABASE_PASSWORD=postgres")
							.run());
			}
			catch (java.io.IOException ex) {
				throw new java.io.UncheckedIOException(ex);
			}
		}

		@SuppressWarnings("unchecked")
		Beans beans() {
			return new Beans(this.context.getBean("record", Function.class), this.context.getBean(Records.class),
					this.context.getBean(Processes.class), this.context.getBean(RecordChanges.class),
					this.context.getBean(FunctionCatalog.class), this.context.getBean(JdbcOperations.class),
					this.context.getBean(Flyway.class));
		}

		@Override
		public void close() throws Exception {
			this.context.close();
			this.postgres.close();
		}

	}

	/** What a database needs; the rest of the class path is for the zip. */
	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ RecordConfiguration.class, DataSourceAutoConfiguration.class,
			DataSourceTransactionManagerAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			DataJdbcRepositoriesAutoConfiguration.class, FlywayAutoConfiguration.class,
			TransactionAutoConfiguration.class, ContextFunctionCatalogAutoConfiguration.class })
	static class Application {

	}

}
