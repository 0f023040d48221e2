package org.tailspin.core.coupling;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.tailspin.core.Monitor;
import org.tailspin.core.linalg.ColumnMatrix;
import org.tailspin.core.linalg.SparseMatrix;
import org.tailspin.core.math.Elementary;
import org.tailspin.core.random.Seed;

/**
 * Random matrices that share something with a given one, such as a connectome, and are random in everything else: what
 * changes from the one to the other does not come from what they share.
 *
 * <p>Size and root mean square of the weights are always shared, so the gain keeps its meaning.
 */
public enum Surrogate {
    /** Nothing is random: the weights as they are, to hold the others against. */
    NONE("The weights as they are") {
        @Override
        Coupling of(Coupling given, Seed seed, Monitor monitor) {
            return given;
        }
    },
    /**
     * The weights on the connections as they are, at random: those above 0 among themselves, and those below. Zeros,
     * the diagonal included, stay where they are.
     */
    PERMUTED_WEIGHTS("Weights of one sign permuted over their connections: keeps the wiring and every sign") {
        @Override
        Coupling of(Coupling given, Seed seed, Monitor monitor) {
            final SparseMatrix bySource = given.bySource();
            final double[] weights = bySource.entries();
            permute(weights, 1, seed.stream(STREAM, 1));
            permute(weights, -1, seed.stream(STREAM, 2));
            final int[] next = new int[1];
            return given.withBySource(bySource.map((source, target, weight) -> weights[next[0]++]));
        }
    },
    /** As {@link Rewiring}: every source keeps its weights, every target its number of inputs of each sign. */
    REWIRED("Connections on random targets: keeps each neuron's numbers of inputs and outputs, and what it sends") {
        @Override
        Coupling of(Coupling given, Seed seed, Monitor monitor) {
            return given.withBySource(
                    Rewiring.of(given.bySource(), seed.stream(STREAM, 1), seed.stream(STREAM, 2), monitor));
        }
    },
    /**
     * The N&sup2; weights, the diagonal included, in random places. Its mean N/PR^D is {@link
     * CouplingStatistics#singularValueExcessNull}.
     */
    SHUFFLED("All weights in random places: keeps how they are distributed") {
        @Override
        Coupling of(Coupling given, Seed seed, Monitor monitor) {
            final int n = given.size();
            if (given.isSparse() && n > MOST_SHUFFLED) {
                return given.withConnections(scattered(given.sparse(), seed.stream(STREAM), monitor));
            }
            final double[] weights = new double[n * n];
            final double[][] columns = given.columns();
            for (int j = 0; j < n; j++) {
                System.arraycopy(columns[j], 0, weights, j * n, n);
            }
            shuffle(weights, seed.stream(STREAM));
            Arrays.setAll(columns, j -> Arrays.copyOfRange(weights, j * n, (j + 1) * n));
            return given.isSparse()
                    ? given.withConnections(SparseMatrix.of(new ColumnMatrix(n, columns)))
                    : given.withColumns(columns);
        }
    },
    /** The weights of every source on random targets, so that an excitatory neuron stays one. */
    SHUFFLED_TARGETS("The weights of each source on random targets: keeps what every neuron sends, and its sign") {
        @Override
        Coupling of(Coupling given, Seed seed, Monitor monitor) {
            final int n = given.size();
            final SparseMatrix bySource = given.bySource();
            final SparseMatrix.Builder shuffled = new SparseMatrix.Builder(n, n, bySource.count());
            final double[] column = new double[n];
            for (int j = 0; j < n; j++) {
                monitor.checkCancelled();
                Arrays.fill(column, 0);
                bySource.forEach(j, (source, target, weight) -> column[target] = weight);
                shuffle(column, seed.stream(STREAM, j));
                for (int i = 0; i < n; i++) {
                    shuffled.add(j, i, column[i]);
                }
            }
            return given.withBySource(shuffled.build());
        }
    },
    /** The columns in random order: singular values and left vectors stay, overlaps become those of random directions. */
    SHUFFLED_SOURCES("The columns in random order: keeps the singular values, and loses the overlaps of the modes") {
        @Override
        Coupling of(Coupling given, Seed seed, Monitor monitor) {
            final int n = given.size();
            final int[] order = new int[n];
            Arrays.setAll(order, j -> j);
            shuffle(order, seed.stream(STREAM));
            final SparseMatrix bySource = given.bySource();
            final SparseMatrix.Builder shuffled = new SparseMatrix.Builder(n, n, bySource.count());
            for (int j = 0; j < n; j++) {
                final int place = j;
                bySource.forEach(order[j], (source, target, weight) -> shuffled.add(place, target, weight));
            }
            return given.withBySource(shuffled.build());
        }
    },
    /** The same singular values, with orthonormal modes in random directions ({@link RandomModeEnsemble.Basis#HAAR}). */
    RANDOM_MODES("The same singular values with random orthonormal modes: keeps the effective rank") {
        @Override
        Coupling of(Coupling given, Seed seed, Monitor monitor) {
            final double[] strengths = MatrixSpectrum.singularValues(given, monitor);
            if (!(strengths[0] > 0)) {
                return given;
            }
            // What is below rounding is no mode. By logarithms, as laws are made: the last bits of surrogates stay.
            final double[] logs = Arrays.stream(strengths)
                    .filter(s -> s > given.size() * Math.ulp(strengths[0]))
                    .map(Elementary::log)
                    .toArray();
            final double[] size = new double[given.size()];
            Arrays.fill(size, rootMeanSquare(strengths));
            final double[] one = new double[given.size()];
            Arrays.fill(one, 1);
            return RandomModeEnsemble.ofSingularValues(
                            ModeSpectrum.ofLogs(logs, given.size()), given.size(), seed, monitor)
                    .scaled(size, one)
                    .named(given.neurons());
        }
    },
    /**
     * Gaussian modes with the given singular values for strengths, and with the overlaps u_a &middot; v_a of the given singular
     * vectors (section VIII B of Clark, Marschall, van Meegen, Litwin-Kumar 2025). Its own singular values are broader: their
     * participation ratio over N falls from P to P/(1 + 2P).
     */
    RANDOM_MODES_OVERLAPS(
            "Gaussian modes with the singular values as strengths and the overlaps of the singular vectors: keeps both, and"
                    + " spreads the singular values") {
        @Override
        Coupling of(Coupling given, Seed seed, Monitor monitor) {
            final ModeOverlaps modes = ModeOverlaps.of(given, monitor);
            final double[] strengths = modes.singularValues();
            if (!(strengths[0] > 0)) {
                return given;
            }
            final int count = (int) Arrays.stream(strengths)
                    .filter(s -> s > given.size() * Math.ulp(strengths[0]))
                    .count();
            final RandomModeEnsemble ensemble = new RandomModeEnsemble(
                    new ModeSpectrum.Listed(
                            Arrays.stream(strengths).limit(count).boxed().toList()),
                    RandomModeEnsemble.ALL,
                    RandomModeEnsemble.Basis.GAUSSIAN,
                    Arrays.stream(modes.overlaps())
                            .limit(count)
                            .map(rho -> Math.max(-1, Math.min(1, rho)))
                            .boxed()
                            .toList());
            return given.withColumns(
                    rescaled(ensemble.draw(given.size(), seed, monitor).columns(), given));
        }
    },
    /** Independent Gaussian weights of mean 0. */
    GAUSSIAN("Independent Gaussian weights: keeps their root mean square alone") {
        @Override
        Coupling of(Coupling given, Seed seed, Monitor monitor) {
            return given.withColumns(rescaled(
                    new GaussianEnsemble().draw(given.size(), seed, monitor).columns(), given));
        }
    };

