package org.tailspin.core.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;
import org.tailspin.core.statistics.Jackknife;

/**
 * Theory of the flow dx/dt = -x + J &phi;(x) for large N where couplings of one neuron with itself through others matter: random
 * modes whose left and right vectors overlap, and partially symmetric weights (Clark, Marschall, van Meegen, Litwin-Kumar
 * 2025, section VII and appendices H, K and M.1).
 *
 * <p>A neuron is driven by its own past, so that its x is not Gaussian and nothing is known in closed form: the single-site
 * process is simulated, and spectrum C and response S are iterated until they agree with the noise and the kernel that they
 * make ({@link SingleSite}). The values have errors, of the rounds that are averaged: about 3 % of the participation ratio and 0.2
 * % of C(0). Averaging begins when both C(0) and C(&omega; = 0), each over eight rounds, agree with the eight before within two
 * standard errors; with &eta; &lt; 0 the dimension falls for twenty rounds while C(0) moves by 1 %.
 *
 * @param gEff standard deviation of a weight times &radic;N
 * @param autapse E J_ii, what a neuron feeds back to itself at once; 0 in the ensemble of the paper
 * @param prPhiOverN participation ratio of &phi;(x) over N
 * @param prPhiOverNError standard error of it, by the jackknife over groups of rounds
 * @param c0 variance of &phi;(x)
 * @param c0Error standard error of it
 * @param delta0 variance of x
 * @param delta0Error standard error of it
 * @param response S(0), the mean response of &phi; to a constant input
 * @param slowSpectrum C(&omega; = 0)
 * @param loopGain of the mode that comes closest to a state of its own, D &rho; S(0); the theory holds below 1
 * @param rounds of the iteration, those that are averaged included
 * @param settled whether the rounds agreed with each other before they were averaged
 * @param curve C(&tau;) in steps of {@code step} from 0 to half the period
 * @param step of the curve, in time constants
 */
