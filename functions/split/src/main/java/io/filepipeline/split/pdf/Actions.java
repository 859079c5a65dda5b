package io.filepipeline.split.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Copies what happens on a click, as far as it is harmless: going to a page of the part,
 * to a web address, or turning pages. Scripts, programs, other files, forms sent away and
 * media are left out, whatever they are chained to.
 */
final class Actions {

	private static final int LONGEST_CHAIN = 100;

	private static final Name NEXT = Name.of("Next");

	private static final Name KIND = Name.of("S");

	private static final Name DESTINATION = Name.of("D");

	private static final Name ADDRESS = Name.of("URI");

	private static final Name GO = Name.of("GoTo");

	private static final Name NAMED = Name.of("Named");

	private static final NameSet ADDRESS_KEYS = NameSet.of("S", "URI", "IsMap");

	private static final Name NAME = Name.of("N");

	private static final NameSet TURNS = NameSet.of("NextPage", "PrevPage", "FirstPage", "LastPage");

	private static final NameSet NAMED_KEYS = NameSet.of("S", "N");

	/** None is that of an address within the same site. */
	private static final Set<String> SCHEMES = Set.of("", "http", "https", "ftp", "mailto", "tel");

	private static final char DELETE = 0x7F;

	private final Part part;

	private final SourceObjects objects;

	private final PartPage page;

	Actions(Part part, PartPage page) {
		this.part = part;
		this.objects = part.objects();
		this.page = page;
	}

	/**
	 * Copies the action and those chained to it.
	 * @return whether anything of it is kept
	 */
	boolean copy(Name key, Span first, ObjectText text) throws IOException {
		int kept = 0;
		long spent = 0;
		Deque<Span> pending = new ArrayDeque<>(List.of(first));
		for (int i = 0; i < LONGEST_CHAIN && !pending.isEmpty(); i++) {
			Dictionary action = this.objects.dictionary(pending.pop());
			if (action != null) {
				kept += write((kept == 0) ? key : NEXT, action, text) ? 1 : 0;
				spent += push(action.get(NEXT), pending);
			}
		}
		this.part.budget().refund(spent);
		text.raw(">>".repeat(kept));
		return kept > 0;
	}

	/** Returns how many bytes it has spent for what is to come. */
	private long push(@Nullable Span next, Deque<Span> pending) throws IOException {
		Span several = this.objects.array(next);
		if (several == null) {
			return (next != null) ? add(next, pending) : 0;
		}
		List<Span> all = new ArrayList<>();
		for (Values values = Values.in(several); values.hasNext() && all.size() < LONGEST_CHAIN;) {
			all.add(values.next());
		}
		long spent = 0;
		for (int i = all.size() - 1; i >= 0; i--) {
			spent += add(all.get(i), pending);
		}
		return spent;
	}

	private long add(Span action, Deque<Span> pending) {
		this.part.budget().spend(action.length());
		pending.push(action.detached());
		return action.length();
	}

	/** Begins the copy of an action, within which the next one goes. */
	private boolean write(Name key, Dictionary action, ObjectText text) throws IOException {
		Span kind = this.objects.name(action.get(KIND));
		if (kind == null) {
			return false;
		}
		if (GO.matches(kind)) {
			PartLink link = this.part.link(action.get(DESTINATION), this.page);
			if (link != null) {
				link.write(DESTINATION, text.key(key).raw("<<").key(KIND).key(GO), this.objects);
			}
			return link != null;
		}
		boolean turns = NAMED.matches(kind) && turnsPages(action);
		if (!turns && !(ADDRESS.matches(kind) && isWebAddress(action.get(ADDRESS), this.objects))) {
			return false;
		}
		(turns ? NAMED_KEYS : ADDRESS_KEYS).copy(action, text.key(key).raw("<<"));
		return true;
	}

	/** Any entry of a viewer's menu has a name, such as printing and closing. */
	private boolean turnsPages(Dictionary action) throws IOException {
		Span name = this.objects.name(action.get(NAME));
		return name != null && TURNS.has(name);
	}

	/** Other schemes run scripts, open local files, or start a program. */
	static boolean isWebAddress(@Nullable Span value, SourceObjects objects) throws IOException {
		Span string = objects.resolve(value);
		if (string == null || !string.isString()) {
			return false;
		}
		String scheme = schemeOf(Strings.decode(string));
		return SCHEMES.contains(scheme) || scheme.contains("/") || scheme.contains("?") || scheme.contains("#");
	}

	/** What is before the first colon. Viewers overlook spaces and line breaks in it. */
	private static String schemeOf(String uri) {
		int colon = uri.indexOf(':');
		StringBuilder scheme = new StringBuilder();
		for (int i = 0; i < colon; i++) {
			char each = uri.charAt(i);
			if (each > ' ' && each != DELETE) {
				scheme.append(each);
			}
		}
		return scheme.toString().toLowerCase(Locale.ROOT);
	}

}
