package io.filepipeline.host.uploads;

import java.util.UUID;
import java.util.function.Consumer;

import io.filepipeline.record.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells uploads what only the database knows.
 */
@Configuration(proxyBeanMethods = false)
class UploadsConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(UploadsConfiguration.class);

	/** Uploads are taken while the database is away, too. */
	@Bean
	Consumer<UUID> deletedRecords(Records records) {
		return (id) -> {
			try {
				records.findById(id);
			}
			catch (DataAccessException | TransactionException ex) {
				logger.debug("Nobody knows whether {} was deleted", id, ex);
			}
		};
	}

}