public record CorrelatedFlowTheory(
        double gEff,
        double autapse,
        double prPhiOverN,
        double prPhiOverNError,
        double c0,
        double c0Error,
        double delta0,
        double delta0Error,
        double response,
        double slowSpectrum,
        double loopGain,
        int rounds,
        boolean settled,
        List<Double> curve,
        double step) {

    /** Largest gain, and the smallest, at which the iteration has been tried. */
    public static final double MAX_GAIN = 20;

    /** Symmetric weights relax to fixed points, which the theory does not have. */
    public static final double MAX_ETA = 0.8;

    /** A mean weight of a neuron on itself that is worth a word. */
    private static final double AUTAPSE = 1e-6;

    /** Copies the curve. */
    public CorrelatedFlowTheory {
        curve = List.copyOf(curve);
    }

    /**
     * Random modes with left-right overlaps.
     *
     * @param phi tanh or erf
     * @param strengths D_a, the gain included
     * @param overlaps &rho;_a in [-1, 1], as many
     * @param neurons N, at least 1, of which theory takes the ratios to N alone
     * @param work how much, by whom
     * @return what theory says
     * @throws IllegalArgumentException outside the ranges, or if a mode condenses: the activity then lies in it, and the theory does not
     *     hold
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static CorrelatedFlowTheory ofModes(
            Nonlinearity phi, double[] strengths, double[] overlaps, int neurons, Work work) {
        return of(phi, new OverlapFeedback(new ModeLaw(strengths, overlaps, neurons)), work);
    }

    /**
     * Partially symmetric Gaussian weights.
     *
     * @param phi tanh or erf
     * @param gEff g, positive
     * @param eta &eta;, in [-1, {@link #MAX_ETA}]
     * @param work how much, by whom
     * @return what theory says
     * @throws IllegalArgumentException outside the ranges
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    public static CorrelatedFlowTheory partiallySymmetric(Nonlinearity phi, double gEff, double eta, Work work) {
        Arguments.between("the symmetry eta of a theory of ongoing activity", eta, -1, MAX_ETA);
        return of(phi, new SymmetricFeedback(gEff, eta), work);
    }

    /**
     * The overlaps of figure 7 of the paper (eq. K35): &rho;_a = -&gamma; tanh(b (u_a - u_0)/2), u_a = (a - 1/2)/M, with the u_0 for
     * which &Sigma; D_a &rho;_a = 0, so that no neuron acts on itself.
     *
     * @param strengths D_a in descending order
     * @param gamma &gamma; in [-1, 1]; strong modes have overlaps of its sign, weak ones of the other
     * @param steepness b, positive; 16 in the paper
     * @return &rho;_a
     * @throws IllegalArgumentException outside the ranges
     */
    public static double[] sigmoidOverlaps(double[] strengths, double gamma, double steepness) {
        return ModeLaw.sigmoid(strengths, gamma, steepness);
    }

    /**
     * How much work to do, and by whom.
     *
     * @param paths of the single-site process in every round, at least 64
     * @param averaged rounds that are averaged, at least 8
     * @param mostRounds before the averaging, at least 16
     * @param seed of the paths
     * @param executor runs parts of a round
     * @param monitor progress and cancellation
     */
    public record Work(int paths, int averaged, int mostRounds, Seed seed, Executor executor, Monitor monitor) {

        /** Paths where nothing else is said: an error of the participation ratio of about 3 %. */
        public static final int DEFAULT_PATHS = 1536;

        /** Rounds that are averaged where nothing else is said. */
        public static final int DEFAULT_AVERAGED = 24;

        /** Rounds before the averaging where nothing else is said. */
        public static final int DEFAULT_MOST = 64;

        /**
         * Checks the values.
         *
         * @throws IllegalArgumentException outside the ranges
         */
        public Work {
            Arguments.between("the number of paths", paths, SingleSite.BLOCK, 1_000_000);
            Arguments.between("the number of averaged rounds", averaged, 8, 10_000);
            Arguments.between("the number of rounds before the average", mostRounds, 16, 10_000);
        }

        /**
         * The usual amount.
         *
         * @param seed of the paths
         * @param executor runs parts of a round
         * @param monitor progress and cancellation
         * @return the work
         */
        public static Work usual(Seed seed, Executor executor, Monitor monitor) {
            return new Work(DEFAULT_PATHS, DEFAULT_AVERAGED, DEFAULT_MOST, seed, executor, monitor);
        }
    }

    private static CorrelatedFlowTheory of(Nonlinearity phi, Feedback feedback, Work work) {
        Arguments.between("the gain g_eff of a theory with feedback", feedback.gEff(), 0, MAX_GAIN);
        final SingleSite site = new SingleSite(phi, feedback, work);
        final SingleSite.Average all = site.run();
        if (!(all.c0() > SingleSite.QUIESCENT)) {
            throw new IllegalArgumentException("the activity dies out at the gain g_eff = " + feedback.gEff()
                    + ": there is nothing that a dimension could be of");
        }
        final double loop = feedback.loopGain(all.response());
        if (!(loop < 1)) {
            throw new IllegalArgumentException("a mode condenses: its overlap returns D rho S(0) = " + loop
                    + " of its activity to itself, where less than 1 is needed. The activity then lies in this mode, as in a"
                    + " Hopfield network, and theory does not hold");
        }
        final List<SingleSite.Average> without = site.withoutEachGroup();
        final double pr = site.participation(all);
        final List<Double> ratios = new ArrayList<>();
        for (int g = 0; g < without.size(); g++) {
            work.monitor().progress(SingleSite.SHARE + (1 - SingleSite.SHARE) * (g + 1) / (without.size() + 1));
            ratios.add(site.participation(without.get(g)));
        }
        // Noise of the response makes the mean of 1/|1 - U|^2 too large, by a term of first order in it: the jackknife
        // takes it off.
        final double mean =
                ratios.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        final double corrected = ratios.size() * pr - (ratios.size() - 1) * mean;
        return new CorrelatedFlowTheory(
                feedback.gEff(),
                feedback.immediate(),
                corrected,
                jackknife(ratios),
                all.c0(),
                jackknife(without.stream().map(SingleSite.Average::c0).toList()),
                all.delta0(),
                jackknife(without.stream().map(SingleSite.Average::delta0).toList()),
                all.response(),
                all.spectrum()[0],
                loop,
                site.rounds(),
                site.isSettled(),
                site.curve(all),
                site.step());
    }

    /** {@return what to know of the values; empty if there is nothing} */
    public String note() {
        final String unsettled = settled
                ? ""
                : "the rounds had not settled when they were averaged: the values still drift, and their errors do not cover";
        final String self = Math.abs(autapse) > AUTAPSE
                ? String.format(
                        Locale.ROOT,
                        "every neuron acts on itself with the mean weight %.3g, which the ensemble of the paper has not",
                        autapse)
                : "";
        return Stream.of(unsettled, self).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private static double jackknife(List<Double> without) {
        return Jackknife.error(without.stream().mapToDouble(Double::doubleValue).toArray())
                .orElse(Double.NaN);
    }

    /**
     * {@return C(&tau;) at each lag, between its values by lines; 0 beyond half the period}
     *
     * @param lags at least 0, in time constants
     * @throws IllegalArgumentException for a negative lag, or NaN
     */
    public double[] c(double... lags) {
        final double[] values = new double[lags.length];
        for (int k = 0; k < lags.length; k++) {
            final double place = Arguments.atLeast("a lag", lags[k], 0) / step;
            final int below = (int) Math.min(curve.size(), place);
            if (below + 1 < curve.size()) {
                values[k] = curve.get(below) + (place - below) * (curve.get(below + 1) - curve.get(below));
            }
        }
        return values;
    }
}
