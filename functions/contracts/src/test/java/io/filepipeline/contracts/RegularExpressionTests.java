package io.filepipeline.contracts;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class RegularExpressionTests {

	private static final String TEXT = "To Jane Doe\nInvoice 4711 of May\nthank you";

	@ParameterizedTest
	@CsvSource({ "Invoice \\d+, Invoice 4711", "^Invoice (\\d+), 4711", "(?i)^INVOICE, Invoice", "May$, May",
			"()Invoice, ''", "(x)?Invoice, ''", "(?:Offer|Invoice) (\\d+)(.*), 4711", ".*, To Jane Doe" })
	void findsTheFirstPlaceOrWhatAGroupHolds(String expression, String found) {
		assertThat(new RegularExpression(expression).find(TEXT)).hasValue(found);
	}

	@ParameterizedTest
	@ValueSource(strings = { "^4711", "invoice", "Doe.Invoice" })
	void findsNothingElse(String expression) {
		assertThat(new RegularExpression(expression).find(TEXT)).isEmpty();
	}

	/** Java's own would not end before the sun does. */
	@Test
	void takesTimeInProportionToTheText() {
		RegularExpression expression = new RegularExpression("^(\\w+\\s?)*$");

		assertTimeout(Duration.ofSeconds(20), () -> expression.find("word ".repeat(20_000) + "!"));
	}

	@Test
	void takesTimeInProportionToWhatAnExpressionMayBe() {
		RegularExpression expression = new RegularExpression(".{0,900}[^\\s\\S]");

		assertTimeout(Duration.ofSeconds(20), () -> expression.find("abcdefghi ".repeat(10_000)));
	}

}
