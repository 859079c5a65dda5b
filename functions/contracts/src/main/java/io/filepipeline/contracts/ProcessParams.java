package io.filepipeline.contracts;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How a file is to be split.
 *
 * @param splitParams which pages go into which part
 * @param prefix comes first in the name of every part, at most 100 characters, no path
 * @param suffix comes after the file's own name, at most 100 characters, no path
 * @param nameTemplate what every part is called, in place of both; as
 * {@link NameTemplate} says
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@NameTemplate.Alone
public record ProcessParams(@NotNull(message = "is required") @Valid SplitParams splitParams,
		@Size(max = 100) @PlainName @Nullable String prefix, @Size(max = 100) @PlainName @Nullable String suffix,
		@NameTemplate.Syntax @PlainName @Nullable String nameTemplate) {

	/**
	 * The same with other parts listed.
	 */
	public ProcessParams withListedParts(List<PartRequest> parts) {
		return new ProcessParams(this.splitParams.withFileMap(parts), this.prefix, this.suffix, this.nameTemplate);
	}

	/**
	 * The same without passwords, which only splitting needs.
	 */
	public ProcessParams withoutPasswords() {
		return new ProcessParams(this.splitParams.withoutPasswords(), this.prefix, this.suffix, this.nameTemplate);
	}

	/**
	 * The name of a part: by the template or, if there is none or nothing comes of it,
	 * <code>{prefix}_{root}_{suffix}_{index}.{ext}</code>, empty pieces left out.
	 * @param fileName the name of the whole
	 * @param title what the part is called, in place of the root; null if nothing
	 * @param index the part's place among all, from 0
	 * @param pages its zero-based pages; null if they are not known
	 */
	public String partName(@Nullable String fileName, @Nullable String title, int index,
			@Nullable List<Integer> pages) {
		String name = (fileName != null) ? fileName : "";
		int dot = name.lastIndexOf('.');
		String root = (dot < 0) ? name : name.substring(0, dot);
		if (this.nameTemplate != null) {
			String made = new NameTemplate(this.nameTemplate).name(root, title, index, pages);
			if (!made.isEmpty()) {
				return made;
			}
		}
		String extension = (dot < 0) ? "pdf" : name.substring(dot + 1);
		String stem = Stream.of(this.prefix, (title != null) ? title : root, this.suffix, Integer.toString(index))
			.filter((piece) -> piece != null && !piece.isEmpty())
			.collect(Collectors.joining("_"));
		return stem + "." + extension;
	}

}
