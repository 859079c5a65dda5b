package io.filepipeline.lambda;

import java.util.List;
import java.util.function.Function;

import io.filepipeline.contracts.Json;

/**
 * The function in this zip.
 *
 * @param <I> what it takes
 * @param requestType what it takes
 * @param function the function
 * @param routes how it is called by HTTP; empty when it is not
 */
record DeployedFunction<I>(Class<I> requestType, Function<I, ?> function, List<Route> routes) {

	/**
	 * Calls it.
	 * @param json its request
	 * @return its answer
	 */
	Object call(String json) {
		return this.function.apply(Json.read(json, this.requestType));
	}

}
