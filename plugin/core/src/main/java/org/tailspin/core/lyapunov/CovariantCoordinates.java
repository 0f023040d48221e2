package org.tailspin.core.lyapunov;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.ejml.data.DMatrixRMaj;
import org.tailspin.core.Monitor;
import org.tailspin.core.random.StableDraws;
import org.tailspin.core.random.StableSampler;

/**
 * Covariant vectors in the coordinates of the orthonormal frame, V = Q C with C upper triangular and columns of unit length, on
 * their way back in time: C(t) is R(t)&#8315;&sup1; C(t+1) with columns of unit length again (Ginelli et al. 2007).
 */
final class CovariantCoordinates {

    /** Columns that are solved for together: their rows stay in the second-level cache. */
    private static final int PANEL = 64;

    /** Of the iteration for a largest singular value, relative. */
    private static final double TOLERANCE = 1e-7;

    private static final int MOST_ITERATIONS = 300;

    private final int m;

    /** C by rows; what is below the diagonal is 0. */
    private final double[] c;

    private final double[] squares;

    /**
     * Begins with random coordinates.
     *
     * @param m number of vectors
     * @param random of the start, a triangle of normal numbers
     */
    CovariantCoordinates(int m, UniformRandomProvider random) {
        this.m = m;
        c = new double[m * m];
        squares = new double[m];
        final StableDraws normals = StableSampler.normals();
        for (int i = 0; i < m; i++) {
            normals.fill(random, c, i * m + i, (i + 1) * m);
        }
        normalise();
    }

    /** C by rows, a live view. */
    double[] entries() {
        return c;
    }

    /**
     * Takes an interval back.
     *
     * @param packed the rows of R of at least m vectors, each from its diagonal on
     * @param k number of vectors of R
     */
    void takeBack(double[] packed, int k, Monitor monitor) {
        for (int first = 0; first < m; first += PANEL) {
            monitor.checkCancelled();
            final int end = Math.min(m, first + PANEL);
            for (int i = end - 1; i >= 0; i--) {
                final int row = (int) ((long) i * k - (long) i * (i - 1) / 2) - i; // R_ij is at row + j
                final int to = i * m;
                for (int j = i + 1; j < end; j++) {
                    final double factor = packed[row + j];
                    final int from = j * m;
                    for (int l = Math.max(j, first); l < end; l++) {
                        c[to + l] -= factor * c[from + l];
                    }
                }
                final double inverse = 1 / packed[row + i];
                for (int l = Math.max(i, first); l < end; l++) {
                    c[to + l] *= inverse;
                }
            }
        }
        normalise();
    }

    private void normalise() {
        Arrays.fill(squares, 0);
        for (int i = 0; i < m; i++) {
            for (int l = i; l < m; l++) {
                squares[l] += c[i * m + l] * c[i * m + l];
            }
        }
        for (int l = 0; l < m; l++) {
            squares[l] = 1 / Math.sqrt(squares[l]);
        }
        for (int i = 0; i < m; i++) {
            for (int l = i; l < m; l++) {
                c[i * m + l] *= squares[l];
            }
        }
    }

    /**
     * The angles between the lines of neighbouring vectors.
     *
     * @param angles receives that of vectors l and l + 1 at l, in [0, &pi;/2]
     */
    void neighbours(double[] angles) {
        for (int l = 0; l + 1 < m; l++) {
            double dot = 0;
            for (int i = 0; i <= l; i++) {
                dot += c[i * m + l] * c[i * m + l + 1];
            }
            double rest = Math.pow(c[(l + 1) * m + l + 1], 2);
            for (int i = 0; i <= l; i++) {
                rest += Math.pow(c[i * m + l + 1] - dot * c[i * m + l], 2);
            }
            angles[l] = Math.atan2(Math.sqrt(rest), Math.abs(dot));
        }
    }

