package io.filepipeline.split.look;

import io.filepipeline.split.pdf.Budget;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownOperatorsTests {

	@Test
	void areKept() {
		Operator known = Operator.getOperator("Tj");

		forget();

		assertThat(KnownOperators.has(known)).isTrue();
		assertThat(Operator.getOperator("Tj")).isSameAs(known);
	}

	@Test
	void doNotIncludeWhatADocumentMakesUp() {
		Operator unknown = Operator.getOperator("nonsense");
		assertThat(Operator.getOperator("nonsense")).isSameAs(unknown);

		forget();

		assertThat(KnownOperators.has(unknown)).isFalse();
		assertThat(Operator.getOperator("nonsense")).isNotSameAs(unknown);
	}

	private static void forget() {
		Effort effort = new Effort(Budget.ofSteps(1_000_000));
		effort.spendOnUnsupported(Operator.getOperator("nobody-knows"));
		KnownOperators.forgetOthers(effort);
	}

}
