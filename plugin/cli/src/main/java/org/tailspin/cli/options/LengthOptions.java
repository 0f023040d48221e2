package org.tailspin.cli.options;

import java.util.Map;
import java.util.Optional;
import org.tailspin.core.analysis.Lengths;
import org.tailspin.core.analysis.Precision;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.recipe.Dynamics;
import picocli.CommandLine.Option;

/** How long a network runs. A step of a flow is one of its scheme, {@code --dt}. */
public final class LengthOptions {

    @Option(
            names = "--steps",
            paramLabel = "T",
            description = "Measured steps (default: " + Lengths.MEASURED + "; critical-gain begins with "
                    + LyapunovSettings.DEFAULT_STEPS + "). " + Lengths.RULE)
    private Integer steps;

    @Option(
            names = "--warmup",
            paramLabel = "T",
            description = "Steps of the state before anything is measured (default: " + LyapunovSettings.DEFAULT_WARMUP
                    + ", or " + LyapunovSettings.DEFAULT_WARMUP_CONSTANTS + " time constants where that is more).")
    private Integer warmup;

    @Option(
            names = "--tangent-warmup",
            paramLabel = "T",
            description = "Steps of the tangent frame, after those of the state (default: "
                    + LyapunovSettings.DEFAULT_TANGENT_WARMUP + " time constants).")
    private Integer tangentWarmup;

    /** Adds what holds where nothing is given. */
    void usual(Map<String, String> values, Dynamics dynamics, int n, Optional<Precision> precision) {
        final LyapunovSettings all = lengths().exponents(1, dynamics, n, precision);
        values.put("steps", Integer.toString(all.steps()));
        values.put("warmup", Integer.toString(all.warmup()));
        values.put("tangent-warmup", Integer.toString(all.tangentWarmup()));
    }

    /**
     * {@return what is given}
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Lengths lengths() {
        return new Lengths(Optional.ofNullable(warmup), Optional.ofNullable(tangentWarmup), Optional.ofNullable(steps));
    }
}
