package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFObjectStreamParser;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.encryption.SecurityHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document's objects when they are asked for. Other than its parent it remembers
 * which ones it could not read, where the parent goes on as if there were none; bounds
 * what compressed objects grow to; and looks keys up in one table, where the parent
 * builds one per object stream, which takes most of its time on large documents.
 */
class ObjectReader extends PDFParser {

	private static final int AES_BLOCK = 16;

	private final Map<Long, Map<COSObjectKey, COSBase>> objectStreams = new HashMap<>();

	private final Set<COSObject> unreadable = Collections.newSetFromMap(new IdentityHashMap<>());

	private final String password;

	private final Budget budget;

	private final DeclaredObjects declared;

	private @Nullable CryptFilters filters;

	private @Nullable SecurityHandler<?> fileHandler;

	/**
	 * Reads from a source.
	 * @param password what opens it; empty if it is to open without
	 */
	ObjectReader(RandomAccessRead source, String password, Budget budget) throws IOException {
		this(source, password, budget, null);
	}

	/**
	 * Reads from a source whose streams are looked into.
	 * @param decoding how many bytes may be decoded altogether; {@code null} if only
	 * objects are read
	 */
	ObjectReader(RandomAccessRead source, String password, Budget budget, @Nullable Budget decoding)
			throws IOException {
		super(source, password, null, null, null);
		this.password = password;
		this.budget = budget;
		this.declared = new DeclaredObjects(budget);
		this.document = new BoundedObjects(this, Scratch.create(), decoding);
		this.xrefTrailerResolver = this.declared;
	}

	/**
	 * Looks for the objects itself, as the parent does if nothing so near to the end says
	 * where a table is.
	 */
	void ignoreTables() {
		setEOFLookupRange(16);
	}

	/** Whether the document was changed after the table that is used was written. */
	boolean isOutdated() throws IOException {
		long table = this.declared.table();
		return table > 0 && new LaterObjects(this.source, this.document.getXrefTable()).exist(table);
	}

	/** Whether there should be such an object but it cannot be found or read. */
	boolean lost(COSObject object) {
		COSObjectKey key = object.getKey();
		return this.unreadable.contains(object)
				|| (this.declared.contain(key) && !this.document.getXrefTable().containsKey(key));
	}

	@Override
	public COSBase dereferenceCOSObject(COSObject object) throws IOException {
		try {
			COSBase value = super.dereferenceCOSObject(object);
			if (value instanceof COSStream stream && isFile(stream)) {
				decryptFile(stream, object.getKey());
			}
			return value;
		}
		catch (DiskFailure | Budget.Exceeded ex) {
			throw ex;
		}
		catch (IOException | RuntimeException | StackOverflowError ex) {
			this.unreadable.add(object);
			throw ex;
		}
	}

	@Override
	protected @Nullable COSBase parseDirObject() throws IOException {
		long start = this.source.getPosition();
		COSBase value = super.parseDirObject();
		this.budget.spendOn(value, this.source.getPosition() - start);
		return value;
	}

	@Override
	protected COSName parseCOSName() throws IOException {
		COSName name = super.parseCOSName();
		this.budget.spendOn(name, 0);
		return name;
	}

	/**
	 * Finds out how to decrypt.
	 * @throws Refusal if the password does not open it, or none does
	 */
	@Override
	protected void prepareDecryption() throws IOException {
		CryptFilters filters = CryptFilters.of(this.document.getTrailer());
		this.filters = filters;
		if (filters != null) {
			filters.rename();
		}
		try {
			super.prepareDecryption();
			this.fileHandler = (filters != null) ? filters.fileHandler(this.document.getDocumentID(), this.password)
					: null;
		}
		catch (InvalidPasswordException | IllegalArgumentException ex) {
			// the latter if no password has such characters
			throw this.password.isEmpty() ? Refusal.encrypted() : Refusal.wrongPassword();
		}
		catch (IOException | LinkageError ex) {
			// for certificates the parser needs classes that are not there
			throw Refusal.encrypted();
		}
	}

	/** Some writers name the filter and do not use it: then there are no whole blocks. */
	private void decryptFile(COSStream stream, COSObjectKey key) throws IOException {
		SecurityHandler<?> handler = this.fileHandler;
		if (handler != null && (!handler.isAES() || stream.getLength() % AES_BLOCK == 0)) {
			handler.decryptStream(stream, key.getNumber(), key.getGeneration());
		}
	}

	/** Whether a stream says that it is an attached file. */
	static boolean isFile(COSStream stream) {
		return COSName.EMBEDDED_FILE.equals(stream.getCOSName(COSName.TYPE));
	}

	/** Whether attached files are read as if they were encrypted as other streams are. */
	boolean spoilsFiles() {
		return this.filters != null && this.filters.spoilFiles();
	}

	/**
	 * The parent removes pages that it cannot find from a repaired document. A document
	 * without some of its pages is not the user's: {@link PageTree} refuses it.
	 */
	@Override
	protected void checkPages(COSDictionary catalog) {
	}

	@Override
	protected @Nullable COSBase parseObjectStreamObject(long number, COSObjectKey key) throws IOException {
		Map<COSObjectKey, COSBase> objects = this.objectStreams.get(number);
		if (objects == null) {
			// A stream that asks for itself while it is read finds nothing
			this.objectStreams.put(number, new HashMap<>());
			objects = readObjectStream(number);
			this.objectStreams.put(number, objects);
		}
		COSBase object = objects.remove(key);
		if (object == null) {
			throw new IOException("Object stream " + number + " does not hold " + key);
		}
		return object;
	}

	private Map<COSObjectKey, COSBase> readObjectStream(long number) throws IOException {
		COSBase stream = this.document.getObjectFromPool(getObjectKey(number, 0)).getObject();
		if (!(stream instanceof COSStream compressed)) {
			throw new IOException("There is no object stream " + number);
		}
		return new ObjectStream(compressed, this.document).parseAllObjects();
	}

	private final class ObjectStream extends PDFObjectStreamParser {

		ObjectStream(COSStream stream, COSDocument document) throws IOException {
			super(stream, document);
		}

		@Override
		protected @Nullable COSBase parseDirObject() throws IOException {
			long start = this.source.getPosition();
			COSBase value = super.parseDirObject();
			ObjectReader.this.budget.spendOn(value, this.source.getPosition() - start);
			return value;
		}

		@Override
		protected COSName parseCOSName() throws IOException {
			COSName name = super.parseCOSName();
			ObjectReader.this.budget.spendOn(name, 0);
			return name;
		}

		@Override
		protected COSObjectKey getObjectKey(long number, int generation) {
			return ObjectReader.this.getObjectKey(number, generation);
		}

	}

}
