package org.tailspin.core.coupling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tailspin.core.Counted;
import org.tailspin.core.linalg.SparseMatrix;

/**
 * Connections between named neurons, as a connectome lists them, on their way to a matrix.
 *
 * <p>Several connections of a pair are summed. Neurons are in the order of their names, or of their numbers where all
 * names are whole numbers, so that the matrix does not depend on the order of the connections.
 */
public final class EdgeList {

    /** The index of a neuron that becomes no row. */
    private static final int ABSENT = -1;

    private static final int FIRST = 1 << 10;

    /** Types of connection, at most. */
    private static final int MOST_TYPES = Short.MAX_VALUE;

    /** Which neurons become rows and columns. */
    public enum Keep {
        /** All that are named. */
        ALL,
        /** Those with an outgoing connection: a connectome also lists muscles and organs, which drive nothing. */
        SOURCES;

        /** Where nothing else is said. */
        public static final Keep DEFAULT = SOURCES;
    }

    /** Numbers of the sources, targets and types of the connections, and their weights, in the order of the list. */
    private int[] pre = new int[FIRST];

    private int[] post = new int[FIRST];
    private double[] weights = new double[FIRST];
    private short[] kinds = new short[FIRST];
    private final BitSet undirected = new BitSet();

    /** Neurons that were named beside the connections. */
    private final BitSet named = new BitSet();

    private int size;

    /** Number of each neuron, in the order of first mention. */
    private final Map<String, Integer> numbers = new HashMap<>();

    private final List<String> names = new ArrayList<>();

    /** Number of each neuron by what stands in a list, which is checked when it first comes. */
    private final Map<String, Integer> known = new HashMap<>();

    /** Number of each type, in the order of first mention. */
    private final Map<String, Short> kindNumbers = new LinkedHashMap<>();

    /**
     * Adds a connection from source to target.
     *
     * @param source name of the source, as {@link NeuronName#of(String)} takes it
     * @param target name of the target, likewise
     * @param weight finite
     * @param type its kind, such as chemical or electrical; empty where there are no kinds
     * @throws IllegalArgumentException for an empty name, a number in its place that has lost digits, or a weight that is not
     *     finite
     */
    public void add(String source, String target, double weight, String type) {
        add(source, target, weight, type, false);
    }

    /**
     * Adds a connection.
     *
     * @param source name of the source, as {@link NeuronName#of(String)} takes it
     * @param target name of the target, likewise
     * @param weight finite
     * @param type its kind, such as chemical or electrical; empty where there are no kinds
     * @param isUndirected whether it goes both ways, with the same weight
     * @throws IllegalArgumentException for an empty name, a number in its place that has lost digits, or a weight that is not
     *     finite
     */
    public void add(String source, String target, double weight, String type, boolean isUndirected) {
        if (source.isBlank() || target.isBlank()) {
            throw new IllegalArgumentException("a connection must name its source and its target, but names '"
                    + source.strip() + "' and '" + target.strip() + "'");
        }
        if (!(Math.abs(weight) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the weight from " + source.strip() + " to " + target.strip()
                    + " must be finite, but is " + weight);
        }
        if (size == pre.length) {
            final int capacity = SparseMatrix.grown(size);
            pre = Arrays.copyOf(pre, capacity);
            post = Arrays.copyOf(post, capacity);
            weights = Arrays.copyOf(weights, capacity);
            kinds = Arrays.copyOf(kinds, capacity);
        }
        pre[size] = number(source);
        post[size] = number(target);
        weights[size] = weight;
        kinds[size] = kind(type.strip());
        if (isUndirected) {
            undirected.set(size);
        }
        size++;
    }

