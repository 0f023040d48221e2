package org.tailspin.core.analysis;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tailspin.core.lyapunov.Regime;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.run.ResultCodec;

/**
 * Where one disorder becomes chaotic along the gain, and how slowly.
 *
 * @param recipe the network, at the smallest gain of the search
 * @param curve &lambda;_max at every gain of the grid, ascending in gain
 * @param upwardCrossings number of times that chaos sets in along the grid; for heavy tails often more than one
 * @param first gain of the first onset, refined; empty if there is none on the grid
 * @param last gain of the last onset, refined; empty if there is none on the grid
 * @param restUnstable gain at which the rest state of this disorder loses stability, for a map 1/&rho;(U); empty where there
 *     is no such state, as with noise, or the eigenvalues cannot be had
 * @param logWidth extent in ln(gain) of |&lambda;_max| below {@link CriticalGainSearch#SLOW}, within the grid
 * @param note why something is missing; empty otherwise
 */
public record CriticalGains(
        NetworkRecipe recipe,
        List<Point> curve,
        int upwardCrossings,
        OptionalDouble first,
        OptionalDouble last,
        OptionalDouble restUnstable,
        double logWidth,
        String note) {

    /** What is kept of a search: records alone. */
    private record Kept(
            List<Point> curve,
            int upwardCrossings,
            OptionalDouble first,
            OptionalDouble last,
            OptionalDouble restUnstable,
            double logWidth,
            String note) {}

    /** Keeps searches that came to something. */
    public static final ResultCodec<CriticalGains> CODEC = ResultCodec.of(
            Kept.class,
            found -> found.curve.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Kept(
                            found.curve,
                            found.upwardCrossings,
                            found.first,
                            found.last,
                            found.restUnstable,
                            found.logWidth,
                            found.note)),
            (recipe, kept) -> new CriticalGains(
                    recipe,
                    kept.curve,
                    kept.upwardCrossings,
                    kept.first,
                    kept.last,
                    kept.restUnstable,
                    kept.logWidth,
                    kept.note));

    /**
     * One gain of the grid.
     *
     * @param gain in the convention of the ensemble
     * @param exponent &lambda;_max, nats per step of a map or per unit time of a flow
     * @param standardError of it over time; NaN where the run was too short
     * @param regime what the network does there
     */
    public record Point(double gain, double exponent, double standardError, Regime regime) {

        /** {@return whether the regime is chaos} */
        public boolean isChaotic() {
            return regime == Regime.CHAOTIC;
        }
    }
}
