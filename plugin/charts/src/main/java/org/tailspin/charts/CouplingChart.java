package org.tailspin.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A coupling matrix: its weights in colours, how their sizes are distributed, and its eigenvalues. Immutable.
 *
 * <p>The distribution is the part of all weights whose modulus is at least w, on logarithmic axes: a power law P(|W| &ge; w) ~
 * w^-&alpha; is a straight line. Eigenvalues stand in the complex plane beside the unit circle, beyond which the state of
 * rest of a map is unstable; where a few are much larger than most, their moduli are drawn on a logarithmic scale, which
 * leaves circles round.
 */
public final class CouplingChart implements Chart {

    /** Places at which a distribution of many weights is drawn. */
    private static final int PLACES = 300;

    private static final int CIRCLE = 361;

    /** Room around the largest eigenvalue. */
    private static final double ROOM = 1.08;

    private final String title;
    private final double[][] matrix;
    private final double[] real;
    private final double[] imaginary;
    private final List<Circle> circles;
    private final double tailIndex;
    private final double tailError;
    private final int tailCount;

    /** A circle about 0. */
    private record Circle(String label, double radius, boolean isTheory) {}

    private CouplingChart(
            String title,
            double[][] matrix,
            double[] real,
            double[] imaginary,
            List<Circle> circles,
            double tailIndex,
            double tailError,
            int tailCount) {
        this.title = title;
        this.matrix = matrix;
        this.real = real;
        this.imaginary = imaginary;
        this.circles = circles;
        this.tailIndex = tailIndex;
        this.tailError = tailError;
        this.tailCount = tailCount;
    }

