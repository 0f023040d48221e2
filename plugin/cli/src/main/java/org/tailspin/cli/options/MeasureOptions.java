package org.tailspin.cli.options;

import java.util.Map;
import java.util.Optional;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.core.analysis.ActivityDimensions;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.analysis.Precision;
import org.tailspin.core.linalg.TangentPrecision;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Dynamics;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long to measure, how many exponents, and how well. */
public final class MeasureOptions {

    @Option(
            names = "--exponents",
            paramLabel = "K",
            converter = Converters.Exponents.class,
            description = "Number of leading exponents, at most N; " + Converters.ALL + "; or " + Converters.AUTO
                    + ", as many as the Kaplan-Yorke dimension needs (default).")
    private Integer exponents;

    @Mixin
    private LengthOptions lengths;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = "double",
            converter = Converters.Precisions.class,
            description =
                    "Arithmetic of the tangent vectors: double (default), or single, for 6 to N/2 exponents of a drawn"
                            + " network. States are of double precision and keep their bits; exponents differ by up to 1e-4.")
    private TangentPrecision tangentPrecision;

    @Option(
            names = "--tolerance",
            paramLabel = "E",
            description = "Continue beyond --steps until 1.645 standard errors of --target are within this.")
    private Double tolerance;

    @Option(
            names = "--target",
            paramLabel = "WHAT",
            converter = Converters.Targets.class,
            description =
                    "What the tolerance is of: lyapunov-max (default) or kaplan-yorke; or regime, without a tolerance:"
                            + " continue beyond --steps until the regime is decided.")
    private Precision.Target target;

    @Option(
            names = "--max-steps",
            paramLabel = "T",
            description = "Measured steps at which to give up reaching the tolerance or deciding the regime (default: "
                    + LyapunovSettings.DEFAULT_MAX_STEPS + " time constants, or --steps if that is more).")
    private Integer maxSteps;

    @Option(
            names = "--require-converged",
            description = "End with exit code " + ExitCode.NOT_CONVERGED + " if the tolerance was not reached, or the"
                    + " regime not decided.")
    private boolean isConvergenceRequired;

    @Option(
            names = "--twins",
            description = "Estimate the largest exponent a second time, from two trajectories next to each other.")
    private boolean isWithTwins;

    @Option(
            names = "--dimensions",
            paramLabel = "WHICH",
            converter = Converters.DimensionChoices.class,
            description = "Participation ratios before and after the nonlinearity with errors: auto, up to N = "
                    + ActivityDimensions.DEFAULT_UP_TO
                    + " (default); always, for 160 N^2 bytes of memory for each thread; or never.")
    private Integer dimensionsUpTo;

    /** {@return whether a run fails that has not reached its tolerance} */
    public boolean isConvergenceRequired() {
        return isConvergenceRequired;
    }

    /**
     * {@return what to measure}
     *
     * @param n number of neurons, which default lengths depend on
     * @param dynamics which default lengths depend on
     * @throws IllegalArgumentException if a setting is out of range, or there are more exponents than neurons
     */
    public NetworkAnalysis analysis(int n, Dynamics dynamics) {
        final Optional<Precision> precision = precision(dynamics);
        final LyapunovSettings settings = lengths.lengths()
                .exponents(exponents == null ? LyapunovSettings.AUTO : exponents, dynamics, n, precision)
                .in(tangentPrecision);
        settings.exponentsOf(dynamics.kind().dimension(n));
        return new NetworkAnalysis(
                settings,
                precision,
                dimensionsUpTo == null ? ActivityDimensions.DEFAULT_UP_TO : dimensionsUpTo,
                isWithTwins);
    }

    /**
     * Adds what holds where nothing is given.
     *
     * @param values by the names of options, without dashes
     * @param dynamics which default lengths depend on
     * @param n number of neurons, which they depend on as well
     */
    public void usual(Map<String, String> values, Dynamics dynamics, int n) {
        values.put("exponents", Converters.AUTO);
        lengths.usual(values, dynamics, n, precision(dynamics));
        if (target == Precision.Target.REGIME) {
            values.put("max-steps", Integer.toString(lengths.lengths().limit(dynamics)));
        } else if (tolerance != null) {
            values.put("target", Converters.Targets.name(Precision.Target.LYAPUNOV_MAX));
            values.put("max-steps", Integer.toString(lengths.lengths().limit(dynamics)));
        }
        values.put("dimensions", Converters.AUTO);
    }

    private Optional<Precision> precision(Dynamics dynamics) {
        if (target == Precision.Target.REGIME) {
            if (tolerance != null) {
                throw new IllegalArgumentException("the regime has no tolerance, but --tolerance is " + tolerance);
            }
            return Optional.of(Precision.ofRegime(limit(dynamics)));
        }
        if (tolerance == null) {
            final String without =
                    target != null ? "--target" : maxSteps != null ? "--max-steps" : "--require-converged";
            if (target != null || maxSteps != null || isConvergenceRequired) {
                throw new IllegalArgumentException(without + " is about a tolerance, which --tolerance must give");
            }
            return Optional.empty();
        }
        return Optional.of(
                new Precision(target == null ? Precision.Target.LYAPUNOV_MAX : target, tolerance, limit(dynamics)));
    }

    private int limit(Dynamics dynamics) {
        return maxSteps == null ? lengths.lengths().limit(dynamics) : maxSteps;
    }
}
