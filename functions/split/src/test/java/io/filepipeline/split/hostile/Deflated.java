package io.filepipeline.split.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Deflated bytes of any length, without ever having them inflated.
 */
final class Deflated {

	private static final int BLOCK = 1 << 20;

	private Deflated() {
	}

	static byte[] zeros(long size) {
		return repeated("", "\0", size);
	}

	/** Some text once, then another again and again. */
	static byte[] repeated(String start, String unit, long times) {
		long perBlock = BLOCK / unit.length();
		ByteArrayOutputStream deflated = new ByteArrayOutputStream();
		deflated.writeBytes(new byte[] { 0x78, 0x01 });
		deflated.writeBytes(block(start));
		byte[] block = block(unit.repeat((int) perBlock));
		for (long i = 0; i < times / perBlock; i++) {
			deflated.writeBytes(block);
		}
		deflated.writeBytes(block(unit.repeat((int) (times % perBlock))));
		deflated.writeBytes(new byte[] { 3, 0, 0, 0, 0, 0 });
		return deflated.toByteArray();
	}

	/**
	 * Some texts, and white space behind them. They are right to the last byte, so that
	 * nothing has to be repaired.
	 */
	static byte[] whole(String first, String[] others, int padding) {
		ByteArrayOutputStream deflated = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
			out.write(Documents.bytes(first));
			for (String other : others) {
				out.write(Documents.bytes(other));
			}
			out.write(new byte[padding]);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return deflated.toByteArray();
	}

	/** Deflated once more. */
	static byte[] again(byte[] bytes) {
		return repeated(Documents.text(bytes), "\0", 0);
	}

	static byte[] hex(byte[] bytes) {
		return Documents.bytes(HexFormat.of().formatHex(bytes) + ">");
	}

	/**
	 * A block that does not refer to the one before it, so that it can stand anywhere.
	 */
	private static byte[] block(String text) {
		Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
		deflater.setInput(Documents.bytes(text));
		byte[] buffer = new byte[text.length() + 64];
		int length = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
		deflater.end();
		return Arrays.copyOf(buffer, length);
	}

}
