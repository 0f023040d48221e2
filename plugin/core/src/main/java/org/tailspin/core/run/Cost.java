package org.tailspin.core.run;

import org.tailspin.core.recipe.NetworkRecipe;

/**
 * What a network costs, in seconds of one thread:
 *
 * <p>draw + warm-up &middot; step + measured steps &middot; measured step + end,
 *
 * <p>where the drawing is shared by the gains of a disorder. Measured by short runs, or roughly known from the sizes alone.
 *
 * @param draw of the matrix
 * @param step of the state alone
 * @param measuredStep of state, tangent frame and statistics
 * @param end what comes once, after the last step
 */
public record Cost(double draw, double step, double measuredStep, double end) {

    /** A number of a list of connections takes so much longer than one of a matrix, since what it multiplies lies anywhere. */
    private static final double SPARSE = 2.5;

    // Seconds for each of the numbers below, from one thread of a server of 2023 without OpenBLAS; desktops are
    // within a factor of three.
    private static final double DRAWN_WEIGHT = 70e-9;
    private static final double PRODUCT = 0.3e-9;
    private static final double TANGENT = 0.13e-9;
    private static final double COVARIANCE = 0.7e-9;
    private static final double DIMENSIONS = 0.15e-9;
    private static final double NEURON = 10e-9;

    /** Of the time of a product, what is not spent on reading the matrix. */
    private static final double ARITHMETIC = 0.25;

    /**
     * A guess from the sizes alone, good to a factor of three or so.
     *
     * @param recipe a network
     * @param exponents how many are measured; 0 for activity alone
     * @param dimensionsUpTo largest network whose dimensions have errors
     * @param states that the dimension of a larger one is that of
     * @param together how many networks read their matrix at the same time ({@link GainBatch})
     * @return its cost
     */
    public static Cost rough(NetworkRecipe recipe, int exponents, int dimensionsUpTo, double states, int together) {
        final double n = recipe.disorder().n();
        final double entries =
                recipe.disorder().ensemble().entries(recipe.disorder().n()) * (isSparse(recipe) ? SPARSE : 1);
        final double evaluations = recipe.dynamics().evaluationsPerStep();
        final double product = PRODUCT * (ARITHMETIC + (1 - ARITHMETIC) / together);
        final double step = evaluations * (product * entries + NEURON * n);
        final double k = exponents;
        final double variables =
                recipe.dynamics().kind().dimension(recipe.disorder().n());
        final double statistics = n <= dimensionsUpTo ? COVARIANCE * n * n : 2 * NEURON * n;
        return new Cost(
                DRAWN_WEIGHT * n * n,
                step,
                step + statistics + TANGENT * (evaluations * entries * k + 2 * variables * k * k),
                n <= dimensionsUpTo ? DIMENSIONS * n * n * n : COVARIANCE * n * Math.pow(Math.min(n, states), 2));
    }

    private static boolean isSparse(NetworkRecipe recipe) {
        return recipe.disorder().ensemble().isKeptSparse(recipe.disorder().n());
    }

    /**
     * {@return seconds of a network whose matrix is there}
     *
     * @param warmup steps of the state alone
     * @param measured steps of everything
     */
    public double network(double warmup, double measured) {
        return warmup * step + measured * measuredStep + end;
    }

    /**
     * {@return seconds of all}
     *
     * @param networks how many
     * @param gains how many of them share a matrix
     * @param threads that each draw a matrix for themselves, if there are enough gains for all
     * @param network seconds of each
     */
    public double sweep(double networks, double gains, int threads, double network) {
        return (networks * network + networks / gains * Math.min(threads, gains) * draw) / threads;
    }
}
