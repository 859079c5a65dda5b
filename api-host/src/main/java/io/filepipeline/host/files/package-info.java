/**
 * Files over HTTP: uploads as forms, downloads with ranges.
 */
@NullMarked
package io.filepipeline.host.files;

import org.jspecify.annotations.NullMarked;
