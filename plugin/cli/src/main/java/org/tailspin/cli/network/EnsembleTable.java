package org.tailspin.cli.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.EnsembleParameter;

/** All ensembles with the conventions of their gains, for people, programs and the documentation. */
final class EnsembleTable {

    private EnsembleTable() {}

    /** {@return two tables in Markdown: ensembles, and the parameters and lists that they have} */
    static String markdown() {
        final StringBuilder text = new StringBuilder();
        row(text, "ensemble", "what is drawn", "a gain of 1 sets to 1", "g_eff", "parameters");
        row(text, "---", "---", "---", "---", "---");
        for (EnsembleKind kind : EnsembleKind.values()) {
            row(
                    text,
                    "`" + kind.label() + "`",
                    kind.description(),
                    kind.gainConvention(),
                    kind.effectiveGain(),
                    Stream.of(
                                    kind.required().stream().map(p -> "`" + p.label() + "`"),
                                    kind.optional().stream().map(p -> "[`" + p.label() + "`]"),
                                    Stream.of(EnsembleList.values())
                                            .filter(list -> kind.takes(list) && !list.isCommon())
                                            .map(list -> "[`" + list.label() + "`]"))
                            .flatMap(parts -> parts)
                            .collect(Collectors.joining(" ")));
        }
        text.append('\n');
        row(text, "parameter", "in names", "of", "meaning");
        row(text, "---", "---", "---", "---");
        for (EnsembleParameter parameter : EnsembleParameter.values()) {
            row(
                    text,
                    "`" + parameter.label() + "`",
                    "`" + parameter.symbol() + "`",
                    takers(parameter.isCommon(), kind -> kind.takes(parameter)),
                    parameter.description());
        }
        for (EnsembleList list : EnsembleList.values()) {
            row(
                    text,
                    "`" + list.label() + "`",
                    "`" + list.symbol() + "`, by a checksum",
                    takers(list.isCommon(), kind -> kind.takes(list)),
                    list.description());
        }
        return text.toString();
    }

    private static String takers(boolean isCommon, Predicate<EnsembleKind> takes) {
        return isCommon
                ? "all"
                : Stream.of(EnsembleKind.values())
                        .filter(takes)
                        .map(EnsembleKind::label)
                        .collect(Collectors.joining(", "));
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** {@return the same for JSON} */
    static Map<String, Object> fields() {
        final List<Map<String, Object>> ensembles = new ArrayList<>();
        for (EnsembleKind kind : EnsembleKind.values()) {
            final Map<String, Object> one = new LinkedHashMap<>();
            one.put("ensemble", kind.label());
            one.put("description", kind.description());
            one.put("gain", kind.gainConvention());
            one.put("g_eff", kind.effectiveGain());
            one.put("required", labels(kind.required()));
            one.put("optional", labels(kind.optional()));
            ensembles.add(one);
        }
        final List<Map<String, Object>> parameters = new ArrayList<>();
        for (EnsembleParameter parameter : EnsembleParameter.values()) {
            final Map<String, Object> one = new LinkedHashMap<>();
            one.put("parameter", parameter.label());
            one.put("symbol", parameter.symbol());
            one.put("description", parameter.description());
            one.put("is_common", parameter.isCommon());
            parameters.add(one);
        }
        final List<Map<String, Object>> lists = new ArrayList<>();
        for (EnsembleList list : EnsembleList.values()) {
            final Map<String, Object> one = new LinkedHashMap<>();
            one.put("list", list.label());
            one.put("symbol", list.symbol());
            one.put("description", list.description());
            one.put("is_common", list.isCommon());
            one.put("in_place_of", labels(list.replaced()));
            lists.add(one);
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ensembles", ensembles);
        fields.put("parameters", parameters);
        fields.put("lists", lists);
        return fields;
    }

    private static List<String> labels(List<EnsembleParameter> parameters) {
        return parameters.stream().map(EnsembleParameter::label).toList();
    }
}
