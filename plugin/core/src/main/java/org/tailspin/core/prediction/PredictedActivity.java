package org.tailspin.core.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.ResultCodec;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.theory.MatrixActivity;

/**
 * What linear equivalence predicts of one network, or why it predicts nothing.
 *
 * @param recipe the network
 * @param activity the prediction; empty where there is none, and in one that was kept
 * @param prediction numbers of the network and its neurons
 * @param check the simulation beside it, if it was asked for
 * @param note what is uncertain, or why something is missing; empty otherwise
 */
public record PredictedActivity(
        NetworkRecipe recipe,
        Optional<MatrixActivity> activity,
        Optional<Numbers> prediction,
        Optional<ActivityCheck> check,
        String note) {

    /**
     * Numbers that follow from the covariances.
     *
     * @param prX participation ratio of x, of neurons alike
     * @param prPhi participation ratio of &phi;(x), of neurons alike
     * @param eigenvaluesX of the covariance of x, of neurons alike, in descending order
     * @param eigenvaluesPhi of the covariance of &phi;(x), likewise
     * @param varianceX of each neuron, of unlike neurons
     * @param variancePhi of each neuron, of unlike neurons
     * @param loadings unit eigenvectors of the covariance of &phi;(x) of unlike neurons, the leading one first
     * @param effectiveInputs median over neurons of the number of inputs that carry the variance
     * @param meanVarianceX mean variance of x, of neurons alike
     * @param meanVariancePhi mean variance of &phi;(x), of neurons alike
     * @param meanSlope of the nonlinearity, of neurons alike
     * @param criticality how near the linear network is to being unstable, in (0, 1)
     * @param resting neurons that rest
     */
    public record Numbers(
            double prX,
            double prPhi,
            double[] eigenvaluesX,
            double[] eigenvaluesPhi,
            double[] varianceX,
            double[] variancePhi,
            double[][] loadings,
            double effectiveInputs,
            double meanVarianceX,
            double meanVariancePhi,
            double meanSlope,
            double criticality,
            int resting) {}

    /** What is kept of a prediction: records alone. */
    private record Kept(Numbers prediction, Optional<ActivityCheck> check, String note) {}

    /** Keeps predictions, without {@link #activity}, whose numbers stand in {@link #prediction}. */
    public static final ResultCodec<PredictedActivity> CODEC = ResultCodec.of(
            Kept.class,
            result -> result.prediction.map(numbers -> new Kept(numbers, result.check, result.note)),
            (recipe, kept) -> new PredictedActivity(
                    recipe, Optional.empty(), Optional.of(kept.prediction), kept.check, kept.note));

    /** The columns of a network. */
    public static final List<DetailColumn> COLUMNS = List.of(
            DetailColumn.PR_X_MATRIX,
            DetailColumn.PR_PHI_MATRIX,
            DetailColumn.VARIANCE_X_MATRIX,
            DetailColumn.MEAN_SQUARE_MATRIX,
            DetailColumn.MEAN_SLOPE_MATRIX,
            DetailColumn.CRITICALITY,
            DetailColumn.EFFECTIVE_INPUTS,
            DetailColumn.RESTING_NEURONS);

    /** The columns of the simulation beside it. */
    public static final List<DetailColumn> CHECK_COLUMNS = List.of(
            DetailColumn.ENTRIES_CORRELATION,
            DetailColumn.ENTRIES_SPLIT_HALF,
            DetailColumn.VARIANCES_CORRELATION,
            DetailColumn.PR_X_RATIO,
            DetailColumn.PR_PHI_RATIO);

    /** The columns of the spectra of the covariances, a row for each eigenvalue. */
    public static final List<TableColumn> EIGENVALUE_COLUMNS =
            List.of(DetailColumn.INDEX, DetailColumn.EIGENVALUE_X_THEORY, DetailColumn.EIGENVALUE_PHI_THEORY);

    /** The columns of the lag functions, a row for each lag. */
    public static final List<TableColumn> LAG_COLUMNS = List.of(
            DetailColumn.LAG, DetailColumn.DELTA, DetailColumn.C, DetailColumn.POPULATION_LAG, DetailColumn.TWO_TIME);

    /**
     * The loading of a neuron on a component.
     *
     * @param index of the component, from 1
     */
    public record LoadingColumn(int index) implements TableColumn {

        @Override
        public String label() {
            return "loading_" + index;
        }

        @Override
        public ColumnType type() {
            return ColumnType.REAL;
        }

        @Override
        public String description() {
            return "Entry of the neuron in the unit eigenvector " + index
                    + " of the predicted covariance of the activity; its largest entry is positive";
        }
    }

    /**
     * The columns of the neurons, a row for each.
     *
     * @param components number of components with loadings
     * @param isChecked whether a simulation stands beside it
     * @return the columns
     */
    public static List<TableColumn> neuronColumns(int components, boolean isChecked) {
        final List<TableColumn> columns = new ArrayList<>(List.of(
                DetailColumn.NEURON,
                DetailColumn.NEURON_NAME,
                DetailColumn.VARIANCE_X_THEORY,
                DetailColumn.VARIANCE_PHI_THEORY));
        if (isChecked) {
            columns.add(DetailColumn.VARIANCE_X);
            columns.add(DetailColumn.VARIANCE_PHI);
        }
        IntStream.rangeClosed(1, components).mapToObj(LoadingColumn::new).forEach(columns::add);
        return columns;
    }

    /**
     * A value of a neuron.
     *
     * @param neuron from 0
     * @param column one of {@link #neuronColumns}, but the number and the name
     * @return its value; null where there is no such component or no simulation
     */
    public Double ofNeuron(int neuron, TableColumn column) {
        if (prediction.isEmpty()) {
            return null;
        }
        final Numbers numbers = prediction.get();
        if (column instanceof LoadingColumn loading) {
            return loading.index() <= numbers.loadings().length
                    ? numbers.loadings()[loading.index() - 1][neuron]
                    : null;
        }
        return switch ((DetailColumn) column) {
            case VARIANCE_X_THEORY -> numbers.varianceX()[neuron];
            case VARIANCE_PHI_THEORY -> numbers.variancePhi()[neuron];
            case VARIANCE_X -> check.map(c -> c.varianceX()[neuron]).orElse(null);
            case VARIANCE_PHI -> check.map(c -> c.variancePhi()[neuron]).orElse(null);
            default -> throw new IllegalArgumentException("no number of a neuron: " + column.label());
        };
    }

    /**
     * A value of the network.
     *
     * @param column one of {@link #COLUMNS} or {@link #CHECK_COLUMNS}
     * @return its value, a {@code Double} or a {@code Long}, or null
     */
    public Object of(DetailColumn column) {
        if (prediction.isEmpty()) {
            return null;
        }
        final Numbers numbers = prediction.get();
        return switch (column) {
            case PR_X_MATRIX -> numbers.prX();
            case PR_PHI_MATRIX -> numbers.prPhi();
            case VARIANCE_X_MATRIX -> numbers.meanVarianceX();
            case MEAN_SQUARE_MATRIX -> numbers.meanVariancePhi();
            case MEAN_SLOPE_MATRIX -> numbers.meanSlope();
            case CRITICALITY -> numbers.criticality();
            case EFFECTIVE_INPUTS -> numbers.effectiveInputs();
            case RESTING_NEURONS -> (long) numbers.resting();
            case ENTRIES_CORRELATION ->
                check.map(ActivityCheck::entriesCorrelation).orElse(null);
            case ENTRIES_SPLIT_HALF -> check.map(ActivityCheck::splitHalf).orElse(null);
            case VARIANCES_CORRELATION ->
                check.map(ActivityCheck::variancesCorrelation).orElse(null);
            case PR_X_RATIO -> check.map(c -> c.prX() / numbers.prX()).orElse(null);
            case PR_PHI_RATIO -> check.map(c -> c.prPhi() / numbers.prPhi()).orElse(null);
            default -> throw new IllegalArgumentException("no number of a network: " + column.label());
        };
    }
}
