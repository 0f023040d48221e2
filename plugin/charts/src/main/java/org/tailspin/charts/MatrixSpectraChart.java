package org.tailspin.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spectra of some coupling matrices, a colour for each: their singular values in descending order, which say how many modes carry
 * the weights, and their eigenvalues in the complex plane, which say whether the state of rest is stable.
 *
 * @param title above the panels
 * @param matrices at least 1
 */
public record MatrixSpectraChart(String title, List<Spectrum> matrices) implements Chart {

    private static final int CIRCLE = 200;

    /**
     * The spectrum of one matrix.
     *
     * @param label its name
     * @param singularValues descending, the gain included
     * @param real parts of its eigenvalues, the gain included
     * @param imaginary as many imaginary parts
     */
    public record Spectrum(String label, double[] singularValues, double[] real, double[] imaginary) {

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException unless there are as many real as imaginary parts
         */
        public Spectrum {
            if (real.length != imaginary.length) {
                throw new IllegalArgumentException("there must be as many real as imaginary parts, but there are "
                        + real.length + " and " + imaginary.length);
            }
            singularValues = singularValues.clone();
            real = real.clone();
            imaginary = imaginary.clone();
        }
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException without a matrix
     */
    public MatrixSpectraChart {
        matrices = List.copyOf(matrices);
        if (matrices.isEmpty()) {
            throw new IllegalArgumentException("a chart must have at least 1 matrix, but has 0");
        }
    }

    @Override
    public Sheet sheet() {
        final Sheet sheet = Sheet.row(
                title,
                List.of(singularValues(), eigenvalues()),
                List.of(
                        "circle: modulus 1, beyond which the state of rest is unstable where the slope of \u03c6 is 1"));
        return matrices.size() > 1 ? sheet.sharedLegend() : sheet;
    }

    private Panel singularValues() {
        final List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < matrices.size(); i++) {
            final double[] values = matrices.get(i).singularValues;
            curves.add(Curve.line(
                    matrices.get(i).label,
                    i,
                    IntStream.rangeClosed(1, values.length).mapToDouble(a -> a).toArray(),
                    values));
        }
        return XyPanel.of("Singular values", Axis.whole("index of the mode"), Axis.linear("singular value"), curves)
                .nothing("Nothing to draw: no singular value is finite.");
    }

    private Panel eigenvalues() {
        final List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < matrices.size(); i++) {
            curves.add(Curve.points(matrices.get(i).label, i, matrices.get(i).real, matrices.get(i).imaginary));
        }
        final double[] angles = new double[CIRCLE];
        Arrays.setAll(angles, i -> 2 * Math.PI * i / (CIRCLE - 1));
        curves.add(Curve.line(
                "",
                Curve.BLACK,
                Arrays.stream(angles).map(Math::cos).toArray(),
                Arrays.stream(angles).map(Math::sin).toArray()));
        return XyPanel.of("Eigenvalues", Axis.linear("real part"), Axis.linear("imaginary part"), curves)
                .square()
                .nothing("Nothing to draw: no eigenvalue is finite.");
    }
}
