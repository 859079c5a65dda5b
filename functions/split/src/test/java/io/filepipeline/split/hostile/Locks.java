package io.filepipeline.split.hostile;

import java.util.stream.Stream;

import io.filepipeline.contracts.ProblemCode;

/**
 * Documents that are encrypted, or say so.
 */
final class Locks {

	private static final String KEYS = "/O<" + "41".repeat(32) + ">/U<" + "42".repeat(32) + ">/P -4";

	private Locks() {
	}

	static Stream<HostileDocument> all() {
		return Stream.concat(Stream.of(
				HostileDocument.splits("an owner's password", 5, () -> Documents.rich().encrypted("", "o").toBytes()),
				HostileDocument.refused("a user's password", ProblemCode.ENCRYPTED,
						() -> Documents.rich().encrypted("u", "o").toBytes())),
				Stream
					.of("<<>>", "null", "7", "(x)", "[]", "1 0 R", "99 0 R", "6 0 R", "<</Filter/Standard>>",
							"<</Filter/Unknown" + KEYS + ">>", "<</Filter/Adobe.PubSec/V 4/SubFilter/adbe.pkcs7.s5>>",
							standard("/V 1/R 2"), standard("/V 99/R 99"), standard("/V -1/R -1"),
							standard("/V 2/R 3/Length 0"), standard("/V 2/R 3/Length 2147483647"),
							standard("/V 2/R 3/Length -8"), standard("/V 4/R 4/StmF/X/StrF/X"),
							standard("/V 4/R 4/CF<</X 7>>/StmF/X"), standard("/V 5/R 5/OE(x)/UE(x)/Perms(x)"),
							standard("/V 5/R 6/CF<</StdCF<</CFM/AESV3>>>>/StmF/StdCF/StrF/StdCF"),
							"<</Filter/Standard/V 1/R 2/O(short)/U()/P(x)>>",
							"<</Filter/Standard/V 1/R 2/O 6 0 R/U 6 0 R/P 6 0 R>>")
					.flatMap(
							(encryption) -> Stream.of("", "/ID[<00><00>]", "/ID 7").map((id) -> lock(encryption, id))));
	}

	private static String standard(String entries) {
		return "<</Filter/Standard" + entries + KEYS + ">>";
	}

	private static HostileDocument lock(String encryption, String id) {
		return HostileDocument.either("encrypted by " + encryption + id, 2,
				() -> Documents.twoPages().object("6 0 R").trailer("/Encrypt " + encryption + id).toBytes());
	}

}
