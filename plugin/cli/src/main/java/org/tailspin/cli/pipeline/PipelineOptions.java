package org.tailspin.cli.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.tailspin.cli.options.Converters;
import org.tailspin.cli.options.ResumeOptions;
import org.tailspin.cli.options.WorkOptions;
import org.tailspin.core.pipeline.Extent;
import org.tailspin.core.pipeline.Pipeline;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How large an experiment is, and where its results go. */
final class PipelineOptions {

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            converter = Converters.Scales.class,
            description =
                    "How large: small (N = 200, 6 networks per condition; default), medium (500, 16) or large (1000,"
                            + " 24).")
    private Extent.Scale scale;

    @Option(
            names = {"--n", "-n"},
            paramLabel = "N",
            description = "Number of neurons (default: that of the scale).")
    private Integer n;

    @Option(
            names = "--networks",
            paramLabel = "R",
            description = "Networks of each condition (default: those of the scale).")
    private Integer networks;

    @Option(
            names = "--gain",
            paramLabel = "G",
            description =
                    "Gain, above 1 (default: 3 for maps, 5 for flows): g_eff of drawn networks; the factor of a given matrix"
                            + " after --normalise.")
    private Double gain;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the first network of each condition; the next have S+1, S+2, ... (default:"
                    + " ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Output directory, which must not exist yet (default: no files).")
    private Path out;

    @Option(
            names = "--only",
            paramLabel = "C",
            description = "A condition to take, by its name in the table; for several, more than once (default: all).")
    private List<String> only;

    @Mixin
    private ResumeOptions resume;

    @Mixin
    private WorkOptions work;

    /**
     * {@return what is asked for of it}
     *
     * @param pipeline an experiment
     * @throws IllegalArgumentException for a condition that there is not
     */
    Pipeline chosen(Pipeline pipeline) {
        return only == null ? pipeline : pipeline.only(only);
    }

    /**
     * {@return how large}
     *
     * @param usual gain where none is given
     * @throws IllegalArgumentException outside the ranges
     */
    Extent extent(double usual) {
        final Extent.Scale size = scale == null ? Extent.Scale.SMALL : scale;
        return new Extent(
                n == null ? size.n() : n,
                networks == null ? size.networks() : networks,
                gain == null ? usual : gain,
                seed);
    }

    /**
     * Refuses a number of neurons where there is no choice.
     *
     * @param reason why there is no choice
     * @throws IllegalArgumentException if a number of neurons is given
     */
    void refuseSize(String reason) {
        if (n != null) {
            throw new IllegalArgumentException("--n " + n + " has no place here: " + reason);
        }
    }

    long seed() {
        return seed;
    }

    Path out() {
        return out;
    }

    ResumeOptions resume() {
        return resume;
    }

    WorkOptions work() {
        return work;
    }
}
