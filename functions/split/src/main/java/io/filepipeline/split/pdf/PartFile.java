package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes one part: from its catalog on every object that is referred to, each once, in
 * the order they are met. Streams are copied as they are, so that no filter has to be
 * understood and nothing is inflated.
 */
final class PartFile {

	private static final byte[] BINARY_MARK = { '%', (byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n' };

	private final Part part;

	private final Chunks chunks;

	private final Sink sink;

	private final Map<COSObject, Integer> numbers = new IdentityHashMap<>();

	private final List<COSObject> objects = new ArrayList<>();

	private final byte[] buffer = new byte[16 * 1024];

	private long[] offsets = new long[64];

	PartFile(Part part, Chunks chunks, Sink sink) {
		this.part = part;
		this.chunks = chunks;
		this.sink = sink;
	}

	void write(String version, byte[] id) throws IOException {
		print("%PDF-" + version + "\n");
		this.sink.write(BINARY_MARK, 0, BINARY_MARK.length);
		int catalog = numberOf(this.part.catalog());
		COSObject info = this.part.info();
		int infoNumber = (info != null) ? numberOf(info) : 0;
		for (int i = 0; i < this.objects.size(); i++) {
			writeObject(i);
		}
		writeEnd(catalog, infoNumber, id);
		this.sink.flush();
	}

	private void writeObject(int index) throws IOException {
		if (index == this.offsets.length) {
			this.offsets = Arrays.copyOf(this.offsets, 2 * index);
		}
		this.offsets[index] = this.sink.offset();
		print(index + 1 + " 0 obj\n");
		COSObject object = this.objects.get(index);
		Chunk chunk = this.chunks.of(object, object.getObject());
		int done = 0;
		for (int i = 0; i < chunk.gaps().length; i++) {
			this.sink.write(chunk.text(), done, chunk.gaps()[i] - done);
			done = chunk.gaps()[i];
			int number = numberOf(chunk.targets()[i]);
			print((number > 0) ? number + " 0 R" : "null");
		}
		this.sink.write(chunk.text(), done, chunk.text().length - done);
		if (chunk.body() != null) {
			writeBody(chunk.body());
		}
		print("\nendobj\n");
	}

	private void writeBody(COSStream body) throws IOException {
		try (InputStream bytes = body.createRawInputStream()) {
			long length = bytes.available();
			print("/Length " + length + ">>\nstream\n");
			long start = this.sink.offset();
			for (int read = bytes.read(this.buffer); read > 0; read = bytes.read(this.buffer)) {
				this.sink.write(this.buffer, 0, read);
			}
			if (this.sink.offset() - start != length) {
				throw Refusal.damaged("The document is damaged: it ends within a stream");
			}
		}
		print("\nendstream");
	}

	/** The number of the object in the part, 0 if the part does not have it. */
	private int numberOf(COSObject object) throws IOException {
		Integer known = this.numbers.get(object);
		if (known != null) {
			return known;
		}
		COSObject own = this.part.own(object);
		int number = 0;
		if (own == object) {
			this.objects.add(object);
			number = this.objects.size();
		}
		else if (own != null) {
			number = numberOf(own);
		}
		this.numbers.put(object, number);
		return number;
	}

	private void writeEnd(int catalog, int info, byte[] id) {
		long start = this.sink.offset();
		int size = this.objects.size() + 1;
		print("xref\n0 " + size + "\n0000000000 65535 f \n");
		for (int i = 0; i < size - 1; i++) {
			printOffset(this.offsets[i]);
		}
		print("trailer\n<</Size " + size + "/Root " + catalog + " 0 R");
		if (info > 0) {
			print("/Info " + info + " 0 R");
		}
		String hex = HexFormat.of().formatHex(id);
		print("/ID[<" + hex + "><" + hex + ">]>>\nstartxref\n" + start + "\n%%EOF\n");
	}

	private void printOffset(long offset) {
		byte[] line = "0000000000 00000 n \n".getBytes(StandardCharsets.US_ASCII);
		long rest = offset;
		for (int i = 9; i >= 0; i--) {
			line[i] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		this.sink.write(line, 0, line.length);
	}

	private void print(String text) {
		for (int i = 0; i < text.length(); i++) {
			this.sink.write(text.charAt(i));
		}
	}

}
