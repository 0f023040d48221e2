package org.tailspin.core.lyapunov;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.DynamicalSystem;
import org.tailspin.core.linalg.DenseAlgebra;
import org.tailspin.core.random.Seed;

/** What is seen of covariant vectors on their way back, from two starts. */
final class CovariantStatistics {

    private final CovariantPlan plan;
    private final DynamicalSystem system;
    private final double[] exponents;
    private final double[] errors;
    private final int m;
    private final int unstable;
    private final int stableFrom;
    private final CovariantCoordinates first;
    private final CovariantCoordinates second;

    private final GrowthRates participation;
    private final GrowthRates angles;
    private final double[] smallest;
    private final double[] disagreement;
    private final double[] splitAngles;
    private double splitDisagreement;
    private int seen;

    private final double[] values;
    private final double[] weights;
    private final DMatrixRMaj frame;
    private final DMatrixRMaj coordinates;
    private final DMatrixRMaj vectors;

    /**
     * Prepares the statistics of vectors.
     *
     * @param exponents of the vectors, descending
     * @param errors of them
     * @param unstable number of vectors of the unstable span, the first ones
     * @param stableFrom number of vectors before those of the stable span
     */
    CovariantStatistics(
            CovariantPlan plan,
            DynamicalSystem system,
            double[] exponents,
            double[] errors,
            int unstable,
            int stableFrom,
            Seed seed) {
        this.plan = plan;
        this.system = system;
        this.exponents = exponents;
        this.errors = errors;
        this.unstable = unstable;
        this.stableFrom = stableFrom;
        m = exponents.length;
        first = new CovariantCoordinates(m, seed.stream("covariant vectors", 0));
        second = new CovariantCoordinates(m, seed.stream("covariant vectors", 1));
        participation = new GrowthRates(m);
        angles = new GrowthRates(m);
        smallest = new double[m];
        Arrays.fill(smallest, Math.PI / 2);
        disagreement = new double[m];
        splitAngles = hasSplit() ? new double[plan.measured()] : new double[0];
        values = new double[m];
        weights = new double[system.neurons()];
        frame = new DMatrixRMaj(system.dimension(), m);
        coordinates = new DMatrixRMaj(m, m);
        vectors = new DMatrixRMaj(system.dimension(), m);
    }

    private boolean hasSplit() {
        return unstable > 0 && stableFrom < m;
    }

    void takeBack(double[] factors, Monitor monitor) {
        first.takeBack(factors, plan.k(), monitor);
        second.takeBack(factors, plan.k(), monitor);
    }

    /**
     * {@return the covariant vectors, one in each column, a live view}
     *
     * @param q the frame at this time: {@code q[i][l]} is entry i of vector l
     */
    DMatrixRMaj add(double[][] q, DenseAlgebra algebra, Monitor monitor) {
        for (int i = 0; i < q.length; i++) {
            System.arraycopy(q[i], 0, frame.data, i * m, m);
        }
        first.copyTo(coordinates);
        algebra.multiply(frame, false, coordinates, false, vectors, monitor);
        for (int l = 0; l < m; l++) {
            values[l] = participationRatio(l);
        }
        participation.add(values, 1);

        first.between(second, values);
        for (int l = 0; l < m; l++) {
            disagreement[l] += values[l];
        }
        first.neighbours(values);
        values[m - 1] = 0; // the last has no neighbour
        angles.add(values, 1);
        for (int l = 0; l < m; l++) {
            smallest[l] = Math.min(smallest[l], values[l]);
        }
        if (hasSplit()) {
            final double angle = first.smallestAngle(unstable, stableFrom, monitor);
            splitAngles[plan.measured() - 1 - seen] = angle;
            splitDisagreement += Math.abs(angle - second.smallestAngle(unstable, stableFrom, monitor));
        }
        seen++;
        return vectors;
    }

    /** 1 / &Sigma; w_i&sup2; over neurons, w_i the part of the squared length in the variables of neuron i. */
    private double participationRatio(int l) {
        Arrays.fill(weights, 0);
        double sum = 0;
        for (int i = 0; i < vectors.numRows; i++) {
            final double value = vectors.data[i * m + l];
            weights[i % weights.length] += value * value;
            sum += value * value;
        }
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        return sum * sum / squares;
    }

    /**
     * How far a vector depends on the starts: on that of the way back as it and the one before separate, on that of the frame as
     * the next one and it do.
     */
    private double disagreement(int l) {
        if (l + 1 < m) {
            return Math.max(disagreement[l], disagreement[l + 1]) / seen;
        }
        return m == system.dimension() ? disagreement[l] / seen : Double.NaN;
    }

    /**
     * {@return their statistics}
     *
     * @param k number of vectors that were asked for
     */
    CovariantSpectrum result(int k) {
        final CovariantSpectrum.Vector[] rows = new CovariantSpectrum.Vector[Math.min(k, m)];
        for (int l = 0; l < rows.length; l++) {
            final boolean hasNext = l + 1 < m;
            rows[l] = new CovariantSpectrum.Vector(
                    exponents[l],
                    errors[l],
                    disagreement(l),
                    participation.mean(l),
                    participation.standardError(l),
                    hasNext ? angles.mean(l) : Double.NaN,
                    hasNext ? angles.standardError(l) : Double.NaN,
                    hasNext ? smallest[l] : Double.NaN);
        }
        return new CovariantSpectrum(
                Arrays.asList(rows),
                system.dimension(),
                k,
                plan.interval() * system.timeStep(),
                unstable,
                m - stableFrom,
                splitAngles,
                splitDisagreement / seen,
                "");
    }
}
