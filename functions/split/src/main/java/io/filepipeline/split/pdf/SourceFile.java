package io.filepipeline.split.pdf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a file, of which as many blocks are kept as there is room for. Several
 * threads may read it.
 */
final class SourceFile implements Body.Store, AutoCloseable {

	/** Most objects lie within one block, and are read where they are. */
	static final int BLOCK = 64 * 1024;

	private static final long ROOM = Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 32);

	private final FileChannel channel;

	private final long length;

	private final Recent<byte[]> blocks;

	private SourceFile(FileChannel channel) throws IOException {
		this.channel = channel;
		this.length = channel.size();
		this.blocks = new Recent<>(Math.toIntExact(this.length / BLOCK + 1), ROOM, (block) -> block.length);
	}

	static SourceFile open(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		try {
			return new SourceFile(channel);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	long length() {
		return this.length;
	}

	/** The byte at a place; -1 behind the end. */
	int at(long place) throws IOException {
		if (place >= this.length) {
			return -1;
		}
		return block(place / BLOCK)[(int) (place % BLOCK)];
	}

	/**
	 * Shows the bytes from a place on: as many as the block has, or the least number that
	 * is asked for if that is more, or those up to the end of the file.
	 */
	Span from(long place, int least) throws IOException {
		if (place >= this.length) {
			throw new Irregular("Something is to be behind the end of the file");
		}
		int start = (int) (place % BLOCK);
		byte[] bytes = block(place / BLOCK);
		if (bytes.length - start >= least || place - start + bytes.length == this.length) {
			return new Span(bytes, start, bytes.length);
		}
		byte[] copy = new byte[(int) Math.min(least, this.length - place)];
		read(place, copy, 0, copy.length);
		return new Span(copy, 0, copy.length);
	}

	/**
	 * Reads bytes that are not worth keeping, but may be within blocks that are kept.
	 * @throws Irregular if they are not in the file
	 */
	@Override
	public void read(long place, byte[] target, int from, int count) throws IOException {
		if (place < 0 || place + count > this.length) {
			throw new Irregular("Something is to be behind the end of the file");
		}
		int kept = copyKept(place, target, from, count);
		ByteBuffer buffer = ByteBuffer.wrap(target, from + kept, count - kept);
		while (buffer.hasRemaining()) {
			if (this.channel.read(buffer, place + buffer.position() - from) < 0) {
				throw new EOFException();
			}
		}
	}

	/** Copies as many of the first bytes as are kept. */
	private int copyKept(long place, byte[] target, int from, int count) {
		int done = 0;
		while (done < count) {
			byte[] block = this.blocks.get((int) ((place + done) / BLOCK));
			if (block == null) {
				break;
			}
			int start = (int) ((place + done) % BLOCK);
			int step = Math.min(count - done, block.length - start);
			System.arraycopy(block, start, target, from + done, step);
			done += step;
		}
		return done;
	}

	private byte[] block(long number) throws IOException {
		byte[] known = this.blocks.get((int) number);
		return (known != null) ? known : load(number);
	}

	private byte[] load(long number) throws IOException {
		long place = number * BLOCK;
		byte[] bytes = new byte[(int) Math.min(BLOCK, this.length - place)];
		read(place, bytes, 0, bytes.length);
		this.blocks.put((int) number, bytes);
		return bytes;
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
