package org.tailspin.cli.options;

import java.util.Map;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.sweep.Dynamics;
import picocli.CommandLine.Option;

/** How long a network runs. A step of a flow is one of its scheme, {@code --dt}. */
public final class LengthOptions {

    @Option(
            names = "--steps",
            paramLabel = "T",
            description = "Measured steps (default: " + LyapunovSettings.DEFAULT_STEPS + "; "
                    + LyapunovSettings.DEFAULT_FLOW_STEPS + " of a flow). Steps of a flow last --dt each.")
    private Integer steps;

    @Option(
            names = "--warmup",
            paramLabel = "T",
            description = "Steps of the state before anything is measured (default: " + LyapunovSettings.DEFAULT_WARMUP
                    + ").")
    private Integer warmup;

    @Option(
            names = "--tangent-warmup",
            paramLabel = "T",
            description = "Steps of the tangent frame, after those of the state (default: "
                    + LyapunovSettings.DEFAULT_TANGENT_WARMUP + "; " + LyapunovSettings.DEFAULT_FLOW_TANGENT_WARMUP
                    + " of a flow).")
    private Integer tangentWarmup;

    /** Adds what holds where nothing is given. */
    void usual(Map<String, String> values, Dynamics.Kind kind) {
        final LyapunovSettings all = settings(1, kind);
        values.put("steps", Integer.toString(all.steps()));
        values.put("warmup", Integer.toString(all.warmup()));
        values.put("tangent-warmup", Integer.toString(all.tangentWarmup()));
    }

    /**
     * @param exponents how many
     * @param kind of the dynamics, which the defaults depend on
     * @return the settings
     * @throws IllegalArgumentException if one is out of range
     */
    public LyapunovSettings settings(int exponents, Dynamics.Kind kind) {
        final LyapunovSettings usual = LyapunovSettings.usual(exponents, kind.isContinuous());
        return new LyapunovSettings(
                exponents,
                warmup == null ? usual.warmup() : warmup,
                tangentWarmup == null ? usual.tangentWarmup() : tangentWarmup,
                steps == null ? usual.steps() : steps);
    }
}
