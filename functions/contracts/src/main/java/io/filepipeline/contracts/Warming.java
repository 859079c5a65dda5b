package io.filepipeline.contracts;

/**
 * Goes once through what a function will do, before anybody asks for it, so that all of
 * it is loaded when somebody does. It changes nothing, and it does not fail for a service
 * that does not answer.
 */
@FunctionalInterface
public interface Warming {

	void warm();

}
