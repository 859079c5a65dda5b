/**
 * The messages that functions exchange with their users and each other: one record per
 * message, JSON in {@code snake_case}, with the bounds each field must keep. Knows
 * neither Spring nor AWS.
 */
@NullMarked
package io.filepipeline.contracts;

import org.jspecify.annotations.NullMarked;
