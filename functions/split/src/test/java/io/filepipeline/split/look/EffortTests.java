package io.filepipeline.split.look;

import io.filepipeline.split.pdf.Budget;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class EffortTests {

	@Test
	void endsForAPageThatTakesTooMuch() {
		Budget document = Budget.ofSteps(10_000_000);

		assertThatExceptionOfType(Budget.Exceeded.class).isThrownBy(() -> new Effort(document).spend(4_000_000));
		assertThatNoException().isThrownBy(() -> new Effort(document).spend(1_000_000));
	}

	@Test
	void endsForAllPagesOfADocumentThatTakesTooMuch() {
		Budget document = Budget.ofSteps(5_000_000);
		new Effort(document).spend(2_500_000);
		assertThatExceptionOfType(Budget.Exceeded.class).isThrownBy(() -> new Effort(document).spend(2_900_000));

		assertThatExceptionOfType(Budget.Exceeded.class).isThrownBy(() -> new Effort(document));
	}

}
