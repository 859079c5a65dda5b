package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.encryption.PDEncryption;
import org.apache.pdfbox.pdmodel.encryption.SecurityHandler;
import org.apache.pdfbox.pdmodel.encryption.StandardDecryptionMaterial;
import org.jspecify.annotations.Nullable;

/**
 * The filters by which strings, streams and attached files are encrypted (ISO 32000-2,
 * 7.6.6). The parser looks for one only, by the name that it usually has, and knows none
 * for files.
 */
final class CryptFilters {

	/** The filter of attached files. */
	private static final COSName FILE_FILTER = COSName.getPDFName("EFF");

	private final COSDictionary encryption;

	private final COSDictionary filters;

	/** How files are encrypted, where streams are not. */
	private final @Nullable COSDictionary onlyOfFiles;

	private final boolean filesDiffer;

	private CryptFilters(COSDictionary encryption, COSDictionary filters) {
		this.encryption = encryption;
		this.filters = filters;
		COSName ofStreams = encryption.getCOSName(COSName.STM_F, COSName.IDENTITY);
		COSName ofFiles = encryption.getCOSName(FILE_FILTER, ofStreams);
		this.onlyOfFiles = (filters.getCOSDictionary(ofStreams) == null) ? filters.getCOSDictionary(ofFiles) : null;
		this.filesDiffer = !method(ofFiles).equals(method(ofStreams));
	}

	/** Those of a document; {@code null} if it has none. */
	static @Nullable CryptFilters of(COSDictionary trailer) {
		COSDictionary encryption = trailer.getCOSDictionary(COSName.ENCRYPT);
		COSDictionary filters = (encryption != null) ? encryption.getCOSDictionary(COSName.CF) : null;
		return (encryption != null && filters != null) ? new CryptFilters(encryption, filters) : null;
	}

	/**
	 * Gives the filter with which all is encrypted the name that it usually has. The
	 * parser looks for no other, and else decrypts by another method.
	 * @throws Refusal if strings and streams are encrypted by different ones
	 */
	void rename() throws Refusal {
		Map<COSName, COSDictionary> used = new HashMap<>();
		Set<COSName> methods = new HashSet<>();
		for (COSName key : List.of(COSName.STM_F, COSName.STR_F)) {
			COSName name = this.encryption.getCOSName(key, COSName.IDENTITY);
			COSDictionary filter = this.filters.getCOSDictionary(name);
			if (filter != null) {
				used.put(key, filter);
				methods.add(method(name));
			}
		}
		if (methods.size() > 1) {
			throw Refusal.encrypted();
		}
		used.forEach((key, filter) -> {
			this.encryption.setItem(key, COSName.STD_CF);
			this.filters.setItem(COSName.STD_CF, filter);
		});
	}

	private COSName method(COSName name) {
		COSDictionary filter = this.filters.getCOSDictionary(name);
		return (filter != null) ? filter.getCOSName(COSName.CFM, COSName.NONE) : COSName.NONE;
	}

	/**
	 * What decrypts attached files where nothing else is encrypted; {@code null} if there
	 * is no need.
	 */
	@Nullable SecurityHandler<?> fileHandler(COSArray id, String password) throws IOException {
		if (this.onlyOfFiles == null) {
			return null;
		}
		COSDictionary filters = new COSDictionary();
		filters.setItem(COSName.STD_CF, this.onlyOfFiles);
		COSDictionary files = new COSDictionary(this.encryption);
		files.setItem(COSName.CF, filters);
		files.setItem(COSName.STM_F, COSName.STD_CF);
		files.setItem(COSName.STR_F, COSName.IDENTITY);
		PDEncryption encryption = new PDEncryption(files);
		SecurityHandler<?> handler = encryption.getSecurityHandler();
		handler.prepareForDecryption(encryption, id, new StandardDecryptionMaterial(password));
		return handler;
	}

	/**
	 * Whether files are encrypted by another method than other streams, by which the
	 * parser takes them for encrypted.
	 */
	boolean spoilFiles() {
		return this.filesDiffer && this.onlyOfFiles == null;
	}

}