    /**
     * {@return its chart, as yet without eigenvalues}
     *
     * @param title above the panels
     * @param matrix the weights, the gain included: one row per target, one column per source
     */
    public static CouplingChart of(String title, double[][] matrix) {
        return new CouplingChart(
                title,
                Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new),
                new double[0],
                new double[0],
                List.of(),
                Double.NaN,
                Double.NaN,
                0);
    }

    /**
     * {@return the chart with them}
     *
     * @param re real parts of the eigenvalues
     * @param im imaginary parts
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public CouplingChart eigenvalues(double[] re, double[] im) {
        if (re.length != im.length) {
            throw new IllegalArgumentException("eigenvalues need as many real as imaginary parts, but there are "
                    + re.length + " and " + im.length);
        }
        return new CouplingChart(title, matrix, re.clone(), im.clone(), circles, tailIndex, tailError, tailCount);
    }

    /**
     * {@return the chart with the circle, dashed}
     *
     * @param label for the legend
     * @param radius of a circle that theory draws about 0; nothing is drawn unless it is positive and finite
     */
    public CouplingChart circle(String label, double radius) {
        final List<Circle> more = new ArrayList<>(circles);
        more.add(new Circle(label, radius, true));
        return new CouplingChart(title, matrix, real, imaginary, more, tailIndex, tailError, tailCount);
    }

    /**
     * {@return the chart with the line of that power law}
     *
     * @param index &alpha; of the power law of the largest weights
     * @param error its standard error; NaN if not known
     * @param count how many weights it was estimated from, at least 1
     */
    public CouplingChart tail(double index, double error, int count) {
        return new CouplingChart(title, matrix, real, imaginary, circles, index, error, count);
    }

    @Override
    public Sheet sheet() {
        final List<Panel> panels = new ArrayList<>();
        panels.add(MapPanel.matrix("Weights", "source neuron", "target neuron", "weight", matrix));
        panels.add(distribution());
        if (real.length > 0) {
            panels.add(new Cloud().panel());
        }
        return Sheet.row(title, panels, remarks());
    }

    private Panel distribution() {
        final double[] sizes = sizes();
        final long all = Arrays.stream(matrix).mapToLong(row -> row.length).sum();
        final int n = sizes.length;
        final List<Curve> curves = new ArrayList<>();
        if (n > 0) {
            final int[] ranks = ranks(n);
            curves.add(Curve.line(
                    "",
                    0,
                    Arrays.stream(ranks).mapToDouble(rank -> sizes[n - rank]).toArray(),
                    Arrays.stream(ranks)
                            .mapToDouble(rank -> rank / (double) all)
                            .toArray()));
            if (tailIndex > 0 && tailCount >= 1 && tailCount < n) {
                curves.add(tail(sizes, all));
            }
        }
        return XyPanel.of(
                        "Tail of the weights",
                        Axis.logarithmic("|weight| w"),
                        Axis.logarithmic("part of weights \u2265 w"),
                        curves)
                .square()
                .nothing("Nothing to draw: no weight is finite and other than 0.");
    }

    /** Of the weights that are finite and other than 0, ascending. A stream of streams would take seconds for N = 2000. */
    private double[] sizes() {
        final double[] sizes =
                new double[Arrays.stream(matrix).mapToInt(row -> row.length).sum()];
        int count = 0;
        for (double[] row : matrix) {
            for (double weight : row) {
                final double size = Math.abs(weight);
                if (size > 0 && size <= Double.MAX_VALUE) {
                    sizes[count++] = size;
                }
            }
        }
        Arrays.sort(sizes, 0, count);
        return Arrays.copyOf(sizes, count);
    }

    /** Ranks from 1 (the largest weight) to n, evenly by their logarithm. */
    private static int[] ranks(int n) {
        return IntStream.rangeClosed(0, PLACES)
                .map(i -> (int) Math.round(Math.pow(n, i / (double) PLACES)))
                .distinct()
                .toArray();
    }

    /** The power law through the weight beyond which it was estimated. */
    private Curve tail(double[] sizes, long all) {
        final double from = sizes[sizes.length - 1 - tailCount];
        final double to = sizes[sizes.length - 1];
        final double start = (double) tailCount / all;
        final String error = Double.isFinite(tailError) ? String.format(Locale.ROOT, " \u00b1 %.2g", tailError) : "";
        return Curve.theory(
                String.format(Locale.ROOT, "\u03b1 = %.3g%s", tailIndex, error),
                1,
                new double[] {from, to},
                new double[] {start, start * Math.pow(to / from, -tailIndex)});
    }

    private List<String> remarks() {
        final List<String> remarks = new ArrayList<>();
        if (Arrays.stream(matrix).anyMatch(row -> row.length > MapPanel.PIXELS)) {
            remarks.add("each pixel of the matrix shows the largest weight of a block");
        }
        if (real.length > 0 && new Cloud().scale.isLogarithmic()) {
            remarks.add("moduli of eigenvalues on a logarithmic scale; solid circle: |z| = 1");
        } else if (real.length > 0) {
            remarks.add("solid circle: |z| = 1, beyond which rest is unstable");
        }
        return remarks;
    }

    /** The eigenvalues, moduli on a scale of their own. */
    private final class Cloud {

        private final ColourScale scale;

        Cloud() {
            final double[] moduli = IntStream.range(0, real.length)
                    .mapToDouble(i -> Math.hypot(real[i], imaginary[i]))
                    .toArray();
            final double largest = DoubleStream.concat(
                            Arrays.stream(moduli), circles.stream().mapToDouble(Circle::radius))
                    .filter(Double::isFinite)
                    .max()
                    .orElse(1);
            scale = ColourScale.of(moduli).upTo(Math.max(1, largest) * ROOM);
        }

        Panel panel() {
            final double[] x = new double[real.length];
            final double[] y = new double[real.length];
            for (int i = 0; i < x.length; i++) {
                final double modulus = Math.hypot(real[i], imaginary[i]);
                final double shrink = modulus > 0 ? scale.position(modulus) / modulus : 0;
                x[i] = shrink * real[i];
                y[i] = shrink * imaginary[i];
            }
            final List<Curve> curves = new ArrayList<>();
            curves.add(Curve.points("", 0, x, y));
            curves.add(circle("", 1, false));
            circles.stream()
                    .filter(circle -> circle.radius > 0 && circle.radius <= Double.MAX_VALUE)
                    .forEach(circle -> curves.add(circle(circle.label, circle.radius, circle.isTheory)));
            return XyPanel.of("Eigenvalues", scale.axis("real part"), scale.axis("imaginary part"), curves)
                    .square()
                    .nothing("Nothing to draw: no eigenvalue is finite.");
        }

        private Curve circle(String label, double radius, boolean isTheory) {
            final double r = scale.position(radius);
            final double[] x = new double[CIRCLE];
            final double[] y = new double[CIRCLE];
            for (int i = 0; i < CIRCLE; i++) {
                final double angle = 2 * Math.PI * i / (CIRCLE - 1);
                x[i] = r * Math.cos(angle);
                y[i] = r * Math.sin(angle);
            }
            return isTheory ? Curve.theory(label, 1, x, y) : Curve.line(label, Curve.BLACK, x, y);
        }
    }
}
