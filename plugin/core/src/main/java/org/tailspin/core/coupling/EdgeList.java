package org.tailspin.core.coupling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tailspin.core.linalg.Footprint;

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
        SOURCES;

        /** Where nothing else is said. */
        public static final Keep DEFAULT = SOURCES;
    }

    private record Edge(String pre, String post, double weight, String type, boolean isUndirected) {}

    private record Pair(String pre, String post) {}

    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    /**
     * Adds a connection from source to target.
     *
     * @param pre name of the source, as {@link NeuronName#of(String)} takes it
     * @param post name of the target, likewise
     * @param weight finite
     * @param type its kind, such as chemical or electrical; empty where there are no kinds
     * @throws IllegalArgumentException for an empty name, a number in its place that has lost digits, or a weight that is not
     *     finite
     */
    public void add(String pre, String post, double weight, String type) {
        add(pre, post, weight, type, false);
    }

    /**
     * Adds a connection.
     *
     * @param pre name of the source, as {@link NeuronName#of(String)} takes it
     * @param post name of the target, likewise
     * @param weight finite
     * @param type its kind, such as chemical or electrical; empty where there are no kinds
     * @param isUndirected whether it goes both ways, with the same weight
     * @throws IllegalArgumentException for an empty name, a number in its place that has lost digits, or a weight that is not
     *     finite
     */
    public void add(String pre, String post, double weight, String type, boolean isUndirected) {
        if (pre.isBlank() || post.isBlank()) {
            throw new IllegalArgumentException("a connection must name its source and its target, but names '"
                    + pre.strip() + "' and '" + post.strip() + "'");
        }
        if (!(Math.abs(weight) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "the weight from " + pre.strip() + " to " + post.strip() + " must be finite, but is " + weight);
        }
        edges.add(new Edge(
                shared(NeuronName.of(pre)), shared(NeuronName.of(post)), weight, shared(type.strip()), isUndirected));
    }

    /** One object for each name, however often a table repeats it. */
    private String shared(String text) {
        return names.computeIfAbsent(text, name -> name);
    }

    /**
     * @return number of connections
     */
    public int size() {
        return edges.size();
    }

    /**
     * @return the kinds of connection that occur; GABA and gaba are one
     */
    public Set<String> types() {
        final Set<String> types = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        edges.forEach(edge -> types.add(edge.type()));
        return types;
    }

    /**
     * @param keep which neurons to keep
     * @param types kinds of connection to take, in any case; empty for all
     * @return the matrix, with the neurons' names, and a count of all that it sums or leaves out
     * @throws IllegalArgumentException for a kind that does not occur, if no neuron is left, if names have lost digits, or if
     *     the memory does not hold the matrix
     */
    public GivenMatrix toCoupling(Keep keep, Set<String> types) {
        final Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String type : types) {
            if (!types().contains(type)) {
                throw new IllegalArgumentException("no connection is of type '" + type + "'; there are " + types());
            }
            wanted.add(type);
        }
        final List<Edge> taken = edges.stream()
                .filter(edge -> wanted.isEmpty() || wanted.contains(edge.type()))
                .toList();
        final Map<String, Integer> index = new HashMap<>();
        for (Edge edge : taken) {
            index.put(edge.pre(), 0);
            if (keep == Keep.ALL || edge.isUndirected()) {
                index.put(edge.post(), 0);
            }
        }
        if (index.isEmpty()) {
            throw new IllegalArgumentException("the list of connections names no neuron");
        }
        NeuronName.check(names.keySet());
        final List<String> neurons = NeuronName.ordered(index.keySet());
        final int n = neurons.size();
        Footprint.matrices(n, 1).check("the matrix of the " + n + " neurons of the list");
        for (int i = 0; i < n; i++) {
            index.put(neurons.get(i), i);
        }
        final double[][] columns = new double[n][n];
        final Counts counts = new Counts();
        counts.otherTypes = edges.size() - taken.size();
        for (Edge edge : taken) {
            final Integer post = index.get(edge.post());
            counts.count(edge, post != null);
            if (post != null) {
                final int pre = index.get(edge.pre());
                columns[pre][post] += edge.weight();
                if (edge.isUndirected() && pre != post) {
                    columns[post][pre] += edge.weight();
                }
            }
        }
        return new GivenMatrix(Coupling.ofColumns(columns, neurons), counts.notes());
    }

    /** What a matrix does not show of its list. */
    private static final class Counts {

        private final Set<Pair> pairs = new HashSet<>();
        private final Set<String> sinks = new TreeSet<>();
        private int otherTypes;
        private int repeated;
        private int undirected;
        private int toSinks;

        void count(Edge edge, boolean isKept) {
            if (!isKept) {
                sinks.add(edge.post());
                toSinks++;
                return;
            }
            boolean isNew = pairs.add(new Pair(edge.pre(), edge.post()));
            if (edge.isUndirected()) {
                undirected++;
                isNew &= edge.pre().equals(edge.post()) || pairs.add(new Pair(edge.post(), edge.pre()));
            }
            repeated += isNew ? 0 : 1;
        }

        List<String> notes() {
            final List<String> notes = new ArrayList<>();
            if (repeated > 0) {
                notes.add("the weights of " + repeated + " connections were added to those of the same pair of neurons,"
                        + " which the list has more than once");
            }
            if (undirected > 0) {
                notes.add(undirected + " undirected connections were taken both ways");
            }
            if (otherTypes > 0) {
                notes.add(otherTypes + " connections of other types were left out");
            }
            if (toSinks > 0) {
                notes.add(toSinks + " connections to " + sinks.size()
                        + " neurons that have no outgoing connection, such"
                        + " as '" + sinks.iterator().next() + "', were left out with these neurons: keep all neurons to"
                        + " include them");
            }
            return notes;
        }
    }
}
