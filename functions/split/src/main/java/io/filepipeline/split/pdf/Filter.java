package io.filepipeline.split.pdf;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One way in which a stream is encoded (ISO 32000-2, 7.4).
 *
 * @param name however it is written
 * @param parameters the dictionary of what is to be known for decoding; {@code null} for
 * none
 */
record Filter(Span name, @Nullable Span parameters) {

	/** The usual one. */
	static final Filter FLATE = new Filter(span("/FlateDecode"), null);

	private static final List<Name> ASCII_HEX = Name.all("ASCIIHexDecode", "AHx");

	private static final List<Name> ASCII_85 = Name.all("ASCII85Decode", "A85");

	private static final List<Name> RUN_LENGTH = Name.all("RunLengthDecode", "RL");

	private static final List<Name> LZW = Name.all("LZWDecode", "LZW");

	private static final List<Name> DEFLATED = Name.all("FlateDecode", "Fl");

	private static final Name PREDICTOR = Name.of("Predictor");

	private static final Name EARLY_CHANGE = Name.of("EarlyChange");

	private static final NameSet OF_LZW = NameSet.of("EarlyChange");

	/** Whether it makes text of bytes, and nothing shorter. */
	boolean isText() {
		return is(ASCII_HEX) || is(ASCII_85);
	}

	boolean isFlate() {
		return is(DEFLATED);
	}

	/** Whether it can be decoded. Those that cannot are for images. */
	boolean isKnown() {
		return isText() || isFlate() || is(LZW) || is(RUN_LENGTH);
	}

	/** Whether what is decoded is only how the bytes differ from what was expected. */
	boolean predicts() {
		return (isFlate() || is(LZW)) && number(PREDICTOR) > 1;
	}

	/**
	 * Decodes, but for what was predicted.
	 * @param most how many bytes there may be
	 */
	DecodedStream open(InputStream encoded, long most) {
		if (is(ASCII_HEX)) {
			return new AsciiHexStream(encoded, most);
		}
		if (is(ASCII_85)) {
			return new Ascii85Stream(encoded, most);
		}
		if (is(RUN_LENGTH)) {
			return new RunLengthStream(encoded, most);
		}
		return isFlate() ? new InflatedStream(encoded, most) : new LzwStream(encoded, most, number(EARLY_CHANGE) != 0);
	}

	/** The one for the same bytes when they are deflated, predicted as they were. */
	Filter deflated() {
		return predicts() ? new Filter(FLATE.name, span("<<" + OF_LZW.others(dictionary()) + ">>")) : FLATE;
	}

	private Dictionary dictionary() {
		return Dictionary.of(Objects.requireNonNull(this.parameters));
	}

	/** A value that is not in any file. */
	static Span span(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		return new Span(bytes, 0, bytes.length);
	}

	private boolean is(List<Name> names) {
		return names.get(0).matches(this.name) || names.get(1).matches(this.name);
	}

	/** The value of a parameter. All of them are 1 if they are not there. */
	private long number(Name key) {
		Span value = (this.parameters != null) ? dictionary().get(key) : null;
		return (value != null) ? value.integer() : 1;
	}

}
