/**
 * The whole pipeline on one machine: the host as it is, in front of a PostgreSQL, an SQS
 * server and an S3 server that keep their data in a folder.
 */
@NullMarked
package io.filepipeline.local;

import org.jspecify.annotations.NullMarked;
