/**
 * What a client is told when something is wrong: RFC 9457 problems, for every error there
 * is.
 */
@NullMarked
package io.filepipeline.host.problems;

import org.jspecify.annotations.NullMarked;
