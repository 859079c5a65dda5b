package io.filepipeline.contracts;

import java.time.DateTimeException;
import java.time.Instant;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Reads times as RFC 3339 has them: text, with a year of four digits. ISO 8601 has years
 * of nine, which databases have not.
 */
class Rfc3339Time extends StdScalarDeserializer<Instant> {

	private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

	private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

	Rfc3339Time() {
		super(Instant.class);
	}

	@Override
	public Instant deserialize(JsonParser parser, DeserializationContext context) {
		if (parser.hasToken(JsonToken.VALUE_STRING)) {
			try {
				Instant time = Instant.parse(parser.getString());
				if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
					return time;
				}
			}
			catch (DateTimeException ex) {
				// said below
			}
		}
		throw MismatchedInputException.from(parser, Instant.class, "not a time");
	}

}
