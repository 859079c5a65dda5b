package io.filepipeline.split.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

/**
 * What all parts of a document need to know about it; found out once. Several threads may
 * ask when {@link #readAll} has been done.
 */
final class Source implements AutoCloseable {

	private static final Name ROOT = Name.of("Root");

	private static final Name ENCRYPT = Name.of("Encrypt");

	private static final Name INFO = Name.of("Info");

	private static final Name ID = Name.of("ID");

	private static final Name PERMISSIONS = Name.of("Perms");

	private static final Name VERSION = Name.of("Version");

	private final SourceFile file;

	private final SourceObjects objects;

	private final ReadAhead ahead;

	private final Dictionary trailer;

	private final Dictionary catalog;

	private final PageTree pages;

	private final Destinations destinations;

	private final FieldTree fields;

	private final Budget budget;

	private final Chunks chunks;

	/** Those on which no part is written at the moment. */
	private final Queue<Workbench> workbenches = new ConcurrentLinkedQueue<>();

	private final boolean forArchives;

	private @Nullable Outline outline;

	private @Nullable PageLabels labels;

	private @Nullable NamedDestinations names;

	private @Nullable StructureTree structure;

	private boolean structureRead;

	private final String version;

	/**
	 * Opens a file, and reads what is needed at once.
	 * @throws IOException if it cannot be read
	 * @throws Irregular if the file is not as the standard says, or is encrypted
	 * @throws Refusal if pages are missing or too many
	 */
	static Source open(Path path) throws IOException {
		SourceFile file = SourceFile.open(path);
		Source source = null;
		try {
			source = new Source(file, Objects.requireNonNull(path.toAbsolutePath().getParent()));
			return source;
		}
		finally {
			if (source == null) {
				file.close();
			}
		}
	}

	private Source(SourceFile file, Path folder) throws IOException {
		this.file = file;
		this.budget = Budget.ofDocument();
		if (!file.from(0, 8).startsWith("%PDF-")) {
			throw new Irregular("No header");
		}
		CrossReferenceReader reader = new CrossReferenceReader(file, this.budget);
		this.trailer = reader.read();
		if (this.trailer.has(ENCRYPT)) {
			throw new Irregular("Encrypted");
		}
		this.objects = new SourceObjects(file, reader.references());
		this.ahead = ReadAhead.begin(this.objects.streams(), reader.references().streams());
		Dictionary root = this.objects.dictionary(this.trailer.get(ROOT));
		if (root == null) {
			throw new Irregular("No catalog");
		}
		this.budget.spend(root.memory());
		this.catalog = root.detached();
		this.pages = new PageTree(this.objects.bounded(), root.get(Name.PAGES), this.budget);
		this.destinations = new Destinations(this.objects.bounded(), this.catalog, this.pages, this.budget);
		Span form = resolve(root.get(Name.ACRO_FORM));
		this.fields = new FieldTree(this.objects.bounded(), this.objects.dictionary(form), this.budget);
		this.forArchives = !reader.usesStreams() && ArchiveMetadata.mayBeOfFirstPart(this.objects, root);
		this.chunks = new Chunks(this.objects, this.forArchives, folder);
		this.version = readVersion();
	}

	SourceObjects objects() {
		return this.objects;
	}

	Dictionary catalog() {
		return this.catalog;
	}

	@Nullable Dictionary info() throws IOException {
		return this.objects.dictionary(this.trailer.get(INFO));
	}

	PageTree pages() {
		return this.pages;
	}

	Destinations destinations() {
		return this.destinations;
	}

	/** Reads at once what otherwise is read when it is asked for first. */
	void readAll() throws IOException {
		structure();
		this.destinations.read();
		outline();
		labels();
		names();
	}

	/** Reads it when it is asked for first. */
	Outline outline() throws IOException {
		if (this.outline == null) {
			this.outline = new Outline(this.objects.bounded(), this.catalog, this.destinations, this.pages.count(),
					this.budget);
		}
		return this.outline;
	}

	/** Reads them when they are asked for first. */
	PageLabels labels() throws IOException {
		if (this.labels == null) {
			this.labels = new PageLabels(this.objects.bounded(), this.catalog, this.pages.count(), this.budget);
		}
		return this.labels;
	}

	/** Reads them when they are asked for first. */
	NamedDestinations names() throws IOException {
		if (this.names == null) {
			this.names = new NamedDestinations(this.objects, this.destinations, this.pages.count(), this.budget);
		}
		return this.names;
	}

	/**
	 * Reads it when it is asked for first.
	 * @return {@code null} if the document is not tagged
	 */
	@Nullable StructureTree structure() throws IOException {
		if (!this.structureRead) {
			this.structure = StructureTree.of(this.objects.bounded(), this.catalog, this.budget);
			this.structureRead = true;
		}
		return this.structure;
	}

	/** Whether the document is tagged, or tries to be. */
	boolean isTagged() {
		return this.catalog.has(StructureTree.ROOT);
	}

	FieldTree fields() {
		return this.fields;
	}

	/** Whether somebody has signed it, or allowed changes by a signature. */
	boolean isSigned() {
		return this.fields.isSigned() || this.catalog.has(PERMISSIONS);
	}

	Chunks chunks() {
		return this.chunks;
	}

	/** Something to write a part on, to be given back afterwards. */
	Workbench takeWorkbench() {
		Workbench idle = this.workbenches.poll();
		return (idle != null) ? idle : Workbench.create(this.objects.size());
	}

	void giveBack(Workbench workbench) {
		this.workbenches.add(workbench);
	}

	/**
	 * What a value is or leads to; {@code null} if nothing, which is allowed.
	 * @throws Refusal if there should be something that is lost
	 */
	@Nullable Span resolve(@Nullable Span value) throws IOException {
		Span resolved = this.objects.resolve(value);
		if (resolved != null && resolved.isLost()) {
			throw Refusal.lost(resolved);
		}
		return resolved;
	}

	/** The same for a dictionary; {@code null} if there is none. */
	@Nullable Dictionary dictionary(Span value) throws IOException {
		Dictionary found = this.objects.dictionary(value);
		return (found != null) ? found : this.objects.dictionary(resolve(value));
	}

	/** What its makers have called it; empty if nothing. */
	String id() throws IOException {
		Span ids = this.objects.array(this.trailer.get(ID));
		Span first = (ids != null && Values.in(ids).hasNext()) ? this.objects.resolve(Values.in(ids).next()) : null;
		return (first != null && first.isString()) ? Strings.decode(first) : "";
	}

	/**
	 * Whether parts may hold objects in streams. A document for archives (PDF/A-1) may
	 * not.
	 */
	boolean allowsObjectStreams() {
		return !this.forArchives;
	}

	/** The version of the standard, as the header says or the catalog later. */
	String version() {
		return this.version;
	}

	private String readVersion() throws IOException {
		Span header = this.file.from(0, 8);
		String version = new Span(header.bytes(), 5, 8).toString();
		Span later = this.objects.name(this.catalog.get(VERSION));
		if (later != null && later.length() == 4 && later.toString().substring(1).compareTo(version) > 0) {
			version = later.toString().substring(1);
		}
		return version.matches("[12]\\.\\d") ? version : "1.7";
	}

	@Override
	public void close() throws IOException {
		this.ahead.close();
		this.workbenches.forEach(Workbench::close);
		this.chunks.close();
		this.objects.close();
	}

}
