/**
 * Functions as Lambda runs them, on this machine: the very zips that are deployed, under
 * AWS's own runtime interface client, in processes of their own.
 */
@NullMarked
package io.filepipeline.local.lambda;

import org.jspecify.annotations.NullMarked;
