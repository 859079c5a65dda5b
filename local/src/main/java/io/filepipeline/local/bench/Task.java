package io.filepipeline.local.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A way to split a document.
 */
enum Task {

	PAGE_BY_PAGE("page by page") {
		@Override
		int pagesEach(int pages) {
			return 1;
		}
	},

	TEN_RANGES("ten ranges") {
		@Override
		int pagesEach(int pages) {
			return (pages + 9) / 10;
		}
	},

	FIRST_TWO("first two pages") {
		@Override
		int pagesEach(int pages) {
			return Math.min(2, pages);
		}

		@Override
		List<List<Integer>> parts(int pages) {
			return super.parts(pages).subList(0, 1);
		}
	};

	private final String title;

	Task(String title) {
		this.title = title;
	}

	abstract int pagesEach(int pages);

	/** The zero-based pages of each part. */
	List<List<Integer>> parts(int pages) {
		int each = pagesEach(pages);
		return IntStream.iterate(0, (first) -> first < pages, (first) -> first + each)
			.mapToObj((first) -> IntStream.range(first, Math.min(first + each, pages)).boxed().toList())
			.toList();
	}

	@Override
	public String toString() {
		return this.title;
	}

}
