package io.filepipeline.split.look;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;

/**
 * The operators of content streams. PDFBox keeps each that it has ever met, also the ones
 * that there are not, which may be as long as a stream.
 */
final class KnownOperators {

	private static final Set<String> NAMES = names();

	private static final Map<?, ?> MET = met();

	private KnownOperators() {
	}

	private static Set<String> names() {
		return Stream.of(OperatorName.class.getFields()).map(KnownOperators::valueOf).collect(Collectors.toSet());
	}

	private static String valueOf(Field constant) {
		try {
			return (String) constant.get(null);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Map<?, ?> met() {
		try {
			Field field = Operator.class.getDeclaredField("operators");
			field.setAccessible(true);
			return (Map<?, ?>) field.get(null);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("PDFBox keeps its operators elsewhere", ex);
		}
	}

	static boolean has(Operator operator) {
		return NAMES.contains(operator.getName());
	}

	/** Forgets those that there are not, if any were met. */
	static void forgetOthers(Effort effort) {
		if (effort.metUnknown()) {
			MET.keySet().retainAll(NAMES);
		}
	}

}
