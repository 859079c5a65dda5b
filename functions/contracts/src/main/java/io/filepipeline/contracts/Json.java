package io.filepipeline.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The one way in which messages become JSON and back. Strict: a value of the wrong type
 * is an error that names the field, never silently another value.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
		.withCoercionConfigDefaults((any) -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
		.withCoercionConfig(LogicalType.Textual, (text) -> {
			text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
			text.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
			text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
		})
		// "process": "true" is what existing clients send
		.withCoercionConfig(LogicalType.Boolean, (flag) -> {
			flag.setCoercion(CoercionInputShape.String, CoercionAction.TryConvert);
			flag.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
		})
		.addModule(new SimpleModule().addDeserializer(Instant.class, new Rfc3339Time()))
		.build();

	private Json() {
	}

	/**
	 * Reads a message.
	 * @throws RejectedRequest when the text is not JSON or does not fit the type
	 */
	public static <T> T read(String json, Class<T> type) {
		return read(json, type, "");
	}

	/**
	 * Reads a message that is a field of a larger request.
	 * @param pointer where the message stands in the request, as a JSON Pointer
	 * @throws RejectedRequest when the text is not JSON or does not fit the type
	 */
	public static <T> T read(String json, Class<T> type, String pointer) {
		return read(json, MAPPER.constructType(type), pointer);
	}

	/**
	 * Reads one message or an array of them.
	 * @throws RejectedRequest when the text is not JSON or does not fit the type
	 */
	public static <T> List<T> readOneOrMany(String json, Class<T> type) {
		if (json.stripLeading().startsWith("[")) {
			List<T> many = read(json, MAPPER.getTypeFactory().constructCollectionType(List.class, type), "");
			int missing = many.indexOf(null);
			if (missing >= 0) {
				throw RejectedRequest.invalid("/" + missing, "must be " + nameOf(type));
			}
			return many;
		}
		return List.of(read(json, type));
	}

	public static String write(Object message) {
		return MAPPER.writeValueAsString(message);
	}

	private static <T> T read(String json, JavaType type, String pointer) {
		T message;
		try {
			message = MAPPER.readValue(json, type);
		}
		catch (JacksonException ex) {
			throw rejected(ex, type, pointer);
		}
		if (message == null) {
			throw RejectedRequest.invalid(pointer, "must be " + nameOf(type.getRawClass()));
		}
		return message;
	}

	private static RejectedRequest rejected(JacksonException ex, JavaType type, String pointer) {
		if (ex.getCause() instanceof RejectedRequest rejected) {
			return rejected;
		}
		if (ex instanceof StreamConstraintsException) {
			return RejectedRequest.invalid(pointer + pointerOf(ex), "is too long or nested too deeply");
		}
		if (ex instanceof InputCoercionException tooLarge) {
			return RejectedRequest.invalid(pointer + pointerOf(ex), "must be a whole number of at most "
					+ ((tooLarge.getTargetType() == long.class) ? Long.MAX_VALUE : Integer.MAX_VALUE));
		}
		if (ex instanceof MismatchedInputException mismatch) {
			Class<?> expected = (mismatch.getTargetType() != null) ? mismatch.getTargetType() : type.getRawClass();
			return RejectedRequest.invalid(pointer + pointerOf(ex), "must be " + nameOf(expected));
		}
		if (ex instanceof DatabindException) {
			return RejectedRequest.invalid(pointer + pointerOf(ex), "has a value of the wrong type");
		}
		return RejectedRequest.invalid(pointer, "must be valid JSON; there is an error in line "
				+ ex.getLocation().getLineNr() + ", column " + ex.getLocation().getColumnNr());
	}

	private static String pointerOf(JacksonException ex) {
		StringBuilder pointer = new StringBuilder();
		for (JacksonException.Reference step : ex.getPath()) {
			String name = step.getPropertyName();
			pointer.append('/')
				.append((name != null) ? name.replace("~", "~0").replace("/", "~1")
						: Integer.toString(step.getIndex()));
		}
		return pointer.toString();
	}

	private static String nameOf(Class<?> type) {
		if (type == String.class) {
			return "a string";
		}
		if (type == Boolean.class || type == boolean.class) {
			return "true or false";
		}
		if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
			return "a whole number";
		}
		if (type == UUID.class) {
			return "a UUID";
		}
		if (type == Instant.class) {
			return "a time as in RFC 3339";
		}
		if (List.class.isAssignableFrom(type)) {
			return "an array";
		}
		if (type.isEnum()) {
			return "one of "
					+ String.join(", ", List.of(type.getEnumConstants()).stream().map(Json::constant).toList());
		}
		return "a JSON object";
	}

	private static String constant(Object value) {
		return MAPPER.convertValue(value, String.class);
	}

}
