package org.tailspin.core.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.random.Seed;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.Dynamics;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.statistics.Spread;
import org.tailspin.core.table.TableColumn;

/**
 * Networks that differ in their seeds alone, summed up: how many there are, how many are chaotic, and the spread of their
 * quantities, {@link Spread}. The error over time of one network does not enter. Not thread-safe.
 */
public final class Summary {

    /** What realisations differ in. */
    private static final Set<RecipeColumn> OWN =
            Set.of(RecipeColumn.NETWORK, RecipeColumn.COUPLING_SEED, RecipeColumn.STATE_SEED);

    /** What realisations share. */
    private final List<RecipeColumn> shared;

    private final List<MeasuredColumn> quantities;

    /** The same, but for the seeds. */
    private record Kind(CouplingEnsemble ensemble, int n, double gain, Dynamics dynamics) {}

    private final class Group {

        private final NetworkRecipe first;
        private final double[][] values = new double[quantities.size()][4];
        private int count;
        private long chaotic;

        Group(NetworkRecipe first) {
            this.first = first;
        }

        void add(boolean isChaotic, ToDoubleFunction<MeasuredColumn> value) {
            for (int q = 0; q < values.length; q++) {
                if (count == values[q].length) {
                    values[q] = Arrays.copyOf(values[q], 2 * count);
                }
                values[q][count] = value.applyAsDouble(quantities.get(q));
            }
            chaotic += isChaotic ? 1 : 0;
            count++;
        }

        List<Object> row() {
            final List<Object> row = new ArrayList<>();
            shared.forEach(column -> row.add(RecipeColumn.G_EFF.equals(column) ? effectiveGain() : column.of(first)));
            row.add((long) count);
            row.add(chaotic);
            for (double[] one : values) {
                final Spread spread = Spread.of(
                        Arrays.copyOf(one, count), new Seed(first.disorder().couplingSeed()));
                row.add((long) spread.count());
                row.add(finite(spread.median()));
                row.add(finite(spread.low()));
                row.add(finite(spread.high()));
            }
            return Collections.unmodifiableList(row);
        }

        /** That of the law: surrogates of a matrix have one each. */
        private Double effectiveGain() {
            final OptionalDouble gain = first.disorder()
                    .ensemble()
                    .effectiveGain(first.gain(), first.disorder().n());
            return gain.isPresent() ? (Double) gain.getAsDouble() : null;
        }
    }

    private final Map<Kind, Group> groups = new LinkedHashMap<>();

    /**
     * Makes the columns of a summary.
     *
     * @param networks columns of the networks, of which the summary has those that the networks of a row share, and
     *     statistics of the others
     */
    public Summary(List<? extends TableColumn> networks) {
        shared = networks.stream()
                .filter(RecipeColumn.class::isInstance)
                .map(RecipeColumn.class::cast)
                .filter(column -> !OWN.contains(column))
                .toList();
        quantities = Arrays.stream(MeasuredColumn.values())
                .filter(MeasuredColumn::isSummarised)
                .filter(networks::contains)
                .toList();
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? (Double) value : null;
    }

    /** {@return the columns of the table: what the networks of a row share, and their statistics} */
    public List<TableColumn> columns() {
        return Stream.of(
                        shared.stream(),
                        Stream.of(SummaryColumn.NETWORKS, SummaryColumn.CHAOTIC),
                        quantities.stream().flatMap(quantity -> SummaryColumn.of(quantity).stream()))
                .<TableColumn>flatMap(columns -> columns)
                .toList();
    }

    /**
     * Takes a network.
     *
     * @param result of it
     */
    public void add(NetworkResult result) {
        add(
                result.recipe(),
                Regime.CHAOTIC.label().equals(MeasuredColumn.REGIME.of(result.measurement())),
                column -> column.of(result.measurement()) instanceof Double value ? value : Double.NaN);
    }

    /**
     * Takes a network whose numbers stand somewhere else, such as in a file.
     *
     * @param recipe of it
     * @param isChaotic whether its regime is chaotic
     * @param value its value in a column; NaN where there is none
     */
    public void add(NetworkRecipe recipe, boolean isChaotic, ToDoubleFunction<MeasuredColumn> value) {
        final Disorder disorder = recipe.disorder();
        groups.computeIfAbsent(
                        new Kind(disorder.ensemble(), disorder.n(), recipe.gain(), recipe.dynamics()),
                        kind -> new Group(recipe))
                .add(isChaotic, value);
    }

    /**
     * {@return the rows so far, in the order in which the first network of each came; values in the order of {@link
     * #columns}, null for a missing one}
     */
    public List<List<Object>> rows() {
        return groups.values().stream().map(Group::row).toList();
    }
}
