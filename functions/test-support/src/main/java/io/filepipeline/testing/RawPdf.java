package io.filepipeline.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A PDF written out object by object, to be as wrong as a test needs it. Object 1 is the
 * catalog.
 */
public final class RawPdf {

	private final List<byte[]> objects = new ArrayList<>();

	private String trailer = "";

	/** The next object; the first one has the number 1. */
	public RawPdf object(String text) {
		this.objects.add(text.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	/** The next object, a stream with these entries in its dictionary. */
	public RawPdf stream(String entries, byte[] bytes) {
		ByteArrayOutputStream stream = new ByteArrayOutputStream();
		print(stream, "<<" + entries + "/Length " + bytes.length + ">>\nstream\n");
		stream.writeBytes(bytes);
		print(stream, "\nendstream");
		this.objects.add(stream.toByteArray());
		return this;
	}

	/** What the trailer has besides size and root. */
	public RawPdf trailer(String entries) {
		this.trailer = entries;
		return this;
	}

	public byte[] toBytes() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		print(file, "%PDF-1.7\n");
		StringBuilder table = new StringBuilder("0000000000 65535 f \n");
		for (int i = 0; i < this.objects.size(); i++) {
			table.append(String.format("%010d 00000 n %n", file.size()).replace(System.lineSeparator(), "\n"));
			print(file, i + 1 + " 0 obj\n");
			file.writeBytes(this.objects.get(i));
			print(file, "\nendobj\n");
		}
		int start = file.size();
		int size = this.objects.size() + 1;
		print(file, "xref\n0 " + size + "\n" + table + "trailer\n<</Size " + size + "/Root 1 0 R" + this.trailer
				+ ">>\nstartxref\n" + start + "\n%%EOF\n");
		return file.toByteArray();
	}

	private static void print(ByteArrayOutputStream out, String text) {
		out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
	}

}
