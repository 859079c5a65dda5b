/**
 * Tests of what deploys the pipeline: Terraform and the scripts.
 */
@NullMarked
package io.filepipeline.local.deploy;

import org.jspecify.annotations.NullMarked;