    /**
     * The angles between the lines of these vectors and of those from another start.
     *
     * @param angles receives that of vector l at l, in [0, &pi;/2]; below 10&#8315;&#8311; it is rounding
     */
    void between(CovariantCoordinates other, double[] angles) {
        Arrays.fill(angles, 0, m, 0);
        for (int i = 0; i < m; i++) {
            for (int l = i; l < m; l++) {
                angles[l] += c[i * m + l] * other.c[i * m + l];
            }
        }
        for (int l = 0; l < m; l++) {
            angles[l] = Math.acos(Math.min(1, Math.abs(angles[l])));
        }
    }

    /**
     * The smallest angle between a vector of the span of the first u vectors and one of the span of those from number s on: the
     * first span is that of the first u coordinates, so its cotangent is the largest singular value of A B&#8315;&sup1;, A the first u rows
     * of the vectors of the second span and B the others.
     *
     * @param u number of vectors of the first span, at least 1
     * @param s number of vectors before the second span, u or u + 1, below m
     * @return the angle, in [0, &pi;/2]
     */
    double smallestAngle(int u, int s, Monitor monitor) {
        final int size = m - s;
        final double[] b = new double[size * size];
        if (s == u) {
            for (int i = 0; i < size; i++) {
                System.arraycopy(c, (u + i) * m + s + i, b, i * size + i, size - i);
            }
        } else {
            triangle(u, s, b);
        }
        return Math.atan2(1, largestSingularValue(u, s, b, monitor));
    }

    /** By Givens rotations, since one row more than columns makes it an upper Hessenberg matrix. */
    private void triangle(int u, int s, double[] b) {
        final int size = m - s;
        final double[] row = new double[size];
        System.arraycopy(c, u * m + s, row, 0, size);
        for (int l = 0; l < size; l++) {
            final double below = c[(u + 1 + l) * m + s + l];
            final double length = Math.hypot(row[l], below);
            final double cosine = length == 0 ? 1 : row[l] / length;
            final double sine = length == 0 ? 0 : below / length;
            for (int j = l; j < size; j++) {
                final double lower = c[(u + 1 + l) * m + s + j];
                b[l * size + j] = cosine * row[j] + sine * lower;
                row[j] = cosine * lower - sine * row[j];
            }
        }
    }

    /** Of A B&#8315;&sup1;, by power iteration on its square. */
    private double largestSingularValue(int u, int s, double[] b, Monitor monitor) {
        final int size = m - s;
        final double[] x = new double[size];
        final double[] y = new double[u];
        for (int i = 0; i < size; i++) {
            x[i] = Math.cos(1.0 + 2.0 * i); // any start that is not orthogonal to what is looked for
        }
        double value = 0;
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            monitor.checkCancelled();
            scale(x, 1 / norm(x));
            for (int i = size - 1; i >= 0; i--) { // B x' = x
                double sum = x[i];
                for (int j = i + 1; j < size; j++) {
                    sum -= b[i * size + j] * x[j];
                }
                x[i] = sum / b[i * size + i];
            }
            for (int i = 0; i < u; i++) {
                double sum = 0;
                for (int j = 0; j < size; j++) {
                    sum += c[i * m + s + j] * x[j];
                }
                y[i] = sum;
            }
            final double next = norm(y);
            if (next == 0) {
                return 0; // orthogonal spans
            }
            if (Math.abs(next - value) <= TOLERANCE * next) {
                return next;
            }
            value = next;
            Arrays.fill(x, 0);
            for (int i = 0; i < u; i++) {
                for (int j = 0; j < size; j++) {
                    x[j] += c[i * m + s + j] * y[i];
                }
            }
            for (int j = 0; j < size; j++) { // B^T x' = x
                x[j] /= b[j * size + j];
                for (int l = j + 1; l < size; l++) {
                    x[l] -= b[j * size + l] * x[j];
                }
            }
        }
        return value;
    }

    private static double norm(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static void scale(double[] x, double factor) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }

    /** C as a matrix of the algebra. */
    void copyTo(DMatrixRMaj matrix) {
        System.arraycopy(c, 0, matrix.data, 0, m * m);
    }
}
