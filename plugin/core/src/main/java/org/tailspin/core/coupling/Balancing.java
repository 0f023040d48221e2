package org.tailspin.core.coupling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.SparseMatrix;

/**
 * Balances excitation and inhibition of a given matrix, as Clark, Marschall, van Meegen, Litwin-Kumar (2025, appendix B) do
 * with the connectome of the fly: the positive and the negative entries of every row are scaled to a norm of 1/&radic;2 each,
 * then those of every column, and so on. Zeros and signs stay. It is the iteration of Sinkhorn and Knopp (1967) on the
 * squared entries.
 *
 * <p>Where every neuron has one sign, the squares of all weights add to N after the rows and to N/2 after the columns: the
 * two cannot both hold, and the iteration ends in a cycle of two. So it converges in the result of one of the two alone, which
 * the end says: after the rows every neuron with excitation and inhibition has inputs of norm 1, and g_eff = 1 if all have.
 */
final class Balancing {

    /** Norm of the entries of one sign of a row or column. */
    static final double NORM = Math.sqrt(0.5);

    /** Largest change of a weight in a round, over the largest weight, that counts as none. */
    static final double TOLERANCE = 1e-10;

    static final int MOST_ROUNDS = 10_000;

    private static final int NAMED = 5;

    private final Coupling coupling;
    private final int[] targets;
    private final int[] sources;
    private final double[] weights;

    private int rounds;
    private double change = Double.POSITIVE_INFINITY;

    private Balancing(Coupling coupling) {
        this.coupling = coupling;
        final int count = (int) coupling.connections();
        targets = new int[count];
        sources = new int[count];
        weights = new double[count];
        final int[] edge = new int[1];
        coupling.forEach((i, j, weight) -> {
            if (weight != 0) {
                targets[edge[0]] = i;
                sources[edge[0]] = j;
                weights[edge[0]++] = weight;
            }
        });
        final double largest = Arrays.stream(weights).map(Math::abs).max().orElse(1);
        for (int e = 0; e < count; e++) { // so that no square overflows; the result does not depend on the scale
            weights[e] /= largest;
        }
    }

    /**
     * {@return the balanced matrix, and what is to be said of it}
     *
     * @param coupling with a weight other than 0
     * @param endsOnColumns whether the columns have their norms in the end, and not the rows
     * @param monitor asked in every round whether to stop
     * @throws IllegalArgumentException for a matrix of zeros
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    static GivenMatrix of(Coupling coupling, boolean endsOnColumns, Monitor monitor) {
        final Balancing balancing = new Balancing(coupling);
        if (balancing.weights.length == 0) {
            throw new IllegalArgumentException("the matrix cannot be balanced: all of its weights are 0");
        }
        balancing.iterate(endsOnColumns, monitor);
        return new GivenMatrix(balancing.result(), balancing.notes());
    }

    private void iterate(boolean endsOnColumns, Monitor monitor) {
        final int[] first = endsOnColumns ? sources : targets;
        final int[] second = endsOnColumns ? targets : sources;
        scale(first);
        final double[] last = new double[weights.length];
        while (change > TOLERANCE && rounds < MOST_ROUNDS) {
            monitor.checkCancelled();
            System.arraycopy(weights, 0, last, 0, last.length);
            scale(second);
            scale(first);
            rounds++;
            double largest = 0;
            double difference = 0;
            for (int e = 0; e < last.length; e++) {
                largest = Math.max(largest, Math.abs(weights[e]));
                difference = Math.max(difference, Math.abs(weights[e] - last[e]));
            }
            change = difference / largest;
        }
    }

    /** Scales the entries of each sign that share a row, or a column. */
    private void scale(int... line) {
        final double[][] factors = squares(line);
        for (double[] sign : factors) {
            Arrays.setAll(sign, i -> sign[i] > 0 ? NORM / Math.sqrt(sign[i]) : 0);
        }
        for (int e = 0; e < weights.length; e++) {
            weights[e] *= factors[weights[e] > 0 ? 0 : 1][line[e]];
        }
    }

    /** Sums of squares of the positive and the negative entries of every row, or column. */
    private double[][] squares(int... line) {
        final double[][] squares = new double[2][coupling.size()];
        for (int e = 0; e < weights.length; e++) {
            squares[weights[e] > 0 ? 0 : 1][line[e]] += weights[e] * weights[e];
        }
        return squares;
    }

    private Coupling result() {
        final int n = coupling.size();
        if (coupling.isSparse()) {
            return coupling.withConnections(
                    SparseMatrix.of(n, n, targets, sources, weights, weights.length, repeated -> {}));
        }
        final double[][] columns = new double[n][n];
        for (int e = 0; e < weights.length; e++) {
            columns[sources[e]][targets[e]] = weights[e];
        }
        return coupling.withColumns(columns);
    }

    private List<String> notes() {
        final List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT,
                "the matrix was balanced in %d rounds, the last of which changed a weight by %.1g of the largest%s",
                rounds,
                change,
                change > TOLERANCE
                        ? ", more than " + TOLERANCE
                                + ": some weights tend to 0 without end, as where a neuron's only source of one sign has"
                                + " targets that have no other"
                        : ""));
        final double[][] rows = squares(targets);
        final double[][] columns = squares(sources);
        add(notes, rows, "inputs");
        add(notes, columns, "outputs");
        return notes;
    }

    private void add(List<String> notes, double[][] squares, String what) {
        final List<Integer> none = new ArrayList<>();
        final List<Integer> positive = new ArrayList<>();
        final List<Integer> negative = new ArrayList<>();
        for (int i = 0; i < coupling.size(); i++) {
            final boolean excites = squares[0][i] > 0;
            final boolean inhibits = squares[1][i] > 0;
            if (!excites && !inhibits) {
                none.add(i);
            } else if (!inhibits) {
                positive.add(i);
            } else if (!excites) {
                negative.add(i);
            }
        }
        add(notes, none, "have no " + what);
        add(notes, positive, "have no negative " + what);
        add(notes, negative, "have no positive " + what);
    }

    private void add(List<String> notes, List<Integer> which, String what) {
        if (!which.isEmpty()) {
            notes.add(which.size() + " of " + coupling.size() + " neurons " + what + ": "
                    + String.join(
                            ", ", which.stream().limit(NAMED).map(this::name).toList())
                    + (which.size() > NAMED ? ", ..." : ""));
        }
    }

    private String name(int i) {
        return coupling.neurons().isEmpty()
                ? String.valueOf(i + 1)
                : coupling.neurons().get(i);
    }
}
