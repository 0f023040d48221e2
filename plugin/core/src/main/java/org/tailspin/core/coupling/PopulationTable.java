package org.tailspin.core.coupling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tailspin.core.math.Interval;

/**
 * The laws of populations of neurons as a table, a row for each pair of them: the readable form of the lists of {@link
 * BlockEnsemble}. Populations lie in the order in which the table names them first as sources; rows may have any order.
 */
public final class PopulationTable {

    /** The numbers of a row; each is the list of the ensemble that it becomes. */
    public enum Law {
        /** Of the source. */
        SHARE(
                "share",
                EnsembleList.POPULATION_SHARES,
                "Share of the neurons that belong to the source population, above 0, up to a common factor: in every row of"
                        + " that source, or in one"),
        /** &alpha;. */
        ALPHA("alpha", EnsembleList.BLOCK_ALPHAS, "Tail index of the weights from the source to the target, in (0, 2]"),
        /** s. */
        SCALE("scale", EnsembleList.BLOCK_SCALES, "Factor of these weights, at least 0; 0 for no connections"),
        /** p. */
        DENSITY("density", EnsembleList.BLOCK_DENSITIES, "Share of these connections that exist, in (0, 1]"),
        /** 1, -1 or 0. */
        SIGN("sign", EnsembleList.BLOCK_SIGNS, "Sign of these weights: 1, -1, or 0 for either");

        private final String label;
        private final EnsembleList list;
        private final String description;

        Law(String label, EnsembleList list, String description) {
            this.label = label;
            this.list = list;
            this.description = description;
        }

        /** {@return the name of its column} */
        public String label() {
            return label;
        }

        /** {@return the list that the column becomes} */
        public EnsembleList list() {
            return list;
        }

        /** {@return one sentence, with the range} */
        public String description() {
            return description;
        }

        /** {@return whether it may stand in one row of a source alone} */
        public boolean isOfSource() {
            return this == SHARE;
        }

        /**
         * {@return the number of that name}
         *
         * @param label of a column
         */
        public static Optional<Law> of(String label) {
            return Arrays.stream(values())
                    .filter(number -> number.label.equals(label))
                    .findFirst();
        }
    }

    /** Name of the column of the population that receives. */
    public static final String TARGET = "target";

    /** Name of the column of the population that sends. */
    public static final String SOURCE = "source";

    /**
     * A pair of populations.
     *
     * @param target name of the population that receives
     * @param source name of the population that sends
     * @param laws numbers of the columns, without the share
     */
    public record Row(String target, String source, Map<Law, Double> laws) {}

    private record Pair(String target, String source) {}

    private record Cells(String place, Map<Law, Double> numbers) {}

    private final Set<Law> columns;
    private final Map<Pair, Cells> pairs = new LinkedHashMap<>();
    private final Map<String, Double> shares = new LinkedHashMap<>();
    private final Map<String, String> shareOf = new TreeMap<>();
    private final Set<String> targets = new LinkedHashSet<>();

    /**
     * Begins a table.
     *
     * @param labels names of its columns
     * @throws IllegalArgumentException if a column is missing that every such table has, is there twice, or is none of them
     */
    public PopulationTable(List<String> labels) {
        for (String needed : List.of(TARGET, SOURCE, Law.SHARE.label)) {
            if (!labels.contains(needed)) {
                throw new IllegalArgumentException("a table of populations must have the columns " + TARGET + ", "
                        + SOURCE + " and " + Law.SHARE.label + ", but has no column " + needed);
            }
        }
        columns = EnumSet.noneOf(Law.class);
        final Set<String> seen = new TreeSet<>();
        for (String label : labels) {
            if (!seen.add(label)) {
                throw new IllegalArgumentException("a table of populations has the column " + label + " twice");
            }
            if (!label.equals(TARGET) && !label.equals(SOURCE)) {
                columns.add(Law.of(label)
                        .orElseThrow(() ->
                                new IllegalArgumentException("a table of populations must have no columns but " + TARGET
                                        + ", " + SOURCE + ", " + labels() + ", but has a column '" + label + "'")));
            }
        }
    }

    private static String labels() {
        return Arrays.stream(Law.values()).map(Law::label).collect(Collectors.joining(", "));
    }

    /** {@return the numbers that it has columns of} */
    public Set<Law> columns() {
        return EnumSet.copyOf(columns);
    }

