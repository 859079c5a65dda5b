/**
 * Records over HTTP: signed callbacks in, single records and pages of them out.
 */
@NullMarked
package io.filepipeline.host.records;

import org.jspecify.annotations.NullMarked;
