package org.tailspin.charts.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tailspin.charts.Axis;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Curve;
import org.tailspin.charts.Sheet;
import org.tailspin.charts.XyPanel;
import org.tailspin.core.prediction.ActivityCheck;
import org.tailspin.core.prediction.PredictedActivity;

/** What theory predicts of the activity of one matrix: the spectra of its covariances and the variances of its neurons. */
public final class PredictedActivityPicture {

    /** Eigenvalues below this part of the largest one are not drawn. */
    private static final double SMALLEST = 1e-6;

    private PredictedActivityPicture() {}

    /**
     * Draws the prediction, and the simulation beside it if there is one.
     *
     * @param name of the network
     * @param activity of it
     * @return the chart; one sentence where there is no prediction
     */
    public static Chart of(String name, PredictedActivity activity) {
        if (activity.prediction().isEmpty()) {
            return Sheet.nothing(name, "Nothing to draw: " + activity.note() + ".");
        }
        final PredictedActivity.Numbers numbers = activity.prediction().get();
        final XyPanel spectra = XyPanel.of(
                "Eigenvalues of the covariance",
                Axis.logarithmic("index"),
                Axis.logarithmic("variance along the component"),
                List.of(spectrum("x", 0, numbers.eigenvaluesX()), spectrum("\u03c6(x)", 1, numbers.eigenvaluesPhi())));
        final XyPanel neurons = activity.check().isPresent()
                ? compared(numbers, activity.check().get())
                : sorted(numbers);
        return Sheet.row("Predicted activity of " + name, List.of(spectra, neurons), remarks(activity));
    }

    private static List<String> remarks(PredictedActivity activity) {
        return activity.note().isEmpty() ? List.of() : List.of(activity.note() + ".");
    }

    private static Curve spectrum(String label, int colour, double[] values) {
        final double[] shown =
                Arrays.stream(values).filter(v -> v > SMALLEST * values[0]).toArray();
        return Curve.theory(
                label,
                colour,
                IntStream.rangeClosed(1, shown.length).asDoubleStream().toArray(),
                shown);
    }

    private static XyPanel compared(PredictedActivity.Numbers numbers, ActivityCheck check) {
        final double most = Math.max(
                Arrays.stream(check.variancePhi()).max().orElse(1),
                Arrays.stream(numbers.variancePhi()).max().orElse(1));
        final List<Curve> curves = new ArrayList<>();
        curves.add(Curve.theory("equal", Curve.BLACK, new double[] {0, most}, new double[] {0, most}));
        curves.add(Curve.points("neurons", 1, numbers.variancePhi(), check.variancePhi()));
        return XyPanel.of(
                        "Variance of \u03c6(x) of each neuron",
                        Axis.linear("predicted"),
                        Axis.linear("simulated"),
                        curves)
                .square();
    }

    private static XyPanel sorted(PredictedActivity.Numbers numbers) {
        return XyPanel.of(
                "Variances of the neurons, in order",
                Axis.whole("rank"),
                Axis.linear("variance"),
                List.of(ranked("x", 0, numbers.varianceX()), ranked("\u03c6(x)", 1, numbers.variancePhi())));
    }

    private static Curve ranked(String label, int colour, double[] values) {
        final double[] ascending = values.clone();
        Arrays.sort(ascending);
        final int n = ascending.length;
        return Curve.theory(
                label,
                colour,
                IntStream.rangeClosed(1, n).asDoubleStream().toArray(),
                IntStream.range(0, n).mapToDouble(i -> ascending[n - 1 - i]).toArray());
    }
}
