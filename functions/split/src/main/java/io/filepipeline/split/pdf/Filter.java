package io.filepipeline.split.pdf;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

	private static final NameSet ASCII_HEX = NameSet.of("ASCIIHexDecode", "AHx");

	private static final NameSet ASCII_85 = NameSet.of("ASCII85Decode", "A85");

	private static final NameSet RUN_LENGTH = NameSet.of("RunLengthDecode", "RL");

	private static final NameSet LZW = NameSet.of("LZWDecode", "LZW");

	private static final NameSet DEFLATED = NameSet.of("FlateDecode", "Fl");

	private static final Name PREDICTOR = Name.of("Predictor");

	private static final Name EARLY_CHANGE = Name.of("EarlyChange");

	private static final NameSet OF_LZW = NameSet.of("EarlyChange");

	/** Whether it makes text of bytes, and nothing shorter. */
	boolean isText() {
		return ASCII_HEX.has(this.name) || ASCII_85.has(this.name);
	}

	boolean isFlate() {
		return DEFLATED.has(this.name);
	}

	/** Whether it can be decoded. Those that cannot are for images. */
	boolean isKnown() {
		return isText() || isFlate() || LZW.has(this.name) || RUN_LENGTH.has(this.name);
	}

	/** Whether what is decoded is only how the bytes differ from what was expected. */
	boolean predicts() {
		return (isFlate() || LZW.has(this.name)) && number(PREDICTOR) > 1;
	}

	/**
	 * Decodes, but for what was predicted.
	 * @param most how many bytes there may be
	 */
	DecodedStream open(InputStream encoded, long most) {
		if (ASCII_HEX.has(this.name)) {
			return new AsciiHexStream(encoded, most);
		}
		if (ASCII_85.has(this.name)) {
			return new Ascii85Stream(encoded, most);
		}
		if (RUN_LENGTH.has(this.name)) {
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

	/** The value of a parameter. All of them are 1 if they are not there. */
	private long number(Name key) {
		Span value = (this.parameters != null) ? dictionary().get(key) : null;
		return (value != null) ? value.integer() : 1;
	}

}
