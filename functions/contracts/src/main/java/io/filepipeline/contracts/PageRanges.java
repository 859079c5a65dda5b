package io.filepipeline.contracts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Pages in the language that people use: counted from 1, ends included, separated by
 * commas. An item is a page ({@code 7}, {@code last}, {@code last-1}), a range
 * ({@code 1-3}, {@code 8-last}, {@code last-2..last}), open at one end ({@code 8-},
 * {@code -3}), or {@code all}, {@code even}, {@code odd}. Order and repeats are kept, and
 * a range from a later to an earlier page runs backwards.
 */
public final class PageRanges {

	/** How many pages a part may have. */
	public static final int MAX_PAGES = 100_000;

	private static final String PAGE = "[1-9][0-9]{0,8}|last(?:-[1-9][0-9]{0,8})?";

	/** Spaces are never given back: else a few thousand would be tried in all ways. */
	private static final Pattern ITEM = Pattern.compile(" *+(?:(?<word>all|even|odd)|(?! *+(?:-|\\.\\.)?+ *+$)(?<from>"
			+ PAGE + ")?(?:(?<separator> *+(?:-|\\.\\.) *+)(?<to>" + PAGE + ")?)?) *+");

	private final int pageCount;

	private final List<Integer> pages = new ArrayList<>();

	private PageRanges(int pageCount) {
		this.pageCount = pageCount;
	}

	/**
	 * The pages that are meant, counted from 0.
	 * @param ranges what {@link Syntax} allows
	 * @param pageCount how many pages the document has
	 * @throws RejectedRequest when a page is not in the document, or there are none or
	 * more than 100,000
	 */
	public static List<Integer> resolve(String ranges, int pageCount) {
		PageRanges resolved = new PageRanges(pageCount);
		for (String item : ranges.split(",", -1)) {
			resolved.add(item.strip());
		}
		return resolved.pages;
	}

	private void add(String item) {
		Matcher matcher = ITEM.matcher(item);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("Not a page range: " + item);
		}
		IntStream added = (matcher.group("word") != null) ? named(matcher.group("word"))
				: range(item, matcher.group("from"), matcher.group("separator") != null, matcher.group("to"));
		int before = this.pages.size();
		added.limit(MAX_PAGES - before + 1L).forEach(this.pages::add);
		if (this.pages.size() == before) {
			throw outOfRange(item);
		}
		if (this.pages.size() > MAX_PAGES) {
			throw RejectedRequest.because(ProblemCode.TOO_MANY_PAGES,
					"A part would have more than " + MAX_PAGES + " pages");
		}
	}

	private IntStream named(String word) {
		IntStream all = IntStream.range(0, this.pageCount);
		return word.equals("all") ? all : all.filter((page) -> page % 2 == (word.equals("odd") ? 0 : 1));
	}

	private IntStream range(String item, @Nullable String from, boolean toAnother, @Nullable String to) {
		int first = page(item, (from != null) ? from : "1");
		int last = toAnother ? page(item, (to != null) ? to : "last") : first;
		int step = (last >= first) ? 1 : -1;
		return IntStream.rangeClosed(0, Math.abs(last - first)).map((index) -> first + step * index);
	}

	private int page(String item, String text) {
		int page = text.startsWith("last") ? this.pageCount - 1 - number(text.substring("last".length()))
				: number(text) - 1;
		if (page < 0 || page >= this.pageCount) {
			throw outOfRange(item);
		}
		return page;
	}

	private static int number(String text) {
		return text.isEmpty() ? 0 : Math.abs(Integer.parseInt(text));
	}

	private RejectedRequest outOfRange(String item) {
		return RejectedRequest.because(ProblemCode.PAGE_OUT_OF_RANGE,
				"There is no page for " + item + ": the document has " + this.pageCount + " pages, counted from 1");
	}

	/**
	 * Text that {@link PageRanges#resolve} can read, at most 10,000 characters.
	 */
	@Constraint(validatedBy = Syntax.Validator.class)
	@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
	@Retention(RetentionPolicy.RUNTIME)
	@interface Syntax {

		String message() default "must be pages counted from 1, such as \"1-3,7\", \"8-last\", \"even\" or \"last-1\"";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

		/**
		 * Holds the rule; public because validation providers instantiate it.
		 */
		class Validator implements ConstraintValidator<Syntax, String> {

			private static final int MAX_LENGTH = 10_000;

			@Override
			public boolean isValid(@Nullable String ranges, ConstraintValidatorContext context) {
				return ranges == null || ranges.length() <= MAX_LENGTH
						&& Stream.of(ranges.split(",", -1)).allMatch((item) -> ITEM.matcher(item).matches());
			}

		}

	}

}
