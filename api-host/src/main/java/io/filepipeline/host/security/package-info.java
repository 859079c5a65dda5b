/**
 * Who may call the API, and what browsers may do with its answers.
 */
@NullMarked
package io.filepipeline.host.security;

import org.jspecify.annotations.NullMarked;
