package io.filepipeline.split.pdf;

import java.util.Set;

/**
 * The part is complete.
 *
 * @param pages how many pages it has
 * @param size how many bytes
 * @param notes what to know of it
 */
public record Written(int pages, long size, Set<Note> notes) implements Outcome {
}
