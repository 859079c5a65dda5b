/**
 * Folders over HTTP: what is in them, and how long they keep it.
 */
@NullMarked
package io.filepipeline.host.folders;

import org.jspecify.annotations.NullMarked;
