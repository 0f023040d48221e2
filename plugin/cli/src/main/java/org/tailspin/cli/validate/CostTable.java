package org.tailspin.cli.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.core.papers.Costs;
import org.tailspin.core.papers.Figure;
import org.tailspin.core.papers.Scale;

/** What figures would cost: of each its parts in processor time, and the time of all on some numbers of cores. */
final class CostTable {

    private static final int MOST_CORES = 1_000_000;

    private final CommonOptions common;
    private final Scale scale;
    private final List<Integer> cores;
    private final List<Map<String, Object>> figures = new ArrayList<>();

    /**
     * Begins without a figure.
     *
     * @param common where it speaks
     * @param scale of the figures
     * @param cores numbers of cores
     */
    CostTable(CommonOptions common, Scale scale, List<Integer> cores) {
        this.common = common;
        this.scale = scale;
        this.cores = cores;
    }

    /**
     * {@return them}
     *
     * @param cores numbers of cores
     * @throws IllegalArgumentException if one is out of range
     */
    static List<Integer> checked(List<Integer> cores) {
        for (int count : cores) {
            if (count < 1 || count > MOST_CORES) {
                throw new IllegalArgumentException(
                        "the number of cores must lie in 1.." + MOST_CORES + ", but is " + count);
            }
        }
        return cores;
    }

    /** Takes a figure, and says what it costs. */
    void add(Figure figure, Costs costs) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("figure", figure.id());
        fields.put("scale", scale.name().toLowerCase(Locale.ROOT));
        fields.put(
                "processor_seconds",
                costs.found().stream().mapToDouble(Costs.Cost::seconds).sum());
        fields.put(
                "estimates",
                cores.stream()
                        .map(count -> {
                            final Map<String, Object> estimate = new LinkedHashMap<>();
                            estimate.put("cores", count);
                            estimate.put("seconds", costs.seconds(count));
                            return estimate;
                        })
                        .toList());
        fields.put("parts", costs.found().stream().map(CostTable::row).toList());
        figures.add(fields);
        if (!common.isJson) {
            common.console().say(figure.id() + ": " + figure.title());
            Table.rows(
                    common.console().out(),
                    List.of("part", "n", "count", "processor_seconds", "longest_seconds"),
                    costs.found().stream()
                            .map(cost -> List.copyOf(row(cost).values()))
                            .toList());
            for (int count : cores) {
                common.console()
                        .say(String.format(
                                Locale.ROOT,
                                "about %.0f s on %d core%s",
                                costs.seconds(count),
                                count,
                                count == 1 ? "" : "s"));
            }
        }
    }

    /** Says all that was not said yet. */
    void end() {
        if (common.isJson) {
            common.console()
                    .out()
                    .println(common.json(figures.size() == 1 ? figures.get(0) : Map.of("figures", figures)));
        } else if (figures.size() > 1) {
            final List<String> head = new ArrayList<>(List.of("figure", "processor_seconds"));
            cores.forEach(count -> head.add(count + (count == 1 ? " core" : " cores")));
            common.console().out().println();
            Table.rows(
                    common.console().out(),
                    head,
                    figures.stream().map(this::summary).toList());
        }
    }

    private List<Object> summary(Map<String, Object> figure) {
        final List<Object> cells = new ArrayList<>(List.of(figure.get("figure"), figure.get("processor_seconds")));
        for (Object estimate : (List<?>) figure.get("estimates")) {
            cells.add(((Map<?, ?>) estimate).get("seconds"));
        }
        return cells;
    }

    private static Map<String, Object> row(Costs.Cost cost) {
        final Map<String, Object> row = new LinkedHashMap<>();
        row.put("part", cost.part());
        row.put("n", cost.n());
        row.put("count", cost.count());
        row.put("processor_seconds", cost.seconds());
        row.put("longest_seconds", cost.longest());
        return row;
    }
}
