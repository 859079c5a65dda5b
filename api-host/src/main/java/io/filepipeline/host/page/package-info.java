/**
 * The page for people: files under {@code static} that any browser runs as they are.
 */
@NullMarked
package io.filepipeline.host.page;

import org.jspecify.annotations.NullMarked;
