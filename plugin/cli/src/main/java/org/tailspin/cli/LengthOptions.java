package org.tailspin.cli;

import org.tailspin.core.lyapunov.LyapunovSettings;
import picocli.CommandLine.Option;

/** How long a network runs, and how noisily. */
final class LengthOptions {

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
     * @param exponents how many
     * @return the settings
     * @throws IllegalArgumentException if one is out of range
     */
    LyapunovSettings settings(int exponents) {
        return new LyapunovSettings(exponents, warmup, tangentWarmup, steps);
    }
}
