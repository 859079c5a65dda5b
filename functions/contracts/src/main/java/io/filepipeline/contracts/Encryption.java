package io.filepipeline.contracts;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How parts are protected: with AES-256, as PDF 2.0 has it.
 *
 * @param userPassword opens a part, 1 to 127 characters; whoever has the part opens it if
 * absent
 * @param ownerPassword opens a part and allows everything, 1 to 127 characters; nobody
 * may do more than is permitted if absent
 * @param permissions what the user may do; everything if absent
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Encryption(
		@Nullable @Pattern(regexp = Encryption.PASSWORD, message = Encryption.RULE) String userPassword,
		@Nullable @Pattern(regexp = Encryption.PASSWORD, message = Encryption.RULE) String ownerPassword,
		@Nullable List<@NotNull(message = "must be a string") Permission> permissions) {

	/**
	 * Something to see, and nothing that cannot be typed: readers leave out what is not
	 * seen (RFC 4013), until perhaps no password is left.
	 */
	static final String PASSWORD = "(?=.*[\\p{L}\\p{N}\\p{P}\\p{S}])[^\\p{C}\\u1806]{1,127}";

	static final String RULE = "must have 1 to 127 characters, none of them invisible";

	/** The permissions, each once. */
	public Set<Permission> permitted() {
		return (this.permissions == null) ? EnumSet.allOf(Permission.class)
				: this.permissions.isEmpty() ? Set.of() : EnumSet.copyOf(this.permissions);
	}

	/** Does not tell the passwords. */
	@Override
	public String toString() {
		return "Encryption" + permitted();
	}

}
