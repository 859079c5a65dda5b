package io.filepipeline.split.pdf;

/**
 * What a part is written with, and after it the next: to make it anew costs more than a
 * small part does.
 *
 * @param numbering gives objects their numbers
 * @param pack for object streams
 * @param buffer for what is not yet handed over
 */
record Workbench(Numbering numbering, ObjectPack pack, byte[] buffer) implements AutoCloseable {

	static Workbench create(int objects) {
		return new Workbench(new Numbering(objects), new ObjectPack(new ZlibStream()), new byte[Sink.BUFFER]);
	}

	@Override
	public void close() {
		this.pack.zlib().close();
	}

}
