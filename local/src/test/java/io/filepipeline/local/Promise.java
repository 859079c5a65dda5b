package io.filepipeline.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of what is promised when something goes wrong. It is a row of the table in
 * docs/reliability.md, and may take {@link Tries} to say how often it tried.
 */
@Test
@ExtendWith(Reliability.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Promise {

	/** What goes wrong. */
	String when();

	/** What holds all the same. */
	String then();

}
