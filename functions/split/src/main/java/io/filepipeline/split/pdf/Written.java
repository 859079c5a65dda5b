package io.filepipeline.split.pdf;

import java.util.Set;

/**
 * The part is complete.
 *
 * @param pages how many pages it has
 * @param notes what to know of it
 */
public record Written(int pages, Set<Note> notes) implements Outcome {
}
