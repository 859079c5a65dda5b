package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Cipher;

import org.jspecify.annotations.Nullable;

/**
 * A part written anew with every string and stream encrypted. What is in an object stream
 * is encrypted with it, so only the objects outside of them are looked into.
 */
final class EncryptedFile {

	/** The first version of the standard with this encryption. */
	private static final String HEADER = "%PDF-2.0\n%\u00E2\u00E3\u00CF\u00D3\n";

	private static final Name XREF = Name.of("XRef");

	private static final Name CRYPT = Name.of("Crypt");

	private final SourceFile file;

	private final Sink sink;

	private final Budget budget = Budget.ofPart();

	private final CrossReferenceWriter written = new CrossReferenceWriter(this.budget);

	private final byte[] buffer = new byte[64 * 1024];

	EncryptedFile(SourceFile file, Sink sink) {
		this.file = file;
		this.sink = sink;
	}

	void write(Protection protection, SyntheticRandom random) throws IOException {
		CrossReferenceReader reader = new CrossReferenceReader(this.file, this.budget);
		Dictionary trailer = reader.read();
		try {
			StandardEncryption encryption = new StandardEncryption(protection, random);
			this.sink.print(HEADER);
			writeObjects(reader.references(), encryption);
			writeEnd(trailer, reader, encryption);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void writeObjects(CrossReferences references, StandardEncryption encryption)
			throws IOException, GeneralSecurityException {
		SourceObjects objects = new SourceObjects(this.file, references);
		for (int number = 1; number < references.size(); number++) {
			if (references.isInStream(number)) {
				this.written.inStream(number, references.stream(number), references.index(number));
			}
			else if (references.isInFile(number)) {
				IndirectObject object = IndirectObject.read(this.file, references.offset(number));
				if (object.body() == 0) {
					begin(number);
					writeText(object.value(), encryption);
					this.sink.print("\nendobj\n");
				}
				else {
					writeStream(object, objects, encryption);
				}
			}
		}
	}

	private void writeEnd(Dictionary trailer, CrossReferenceReader reader, StandardEncryption encryption) {
		// a stream of references is the last object, whose place the dictionary takes
		int number = reader.references().size() - (reader.usesStreams() ? 1 : 0);
		begin(number);
		this.sink.print(encryption.dictionary() + "\nendobj\n");
		StringBuilder entries = new StringBuilder("/Encrypt " + number + " 0 R");
		for (Name key : Name.all("Root", "Info", "ID")) {
			Span value = trailer.get(key);
			entries.append((value != null) ? key + " " + value : "");
		}
		if (reader.usesStreams()) {
			try (ZlibStream zlib = new ZlibStream()) {
				this.written.writeStream(this.sink, number + 1, entries.toString(), zlib);
			}
		}
		else {
			this.written.writeTable(this.sink, number + 1, entries.toString());
		}
		this.sink.flush();
	}

	private void begin(int number) {
		this.written.inFile(number, this.sink.offset());
		this.sink.print(number + " 0 obj\n");
	}

	private void writeStream(IndirectObject stream, SourceObjects objects, StandardEncryption encryption)
			throws IOException, GeneralSecurityException {
		Dictionary dictionary = Dictionary.of(stream.value());
		Span type = objects.name(dictionary.get(Name.TYPE));
		if (type != null && XREF.matches(type)) {
			return;
		}
		Body body = objects.body(stream, dictionary);
		boolean plain = isNeverEncrypted(objects, dictionary, type);
		Span text = stream.value();
		Span length = dictionary.get(Name.LENGTH);
		if (length == null) {
			throw new Irregular("A stream has no length");
		}
		begin(stream.number());
		writeText(new Span(text.bytes(), text.from(), length.from()), encryption);
		this.sink.print(Long.toString(plain ? body.length() : StandardEncryption.length(body.length())));
		writeText(new Span(text.bytes(), length.to(), text.to()), encryption);
		this.sink.print("\nstream\n");
		writeBody(body, plain ? null : encryption.begin());
		this.sink.print("\nendstream\nendobj\n");
	}

	/**
	 * Whether a stream has a filter of its own for encryption, by which many leave the
	 * metadata readable. Anything else must not remain so unnoticed.
	 */
	private static boolean isNeverEncrypted(SourceObjects objects, Dictionary stream, @Nullable Span type)
			throws IOException {
		Span filter = objects.resolve(stream.get(Name.FILTER));
		boolean crypt = filter != null && (filter.isArray()
				? Values.of(filter).stream().anyMatch((each) -> each.isName() && CRYPT.matches(each))
				: filter.isName() && CRYPT.matches(filter));
		if (crypt && (type == null || !Name.METADATA.matches(type))) {
			throw Refusal.damaged("The part has a stream that says itself how it is encrypted");
		}
		return crypt;
	}

	private void writeBody(Body body, @Nullable Cipher cipher) throws IOException, GeneralSecurityException {
		if (cipher != null) {
			write(cipher.getIV());
		}
		for (long done = 0; done < body.length();) {
			int step = (int) Math.min(this.buffer.length, body.length() - done);
			this.file.read(body.place() + done, this.buffer, 0, step);
			this.sink.write(this.buffer, 0,
					(cipher != null) ? cipher.update(this.buffer, 0, step, this.buffer, 0) : step);
			done += step;
		}
		if (cipher != null) {
			write(cipher.doFinal());
		}
	}

	private void writeText(Span text, StandardEncryption encryption) throws GeneralSecurityException {
		byte[] bytes = text.bytes();
		for (int at = text.from(); at < text.to();) {
			boolean twice = at + 1 < text.to() && bytes[at + 1] == bytes[at];
			int end = at + 1;
			if (bytes[at] == '(' || (bytes[at] == '<' && !twice)) {
				end = Lexer.token(bytes, at, text.to());
				writeString(Strings.decode(new Span(bytes, at, end)), encryption.begin());
			}
			else {
				end += (bytes[at] == '<' || bytes[at] == '>') && twice ? 1 : 0;
				this.sink.write(bytes, at, end - at);
			}
			at = end;
		}
	}

	private void writeString(String plain, Cipher cipher) throws GeneralSecurityException {
		byte[] encrypted = cipher.doFinal(plain.getBytes(StandardCharsets.ISO_8859_1));
		this.sink.print("<" + HexFormat.of().formatHex(cipher.getIV()) + HexFormat.of().formatHex(encrypted) + ">");
	}

	private void write(byte[] bytes) {
		this.sink.write(bytes, 0, bytes.length);
	}

}