    /**
     * Names a neuron that may have no connection, for {@link Keep#ALL}.
     *
     * @param name as {@link NeuronName#of(String)} takes it
     * @throws IllegalArgumentException for an empty name, or a number in its place that has lost digits
     */
    public void addNeuron(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a neuron must have a name, but it is empty");
        }
        named.set(number(name));
    }

    private int number(String text) {
        final Integer seen = known.get(text);
        if (seen != null) {
            return seen;
        }
        final String name = NeuronName.of(text);
        final int number = numbers.computeIfAbsent(name, any -> {
            names.add(name);
            return names.size() - 1;
        });
        known.put(text, number);
        return number;
    }

    private short kind(String type) {
        final Short seen = kindNumbers.get(type);
        if (seen != null) {
            return seen;
        }
        if (kindNumbers.size() == MOST_TYPES) {
            throw new IllegalArgumentException(
                    "there must be at most " + MOST_TYPES + " types of connection, but there are more: '" + type + "'");
        }
        kindNumbers.put(type, (short) kindNumbers.size());
        return (short) (kindNumbers.size() - 1);
    }

    /** {@return number of connections} */
    public int size() {
        return size;
    }

    /** {@return the kinds of connection that occur; GABA and gaba are one} */
    public Set<String> types() {
        final Set<String> found = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        found.addAll(kindNumbers.keySet());
        return found;
    }

    /**
     * Gives all that a neuron sends the sign of its transmitter.
     *
     * @param signs of transmitters
     * @return the list with these signs, and what is to be said of it
     * @throws IllegalArgumentException if no neuron is left
     */
    public Signed signed(TransmitterSigns signs) {
        final TransmitterSigns.Sent sent = new TransmitterSigns.Sent();
        final List<String> types = List.copyOf(kindNumbers.keySet());
        for (int e = 0; e < size; e++) {
            sent.add(names.get(pre[e]), types.get(kinds[e]), weights[e]);
            if (undirected.get(e)) {
                sent.add(names.get(post[e]), types.get(kinds[e]), weights[e]);
            }
        }
        final Map<String, Integer> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        final OptionalInt[] sign = new OptionalInt[names.size()];
        for (int k = 0; k < sign.length; k++) {
            sign[k] = signs.sign(names.get(k), sent);
            if (sign[k].isEmpty()) {
                others.merge(signs.transmitter(names.get(k), sent), 1, Integer::sum);
            }
        }
        final boolean areDropped = signs.others() == TransmitterSigns.Others.DROPPED;
        final EdgeList signed = new EdgeList();
        int dropped = 0;
        for (int e = 0; e < size; e++) {
            if (areDropped && (sign[pre[e]].isEmpty() || sign[post[e]].isEmpty())) {
                dropped++;
                continue;
            }
            final String type = types.get(kinds[e]);
            signed.add(names.get(pre[e]), names.get(post[e]), sign[pre[e]].orElse(0) * Math.abs(weights[e]), type);
            if (undirected.get(e) && pre[e] != post[e]) { // each way has the sign of its own source
                signed.add(names.get(post[e]), names.get(pre[e]), sign[post[e]].orElse(0) * Math.abs(weights[e]), type);
            }
        }
        if (signed.size() == 0) {
            throw new IllegalArgumentException("no connection is left between neurons whose transmitter is one of "
                    + signs.excitatory() + " or " + signs.inhibitory() + "; the other transmitters are "
                    + others.keySet());
        }
        final int count = others.values().stream().mapToInt(Integer::intValue).sum();
        return new Signed(
                signed,
                others.isEmpty()
                        ? List.of()
                        : List.of(count + " neurons whose transmitter has no sign "
                                + (areDropped
                                        ? "were dropped, with " + dropped + " connections: "
                                        : "act on no other: ")
                                + counted(others)));
    }

    /**
     * A list with the signs of transmitters.
     *
     * @param edges the list
     * @param notes one sentence each, without a point at its end
     */
    public record Signed(EdgeList edges, List<String> notes) {

        /** Copies the notes. */
        public Signed {
            notes = List.copyOf(notes);
        }
    }

    private static String counted(Map<String, Integer> others) {
        return others.entrySet().stream()
                .map(entry -> entry.getKey().isEmpty()
                        ? entry.getValue() + " without a transmitter, as those are that send nothing"
                        : entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * {@return the matrix, with the neurons' names, and a count of all that it sums or leaves out}
     *
     * @param keep which neurons to keep
     * @param types kinds of connection to take, in any case; empty for all
     * @throws IllegalArgumentException for a kind that does not occur, if no neuron is left, if names have lost digits,
     *     or if the memory does not hold the matrix
     */
    public GivenMatrix toCoupling(Keep keep, Set<String> types) {
        final Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String type : types) {
            if (!types().contains(type)) {
                throw new IllegalArgumentException("no connection is of type '" + type + "'; there are " + types());
            }
            wanted.add(type);
        }
        final boolean[] isTaken = new boolean[kindNumbers.size()];
        kindNumbers.forEach((type, kind) -> isTaken[kind] = wanted.isEmpty() || wanted.contains(type));
        final int[] index = new int[names.size()];
        Arrays.fill(index, ABSENT);
        for (int e = 0; e < size; e++) {
            if (isTaken[kinds[e]]) {
                index[pre[e]] = 0;
                if (keep == Keep.ALL || undirected.get(e)) {
                    index[post[e]] = 0;
                }
            }
        }
        if (keep == Keep.ALL) {
            named.stream().forEach(neuron -> index[neuron] = 0);
        }
        NeuronName.check(names);
        final List<String> kept = new ArrayList<>();
        for (int k = 0; k < index.length; k++) {
            if (index[k] != ABSENT) {
                kept.add(names.get(k));
            }
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("the list of connections names no neuron");
        }
        final List<String> neurons = NeuronName.ordered(kept);
        for (int i = 0; i < neurons.size(); i++) {
            index[numbers.get(neurons.get(i))] = i;
        }
        return ofTaken(isTaken, index, neurons);
    }

    /** The connections of some types between the neurons that have an index. */
    private GivenMatrix ofTaken(boolean[] isTaken, int[] index, List<String> neurons) {
        final Counts counts = new Counts();
        final long most = (long) size + undirected.cardinality();
        if (most > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("there must be at most 2^31 connections, but there are " + most);
        }
        final int[] targets = new int[(int) most];
        final int[] sources = new int[(int) most];
        final double[] strengths = new double[(int) most];
        final BitSet isSecond = new BitSet(); // the other way of the connection before
        int count = 0;
        for (int e = 0; e < size; e++) {
            if (!isTaken[kinds[e]]) {
                counts.otherTypes++;
                continue;
            }
            final int from = index[pre[e]];
            final int to = index[post[e]];
            if (to == ABSENT) {
                counts.sinks.add(names.get(post[e]));
                counts.toSinks++;
                continue;
            }
            sources[count] = from;
            targets[count] = to;
            strengths[count++] = weights[e];
            if (undirected.get(e)) {
                counts.undirected++;
                if (from != to) {
                    sources[count] = to;
                    targets[count] = from;
                    strengths[count] = weights[e];
                    isSecond.set(count++);
                }
            }
        }
        final BitSet repeated = new BitSet();
        final int n = neurons.size();
        final SparseMatrix matrix = SparseMatrix.of(
                n, n, targets, sources, strengths, count, e -> repeated.set(isSecond.get(e) ? e - 1 : e));
        counts.repeated = repeated.cardinality();
        matrix.forEach((to, from, weight) -> {
            if (!(Math.abs(weight) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("the sum of the weights from " + neurons.get(from) + " to "
                        + neurons.get(to) + " must be finite, but is " + weight);
            }
        });
        return new GivenMatrix(Coupling.of(matrix, neurons), counts.notes(), counts.sinks.size());
    }

    /** What a matrix does not show of its list. */
    private static final class Counts {

        private final Set<String> sinks = new TreeSet<>();
        private int otherTypes;
        private int repeated;
        private int undirected;
        private int toSinks;

        List<String> notes() {
            final List<String> notes = new ArrayList<>();
            if (repeated > 0) {
                notes.add((repeated == 1
                                ? "the weight of 1 connection was"
                                : "the weights of " + repeated + " connections were")
                        + " added to those of the same pair of neurons, which the list has more than once");
            }
            if (undirected > 0) {
                notes.add(Counted.of(undirected, "undirected connection") + " " + Counted.was(undirected)
                        + " taken both ways");
            }
            if (otherTypes > 0) {
                notes.add(Counted.of(otherTypes, "connection") + " of other types " + Counted.was(otherTypes)
                        + " left out");
            }
            if (toSinks > 0) {
                notes.add(Counted.of(toSinks, "connection") + " to " + Counted.of(sinks.size(), "neuron") + " that "
                        + (sinks.size() == 1 ? "has" : "have") + " no outgoing connection, such as '"
                        + sinks.iterator().next() + "', " + Counted.was(toSinks) + " left out with "
                        + (sinks.size() == 1 ? "this neuron" : "these neurons") + ": keep all neurons to include "
                        + (sinks.size() == 1 ? "it" : "them"));
            }
            return notes;
        }
    }
}
