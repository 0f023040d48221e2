package org.tailspin.cli;

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
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private Json() {}

    /**
     * @param fields names and values; numbers that are not finite, also in arrays, become null
     * @return the text
     */
    static String text(Map<String, ?> fields) {
        final Map<String, Object> clean = new LinkedHashMap<>();
        fields.forEach((name, value) -> clean.put(name, value instanceof double[] array ? nullable(array) : value));
        try {
            // JSON files travel: the same line ends everywhere
            return MAPPER.writeValueAsString(clean).replace("\r\n", "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static List<Double> nullable(double[] values) {
        final List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(Double.isFinite(value) ? (Double) value : null);
        }
        return list;
    }
}
