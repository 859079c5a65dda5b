/**
 * Files over HTTP: uploads as forms, downloads with ranges, and of all parts at once.
 */
@NullMarked
package io.filepipeline.host.files;

import org.jspecify.annotations.NullMarked;
