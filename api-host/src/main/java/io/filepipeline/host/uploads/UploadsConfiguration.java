package io.filepipeline.host.uploads;

import java.util.UUID;
import java.util.function.Consumer;

import io.filepipeline.record.Records;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells uploads what only the database knows.
 */
@Configuration(proxyBeanMethods = false)
class UploadsConfiguration {

	/** Uploads are taken while the database is away, too. */
	@Bean
	Consumer<UUID> deletedRecords(Records records) {
		return (id) -> {
			try {
				records.findById(id);
			}
			catch (DataAccessException | TransactionException ex) {
				// it is not known to be deleted
			}
		};
	}

}