    private static final String STREAM = "surrogate";

    /** Neurons of a list whose N&sup2; weights are shuffled with all their zeros, as those of a whole matrix are. */
    private static final int MOST_SHUFFLED = 10_000;

    private static final int BETWEEN_CHECKS = 1 << 16;

    private final String description;

    Surrogate(String description) {
        this.description = description;
    }

    abstract Coupling of(Coupling given, Seed seed, Monitor monitor);

    /**
     * {@return a matrix of the same neurons}
     *
     * @param given any matrix
     * @param seed decides what is random
     * @param monitor asked now and then whether to stop
     * @throws ArithmeticException if singular values are needed and do not converge
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public Coupling draw(Coupling given, Seed seed, Monitor monitor) {
        monitor.checkCancelled();
        return of(given, seed, monitor);
    }

    /** {@return one sentence: what it keeps} */
    public String description() {
        return description;
    }

    /** {@return the name in options and tables, such as {@code random-modes}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return the surrogate}
     *
     * @param label as in {@link #label()}
     * @throws IllegalArgumentException for another name
     */
    public static Surrogate of(String label) {
        return Arrays.stream(values())
                .filter(value -> value.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the surrogate must be "
                        + Arrays.stream(values()).map(Surrogate::label).collect(Collectors.joining(", "))
                        + ", but is '" + label + "'"));
    }

    /** The columns with the root mean square of a matrix; changes them. */
    private static double[][] rescaled(double[][] columns, Coupling given) {
        final double factor = rootMeanSquare(given) / rootMeanSquare(columns);
        for (double[] column : columns) {
            for (int i = 0; i < column.length; i++) {
                column[i] *= factor;
            }
        }
        return columns;
    }

    /** g_eff of a matrix, with the same bits however it is kept. */
    static double rootMeanSquare(Coupling coupling) {
        if (!coupling.isSparse()) {
            return rootMeanSquare(coupling.columns());
        }
        final int n = coupling.size();
        final SparseMatrix bySource = coupling.sparse().transposed();
        final double[] sizes = new double[n];
        Arrays.setAll(sizes, j -> {
            final double[] column = new double[bySource.count(j)];
            final int[] next = new int[1];
            bySource.forEach(j, (source, target, weight) -> column[next[0]++] = weight);
            return rootMeanSquare(column, n);
        });
        return Math.sqrt(n) * rootMeanSquare(sizes);
    }

    /** g_eff of a matrix with these columns, and no overflow of a square. */
    static double rootMeanSquare(double[][] columns) {
        double[] sizes = new double[columns.length];
        Arrays.setAll(sizes, j -> rootMeanSquare(columns[j]));
        return Math.sqrt(columns.length) * rootMeanSquare(sizes);
    }

    static double rootMeanSquare(double[] values) {
        return rootMeanSquare(values, values.length);
    }

    /** Of so many values, of which those that are not 0 are given. */
    private static double rootMeanSquare(double[] values, int count) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0) {
            return 0;
        }
        double mean = 0;
        for (double value : values) {
            mean += value / largest * (value / largest) / count;
        }
        return largest * Math.sqrt(mean);
    }

    /** Permutes the entries of one sign over the places that they have. */
    static void permute(double[] entries, int sign, UniformRandomProvider random) {
        final double[] weights = Arrays.stream(entries)
                .filter(weight -> Math.signum(weight) == sign)
                .toArray();
        shuffle(weights, random);
        int next = 0;
        for (int e = 0; e < entries.length; e++) {
            if (Math.signum(entries[e]) == sign) {
                entries[e] = weights[next++];
            }
        }
    }

    /**
     * The weights in random places of a matrix that is too large to be shuffled whole: each takes a place that is free, which
     * makes all choices of places, and all orders of the weights on them, equally likely.
     */
    static SparseMatrix scattered(SparseMatrix given, UniformRandomProvider random, Monitor monitor) {
        final int n = given.rows();
        final int count = given.count();
        final PlaceSet taken = new PlaceSet(n, count);
        final int[] targets = new int[count];
        final int[] sources = new int[count];
        for (int e = 0; e < count; e++) {
            if (e % BETWEEN_CHECKS == 0) {
                monitor.checkCancelled();
            }
            do {
                targets[e] = random.nextInt(n);
                sources[e] = random.nextInt(n);
            } while (!taken.add(sources[e], targets[e]));
        }
        return SparseMatrix.of(n, n, targets, sources, given.entries(), count, e -> {
            throw new IllegalStateException("two connections at one place");
        });
    }

    static void shuffle(double[] values, UniformRandomProvider random) {
        for (int k = values.length - 1; k > 0; k--) {
            final int other = random.nextInt(k + 1);
            final double kept = values[k];
            values[k] = values[other];
            values[other] = kept;
        }
    }

    static void shuffle(int[] values, UniformRandomProvider random) {
        for (int k = values.length - 1; k > 0; k--) {
            final int other = random.nextInt(k + 1);
            final int kept = values[k];
            values[k] = values[other];
            values[other] = kept;
        }
    }
}
