package org.knime.node.parameters.widget.choices.filter;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.knime.node.parameters.persistence.Persistable;

/** Names that match a pattern. */
final class PatternFilter implements Persistable {

    String m_pattern = "";
    boolean m_isCaseSensitive;
    boolean m_isInverted;

    Predicate<String> predicate(boolean regex) {
        String pattern = folded(m_pattern);
        Pattern compiled = Pattern.compile(regex ? pattern : ofWildcards(pattern));
        Predicate<String> matches =
                name -> !m_pattern.isEmpty() && compiled.matcher(folded(name)).matches();
        return m_isInverted ? matches.negate() : matches;
    }

    private String folded(String text) {
        return m_isCaseSensitive ? text : text.toLowerCase(Locale.getDefault());
    }

    private static String ofWildcards(String pattern) {
        StringBuilder result = new StringBuilder();
        for (char each : pattern.toCharArray()) {
            result.append(
                    switch (each) {
                        case '*' -> ".*";
                        case '?' -> ".";
                        default -> Pattern.quote(String.valueOf(each));
                    });
        }
        return result.toString();
    }
}
