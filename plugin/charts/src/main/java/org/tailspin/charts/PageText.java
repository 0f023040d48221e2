package org.tailspin.charts;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Values as text that a browser reads (JSON, RFC 8259): maps, lists, texts, flags and numbers. Numbers have six digits, which is
 * more than a picture shows; what is not finite is null.
 */
final class PageText {

    private static final double WHOLE = 1e9;

    private final StringBuilder text = new StringBuilder();

    private PageText() {}

    static String of(Object value) {
        final PageText json = new PageText();
        json.add(value);
        return json.text.toString();
    }

    private void add(Object value) {
        if (value instanceof Map<?, ?> fields) {
            text.append('{');
            final int start = text.length();
            fields.forEach((name, field) -> {
                separate(start);
                quote(String.valueOf(name));
                text.append(':');
                add(field);
            });
            text.append('}');
        } else if (value instanceof List<?> entries) {
            text.append('[');
            final int start = text.length();
            entries.forEach(entry -> {
                separate(start);
                add(entry);
            });
            text.append(']');
        } else if (value instanceof double[] numbers) {
            text.append('[');
            final int start = text.length();
            for (double number : numbers) {
                separate(start);
                add(number);
            }
            text.append(']');
        } else if (value instanceof Number number) {
            add(number.doubleValue());
        } else if (value instanceof Boolean) {
            text.append(value);
        } else if (value == null) {
            text.append("null");
        } else {
            quote(value.toString());
        }
    }

    private void separate(int start) {
        if (text.length() > start) {
            text.append(',');
        }
    }

    private void add(double number) {
        if (!Double.isFinite(number)) {
            text.append("null");
        } else if (number == Math.rint(number) && Math.abs(number) < WHOLE) {
            text.append((long) number);
        } else {
            text.append(Double.parseDouble(String.format(Locale.ROOT, "%.6g", number)));
        }
    }

    private void quote(String words) {
        text.append('"');
        for (int i = 0; i < words.length(); i++) {
            final char c = words.charAt(i);
            // an angle bracket could end the script that the text stands in
            if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
                text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                if (c == '"' || c == '\\') {
                    text.append('\\');
                }
                text.append(c);
            }
        }
        text.append('"');
    }
}
