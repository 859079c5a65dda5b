/**
 * The OpenAPI document and its page.
 */
@NullMarked
package io.filepipeline.host.docs;

import org.jspecify.annotations.NullMarked;
