package io.filepipeline.lambda;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * What SLF4J logs by in a function: no more than {@link JsonLogger} needs, because a
 * start waits for it. Public because SLF4J instantiates it.
 */
public final class JsonLogging implements SLF4JServiceProvider {

	private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();

	private final IMarkerFactory markers = new BasicMarkerFactory();

	private final MDCAdapter context = new BasicMDCAdapter();

	@Override
	public void initialize() {
		// nothing is to be read or searched
	}

	@Override
	public ILoggerFactory getLoggerFactory() {
		return (name) -> this.loggers.computeIfAbsent(name, JsonLogger::new);
	}

	@Override
	public IMarkerFactory getMarkerFactory() {
		return this.markers;
	}

	@Override
	public MDCAdapter getMDCAdapter() {
		return this.context;
	}

	@Override
	public String getRequestedApiVersion() {
		return "2.0.99";
	}

}
