package io.filepipeline.split.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.COSWriter;

/**
 * Turns an object into a {@link Chunk}.
 */
final class ChunkEncoder {

	/** They point into what a part does not have, or hold what its makers left behind. */
	private static final Set<COSName> NOT_FOR_PARTS = Set.of(COSName.LENGTH, COSName.STRUCT_PARENT,
			COSName.STRUCT_PARENTS, COSName.getPDFName("PieceInfo"));

	private final ByteArrayOutputStream text = new ByteArrayOutputStream();

	private final List<Integer> gaps = new ArrayList<>();

	private final List<COSObject> targets = new ArrayList<>();

	private ChunkEncoder() {
	}

	static Chunk encode(COSBase object) throws IOException {
		ChunkEncoder encoder = new ChunkEncoder();
		COSStream body = (object instanceof COSStream stream) ? stream : null;
		if (body != null) {
			encoder.entries(body, NOT_FOR_PARTS);
		}
		else {
			encoder.value(object);
		}
		int[] gaps = encoder.gaps.stream().mapToInt(Integer::intValue).toArray();
		return new Chunk(encoder.text.toByteArray(), gaps, encoder.targets.toArray(COSObject[]::new), body);
	}

	private void value(COSBase value) throws IOException {
		if (value instanceof COSObject reference) {
			this.text.write(' ');
			this.gaps.add(this.text.size());
			this.targets.add(reference);
		}
		else if (value instanceof COSDictionary dictionary) {
			entries(dictionary, Set.of());
			end();
		}
		else if (value instanceof COSArray array) {
			this.text.write('[');
			for (COSBase element : array) {
				value(element);
			}
			this.text.write(']');
		}
		else if (value instanceof COSName name) {
			name.writePDF(this.text);
		}
		else if (value instanceof COSString string) {
			COSWriter.writeString(string, this.text);
		}
		else {
			this.text.write(' ');
			plain(value);
		}
	}

	private void plain(COSBase value) throws IOException {
		if (value instanceof COSInteger number) {
			number.writePDF(this.text);
		}
		else if (value instanceof COSFloat number) {
			number.writePDF(this.text);
		}
		else if (value instanceof COSBoolean truth) {
			truth.writePDF(this.text);
		}
		else {
			this.text.write(new byte[] { 'n', 'u', 'l', 'l' });
		}
	}

	private void entries(COSDictionary dictionary, Set<COSName> omitted) throws IOException {
		this.text.write('<');
		this.text.write('<');
		for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
			if (!omitted.contains(entry.getKey())) {
				entry.getKey().writePDF(this.text);
				value(entry.getValue());
			}
		}
	}

	private void end() {
		this.text.write('>');
		this.text.write('>');
	}

}
