package org.tailspin.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One JSON object, in ASCII, so that no terminal and no locale can garble it. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Json() {}

    /**
     * {@return the text}
     *
     * @param fields names and values; numbers that are not finite, also in arrays, lists and maps, become null
     */
    public static String text(Map<String, ?> fields) {
        try {
            // JSON files travel: the same line ends everywhere
            return MAPPER.writeValueAsString(clean(fields)).replace("\r\n", "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Object clean(Object value) {
        if (value instanceof double[] array) {
            final List<Object> list = new ArrayList<>(array.length);
            for (double entry : array) {
                list.add(clean(entry));
            }
            return list;
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number : null;
        }
        if (value instanceof Map<?, ?> map) {
            final Map<Object, Object> clean = new LinkedHashMap<>();
            map.forEach((name, entry) -> clean.put(name, clean(entry)));
            return clean;
        }
        if (value instanceof List<?> list) {
            final List<Object> clean = new ArrayList<>(list.size());
            list.forEach(entry -> clean.add(clean(entry)));
            return clean;
        }
        return value;
    }
}
