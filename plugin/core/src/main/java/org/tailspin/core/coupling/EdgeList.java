package org.tailspin.core.coupling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Connections between named neurons, as a connectome lists them, on their way to a matrix.
 *
 * <p>Several connections of a pair are summed. Neurons stand in the order of their names, or of their numbers where all
 * names are whole numbers, so that the matrix does not depend on the order of the connections.
 */
public final class EdgeList {

    /** Which neurons become rows and columns. */
    public enum Keep {
        /** All that are named. */
        ALL,
        /** Those with an outgoing connection: a connectome also lists muscles and organs, which drive nothing. */
        SOURCES
    }

    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");

    private record Edge(String pre, String post, double weight, String type) {}

    private record Pair(String pre, String post) {}

    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    /**
     * Adds a connection.
     *
     * @param pre name of the source; blanks around it are dropped
     * @param post name of the target; blanks around it are dropped
     * @param weight finite
     * @param type its kind, such as chemical or electrical; empty where there are no kinds
     * @throws IllegalArgumentException for an empty name or a weight that is not finite
     */
    public void add(String pre, String post, double weight, String type) {
        if (pre.isBlank() || post.isBlank()) {
            throw new IllegalArgumentException("a connection must name its source and its target, but names '"
                    + pre.strip() + "' and '" + post.strip() + "'");
        }
        if (!(Math.abs(weight) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the weight from " + pre.strip() + " to " + post.strip() + " must be finite, but is " + weight);
        }
        edges.add(new Edge(shared(pre), shared(post), weight, shared(type)));
    }

    /** One object for each name, however often a table repeats it. */
    private String shared(String text) {
        return names.computeIfAbsent(text.strip(), name -> name);
    }

    /**
     * @return number of connections
     */
    public int size() {
        return edges.size();
    }

    /**
     * @return number of connections whose pair is also that of an earlier one
     */
    public long repeated() {
        final Set<Pair> pairs = new HashSet<>();
        return edges.stream()
                .filter(edge -> !pairs.add(new Pair(edge.pre(), edge.post())))
                .count();
    }

    /**
     * @return the kinds of connection that occur
     */
    public Set<String> types() {
        final Set<String> types = new TreeSet<>();
        edges.forEach(edge -> types.add(edge.type()));
        return types;
    }

    /**
     * @param keep which neurons to keep
     * @param types kinds of connection to take; empty for all
     * @return the matrix, with the neurons' names
     * @throws IllegalArgumentException for a kind that does not occur, or if no neuron is left
     */
    public Coupling toCoupling(Keep keep, Set<String> types) {
        for (String type : types) {
            if (!types().contains(type)) {
                throw new IllegalArgumentException("no connection is of type '" + type + "'; there are " + types());
            }
        }
        final List<Edge> taken = edges.stream()
                .filter(edge -> types.isEmpty() || types.contains(edge.type()))
                .toList();
        final Map<String, Integer> index = new TreeMap<>();
        for (Edge edge : taken) {
            index.put(edge.pre(), 0);
            if (keep == Keep.ALL) {
                index.put(edge.post(), 0);
            }
        }
        if (index.isEmpty()) {
            throw new IllegalArgumentException("the list of connections names no neuron");
        }
        final List<String> neurons = ordered(index.keySet());
        for (int i = 0; i < neurons.size(); i++) {
            index.put(neurons.get(i), i);
        }
        final double[][] rows = new double[neurons.size()][neurons.size()];
        for (Edge edge : taken) {
            final Integer post = index.get(edge.post());
            if (post != null) {
                rows[post][index.get(edge.pre())] += edge.weight();
            }
        }
        return Coupling.of(rows, neurons);
    }

    private static List<String> ordered(Set<String> names) {
        return names.stream().allMatch(name -> NUMBER.matcher(name).matches())
                ? names.stream()
                        .sorted(Comparator.comparingLong(Long::parseLong))
                        .toList()
                : List.copyOf(names);
    }
}
