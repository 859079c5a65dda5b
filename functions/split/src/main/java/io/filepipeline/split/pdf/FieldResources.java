package io.filepipeline.split.pdf;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * What the fields of a part are drawn with when they are filled in: of the form's default
 * resources what their default appearances mention, or those of their widgets that have
 * no resources of their own.
 */
final class FieldResources {

	/** What viewers write and tick with if nobody says with what. */
	private static final String USUAL = "/Helv /ZaDb";

	private final Part part;

	private final @Nullable UsedResources used;

	private boolean mentioned;

	/**
	 * Begins with none.
	 * @param form {@code null} if there is none
	 */
	FieldResources(Part part, @Nullable Dictionary form) throws IOException {
		this.part = part;
		SourceObjects objects = part.objects();
		Dictionary all = (form != null) ? objects.dictionary(form.get(Name.DEFAULT_RESOURCES)) : null;
		this.used = (all != null) ? new UsedResources(objects, all, Budget.ofPage(), part.resources().search()) : null;
	}

	/** Takes in a form, a field, a widget or another annotation with text. */
	void add(Dictionary field) throws IOException {
		if (this.used == null) {
			return;
		}
		try {
			Span appearance = this.part.objects().resolve(field.get(Name.DEFAULT_APPEARANCE));
			if (appearance != null && appearance.isString()) {
				this.used.addText(Strings.decode(appearance));
				this.mentioned = true;
			}
			this.used.addAppearances(field);
		}
		catch (Budget.Exceeded ex) {
			this.used.addAll();
		}
	}

	/** Whether something that was taken in says with what it is written. */
	boolean areMentioned() {
		return this.mentioned;
	}

	/** Writes them, once all fields are known. */
	void write(ObjectText text, Budget budget) throws IOException {
		if (this.used == null) {
			return;
		}
		try {
			if (!this.mentioned) {
				this.used.addText(USUAL);
			}
			this.used.follow();
		}
		catch (Budget.Exceeded ex) {
			this.used.addAll();
		}
		this.used.write(text.key(Name.DEFAULT_RESOURCES), budget, this.part.fonts());
	}

}
