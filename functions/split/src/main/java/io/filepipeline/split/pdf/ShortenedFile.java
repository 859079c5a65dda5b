package io.filepipeline.split.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * Streams that have become shorter and are not kept in memory: a temporary file in which
 * each begins where it does in the document, so that it needs no more room than that.
 * Several threads may use it.
 */
final class ShortenedFile implements Body.Store, AutoCloseable {

	/** How often a document must have room on the disk. */
	private static final int TIMES = 4;

	private final Path folder;

	private final boolean hasRoom;

	private @Nullable FileChannel channel;

	/**
	 * Begins without any; there is a file as soon as there are some.
	 * @param length of the document
	 */
	ShortenedFile(Path folder, long length) {
		this.folder = folder;
		this.hasRoom = folder.toFile().getTotalSpace() / TIMES >= length;
	}

	/**
	 * Whether the disk is large enough for it beside the document and its parts. That
	 * does not depend on what else is there at the moment, so that parts that are made
	 * once more have the same bytes.
	 */
	boolean hasRoom() {
		return this.hasRoom;
	}

	private synchronized FileChannel channel() throws IOException {
		FileChannel opened = this.channel;
		if (opened == null) {
			Path file = Files.createTempFile(this.folder, "shortened-", ".pdf");
			opened = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
					StandardOpenOption.DELETE_ON_CLOSE);
			this.channel = opened;
		}
		return opened;
	}

	/** Somewhere to write a stream to. */
	OutputStream at(long place) {
		try {
			return new At(channel(), place);
		}
		catch (IOException ex) {
			throw new DiskFailure(ex);
		}
	}

	@Override
	public void read(long place, byte[] target, int from, int count) throws IOException {
		ByteBuffer buffer = ByteBuffer.wrap(target, from, count);
		while (buffer.hasRemaining()) {
			if (channel().read(buffer, place + buffer.position() - from) < 0) {
				throw new IllegalStateException("A stream is not where it was written");
			}
		}
	}

	@Override
	public synchronized void close() throws IOException {
		if (this.channel != null) {
			this.channel.close();
		}
	}

	/** Writes bytes one after the other. */
	private static final class At extends OutputStream {

		private final FileChannel channel;

		private long place;

		At(FileChannel channel, long place) {
			this.channel = channel;
			this.place = place;
		}

		@Override
		public void write(int value) {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(byte[] bytes, int from, int count) {
			ByteBuffer buffer = ByteBuffer.wrap(bytes, from, count);
			try {
				while (buffer.hasRemaining()) {
					this.place += this.channel.write(buffer, this.place);
				}
			}
			catch (IOException ex) {
				throw new DiskFailure(ex);
			}
		}

	}

}
