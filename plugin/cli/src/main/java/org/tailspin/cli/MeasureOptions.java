package org.tailspin.cli;

import org.tailspin.core.lyapunov.LyapunovSettings;
import picocli.CommandLine.Option;

/** How long to measure, and how many exponents. */
final class MeasureOptions {

    @Option(
            names = "--exponents",
            paramLabel = "K",
            converter = Converters.Exponents.class,
            description = "Number of leading exponents, at most N, or " + Converters.ALL + " (default: "
                    + LyapunovSettings.DEFAULT_EXPONENTS + ", or N where that is less).")
    private Integer exponents;

    @Option(
            names = "--steps",
            paramLabel = "T",
            defaultValue = "" + LyapunovSettings.DEFAULT_STEPS,
            description = "Measured steps (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--warmup",
            paramLabel = "T",
            defaultValue = "" + LyapunovSettings.DEFAULT_WARMUP,
            description = "Steps of the state before anything is measured (default: ${DEFAULT-VALUE}).")
    private int warmup;

    @Option(
            names = "--tangent-warmup",
            paramLabel = "T",
            defaultValue = "" + LyapunovSettings.DEFAULT_TANGENT_WARMUP,
            description = "Steps of the tangent frame, after those of the state (default: ${DEFAULT-VALUE}).")
    private int tangentWarmup;

    @Option(
            names = "--noise",
            paramLabel = "S",
            defaultValue = "0",
            description = "Standard deviation of the white noise inside tanh, per step (default: ${DEFAULT-VALUE}).")
    private double noise;

    double noise() {
        return noise;
    }

    /**
     * @param n number of neurons
     * @return the settings
     * @throws IllegalArgumentException if one is out of range, or there are more exponents than neurons
     */
    LyapunovSettings settings(int n) {
        final int asked = exponents == null ? Math.min(LyapunovSettings.DEFAULT_EXPONENTS, n) : exponents;
        final LyapunovSettings settings = new LyapunovSettings(asked, warmup, tangentWarmup, steps);
        settings.exponentsOf(n);
        return settings;
    }
}
