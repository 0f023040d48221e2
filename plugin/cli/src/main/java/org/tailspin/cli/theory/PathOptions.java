package org.tailspin.cli.theory;

import org.tailspin.core.random.Seed;
import org.tailspin.core.theory.TangentSpectrum;
import picocli.CommandLine.Option;

/** How much a theory samples. */
final class PathOptions {

    @Option(
            names = "--paths",
            paramLabel = "P",
            description = "Gain paths of one neuron in a set, in 16..16384 (default: "
                    + TangentSpectrum.Settings.DEFAULT_PATHS + "). With --sets and --seed for leaky maps and flows.")
    private Integer paths;

    @Option(
            names = "--sets",
            paramLabel = "K",
            description = "Independent sets of paths, in 2..64, whose scatter is the error (default: "
                    + TangentSpectrum.Settings.DEFAULT_SETS + ").")
    private Integer sets;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the paths (default: " + TangentSpectrum.Settings.DEFAULT_SEED + ").")
    private Long seed;

    boolean isPresent() {
        return paths != null || sets != null || seed != null;
    }

    TangentSpectrum.Settings settings() {
        final TangentSpectrum.Settings usual = TangentSpectrum.Settings.DEFAULT;
        return new TangentSpectrum.Settings(
                paths == null ? usual.paths() : paths,
                sets == null ? usual.sets() : sets,
                seed == null ? usual.seed() : Seed.of(seed, "the seed"));
    }
}