    /**
     * Adds the pair of a row.
     *
     * @param place of the row in a sentence, such as "row 3"
     * @param target name of the population that receives; empty or null for none
     * @param source name of the population that sends
     * @param numbers of its columns; without those that are missing
     * @throws IllegalArgumentException if a name or number is missing or out of its range, or the pair was there before
     */
    public void add(String place, String target, String source, Map<Law, Double> numbers) {
        final Pair pair = new Pair(name(place, TARGET, target), name(place, SOURCE, source));
        for (Law column : columns) {
            final Double number = numbers.get(column);
            if (number != null) {
                check(place, column, number);
            } else if (!column.isOfSource()) {
                throw new IllegalArgumentException(
                        place + " must have a number in every column of the laws, but has no " + column.label);
            }
        }
        final Cells earlier = pairs.putIfAbsent(pair, new Cells(place, Map.copyOf(numbers)));
        if (earlier != null) {
            throw new IllegalArgumentException("every pair of populations must have one row, but " + earlier.place
                    + " and " + place + " are both from '" + pair.source + "' to '" + pair.target + "'");
        }
        targets.add(pair.target);
        shares.putIfAbsent(pair.source, null);
        final Double share = numbers.get(Law.SHARE);
        if (share != null) {
            final Double said = shares.put(pair.source, share);
            if (said != null && !said.equals(share)) {
                throw new IllegalArgumentException("a population must have one share, but that of '" + pair.source
                        + "' is " + said + " in " + shareOf.get(pair.source) + " and " + share + " in " + place);
            }
            shareOf.putIfAbsent(pair.source, place);
        }
    }

    private static String name(String place, String column, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(place + " must name a population as " + column + ", but names none");
        }
        return text.strip();
    }

    private static void check(String place, Law column, double number) {
        final Interval range = column.list.range();
        if (!range.contains(number)) {
            throw new IllegalArgumentException(
                    place + ": the " + column.label + " must lie in " + range + ", but is " + number);
        }
    }

    /** {@return share of each population, in their order; null for one without} */
    public Map<String, Double> shares() {
        return Collections.unmodifiableMap(shares);
    }

    /** {@return the pairs, in the order of the rows} */
    public List<Row> rows() {
        return pairs.entrySet().stream()
                .map(pair -> {
                    final Map<Law, Double> laws = new EnumMap<>(Law.class);
                    laws.putAll(pair.getValue().numbers);
                    laws.remove(Law.SHARE);
                    return new Row(pair.getKey().target, pair.getKey().source, laws);
                })
                .toList();
    }

    /**
     * The lists of the ensemble: of each law one number for each source population where it is the same for all targets, and
     * one for each pair elsewhere.
     *
     * @return the lists of {@link BlockEnsemble}, in the order of the populations
     * @throws IllegalArgumentException if there are fewer than two populations, a pair or a share is missing, or no scale is
     *     positive
     */
    public Map<EnsembleList, List<Double>> toLists() {
        final List<String> names = List.copyOf(shares.keySet());
        if (names.size() < 2) {
            throw new IllegalArgumentException(
                    "there must be at least 2 populations, but the table names " + names.size()
                            + " as sources; one alone is the ensemble " + EnsembleKind.STABLE.label() + " or "
                            + EnsembleKind.SPARSE.label());
        }
        targets.stream()
                .filter(target -> !shares.containsKey(target))
                .findFirst()
                .ifPresent(target -> {
                    throw new IllegalArgumentException("every population must be a source and a target, but '" + target
                            + "' is a target alone: a scale of 0 stands for no connections");
                });
        names.stream().filter(name -> shares.get(name) == null).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException(
                    "every population must have a share in a row where it is the source, but '" + name + "' has none");
        });
        final Map<EnsembleList, List<Double>> lists = new EnumMap<>(EnsembleList.class);
        for (Law column : columns) {
            lists.put(
                    column.list,
                    column.list.checked(column.isOfSource() ? List.copyOf(shares.values()) : laws(column, names)));
        }
        return lists;
    }

    private List<Double> laws(Law column, List<String> names) {
        final List<Double> all = new ArrayList<>();
        for (String target : names) {
            for (String source : names) {
                final Cells row = pairs.get(new Pair(target, source));
                if (row == null) {
                    throw new IllegalArgumentException(
                            "every pair of populations must have a row, but there is none from '" + source + "' to '"
                                    + target + "': a scale of 0 stands for no connections");
                }
                all.add(row.numbers.get(column));
            }
        }
        final List<Double> first = all.subList(0, names.size());
        for (int a = 1; a < names.size(); a++) {
            if (!all.subList(a * names.size(), (a + 1) * names.size()).equals(first)) {
                return all;
            }
        }
        return List.copyOf(first);
    }
}
