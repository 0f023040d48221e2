package org.tailspin.cli.pipeline;

import java.util.concurrent.Callable;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.engine.Job;
import org.tailspin.cli.engine.JobCommand;
import org.tailspin.cli.options.CommandGroup;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.GivenOptions;
import org.tailspin.core.dynamics.FlowSettings;
import org.tailspin.core.pipeline.Experiments;
import org.tailspin.core.pipeline.Pipeline;
import org.tailspin.core.random.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whole experiments, each of one word. */
@Command(
        name = "pipeline",
        description = {
            "Whole experiments on collective activity: networks under several conditions, their dimension with errors, and"
                    + " theory beside it. Each prints a row per condition; with --out it leaves conditions.csv,"
                    + " networks.csv, lags.csv, picture.png, manifest.json and measured.txt, by which --resume goes on.",
            "Values are trimmed means over the networks that are chaotic or driven by noise (an eighth goes at either"
                    + " end) with their errors; the others are counted by what they do."
        },
        subcommands = {
            PipelineCommand.DimensionAgainstRank.class,
            PipelineCommand.Invisible.class,
            PipelineCommand.Heterogeneity.class,
            PipelineCommand.Overlaps.class,
            PipelineCommand.Surrogates.class,
            PipelineCommand.Ladder.class,
            PipelineCommand.Extensivity.class
        })
public final class PipelineCommand extends CommandGroup {

    private static final double MAP_GAIN = 3;
    private static final double FLOW_GAIN = 5;

    PipelineCommand() {
        super("a pipeline");
    }

    /** What the experiments share. */
    abstract static class Preset implements Callable<Integer>, JobCommand {

        @Spec
        private CommandSpec spec;

        @Mixin
        private CommonOptions common;

        @Mixin
        private PipelineOptions options;

        private Console console = Console.SILENT;

        /** Told of what was read. */
        Console console() {
            return console;
        }

        CommandSpec spec() {
            return spec;
        }

        PipelineOptions options() {
            return options;
        }

        abstract Pipeline pipeline();

        @Override
        public Job<?> job(String part) {
            return run().job();
        }

        @Override
        public Integer call() {
            console = common.console();
            return run().run();
        }

        private PipelineRun run() {
            return new PipelineRun(common, spec.name(), options, common.checked(() -> options.chosen(pipeline())));
        }
    }

    /** As {@link Experiments#dimensionAgainstRank}. */
    @Command(
            name = "dimension-against-rank",
            description =
                    "The dimension of activity against the effective rank of the couplings at one gain: independent"
                            + " weights, and spectra of modes down to a fifth of the neurons.")
    static final class DimensionAgainstRank extends Preset {

        @Option(
                names = "--flow",
                description =
                        "In continuous time (the error function, Heun's scheme, 8 trajectories of 400 time constants"
                                + " each) in place of the map.")
        private boolean isFlow;

        @Option(
                names = "--noise",
                paramLabel = "S",
                description = "Standard deviation of white noise over a time constant, with --flow (default: 0).")
        private Double noise;

        @Option(
                names = "--dt",
                paramLabel = "H",
                description = "Step of the scheme in time constants, with --flow (default: "
                        + FlowSettings.DEFAULT_TIME_STEP + ").")
        private Double timeStep;

        @Override
        Pipeline pipeline() {
            if (isFlow) {
                return Experiments.dimensionAgainstRank(
                        options().extent(FLOW_GAIN),
                        noise == null ? 0 : noise,
                        timeStep == null ? FlowSettings.DEFAULT_TIME_STEP : timeStep);
            }
            if (noise != null || timeStep != null) {
                throw new IllegalArgumentException((noise != null ? "--noise" : "--dt")
                        + " is about networks in continuous time: --flow is missing");
            }
            return Experiments.dimensionAgainstRank(options().extent(MAP_GAIN));
        }
    }

    /** As {@link Experiments#invisible}. */
    @Command(
            name = "invisible",
            description = "Invisible in single neurons, visible in the population: networks with the same correlation"
                    + " function of single neurons and different dimension, in continuous time.")
    static final class Invisible extends Preset {
        @Override
        Pipeline pipeline() {
            return Experiments.invisible(options().extent(FLOW_GAIN));
        }
    }

    /** As {@link Experiments#heterogeneity}. */
    @Command(
            name = "heterogeneity",
            description = "Neurons of different input gains against few modes: the dimension of activity as it is, and"
                    + " z-scored.")
    static final class Heterogeneity extends Preset {
        @Override
        Pipeline pipeline() {
            return Experiments.heterogeneity(options().extent(MAP_GAIN));
        }
    }

    /** As {@link Experiments#overlaps}. */
    @Command(
            name = "overlaps",
            description =
                    "Modes whose left and right vectors all overlap by as much, in maps. Every neuron then acts on itself with a mean"
                            + " weight of trace_over_n, of order 1, which makes what is seen; the overlaps of the paper leave none"
                            + " (theory overlaps --sigmoid, for flows). There is theory here for the moments of the couplings, and for"
                            + " the activity without overlap.")
    static final class Overlaps extends Preset {
        @Override
        Pipeline pipeline() {
            return Experiments.overlaps(options().extent(MAP_GAIN));
        }
    }

    /** As {@link Experiments#surrogates}. */
    @Command(
            name = "surrogates",
            description = {
                "A given matrix or connectome against its surrogates: the same wiring with permuted weights, the same"
                        + " weights rewired at the same degrees, weights shuffled in three ways, the same singular values"
                        + " with random modes, with their overlaps or without, independent Gaussian weights. At one gain"
                        + " all have weights of one size (--surrogate-scale given, as everywhere).",
                "Theory takes root mean square and effective rank of each matrix, and knows nothing else of it. A matrix of"
                        + " one sign, as that of a connectome without inhibition, saturates or rests: its row then says"
                        + " why it is empty."
            })
    static final class Surrogates extends Preset {

        @Mixin
        private GivenOptions given;

        @Override
        Pipeline pipeline() {
            if (!given.isPresent()) {
                throw new IllegalArgumentException("a network is missing: --matrix or --edges");
            }
            options().refuseSize("the matrix has its own number of neurons");
            return Experiments.surrogates(
                    options().extent(MAP_GAIN),
                    given.readForSurrogates(console(), new Seed(options().seed())),
                    given.laterNormalisation(),
                    given.scale());
        }
    }

    /** As {@link Experiments#ladder}. */
    @Command(
            name = "ladder",
            description = {
                "A given matrix or connectome, as a flow, beside random ones that share more and more with it: independent weights of"
                        + " its size, its singular values, these with the overlaps of left and right vectors, and itself"
                        + " (Clark, Marschall, van Meegen, Litwin-Kumar 2025, section VIII B). Where the activity becomes that of"
                        + " the matrix tells what it depends on.",
                "Theory is there for all but the matrix itself; that of overlaps takes half a minute or more. It is about the mean of"
                        + " n_over_pr_phi over many networks, which scatter where one mode is stronger than the others, and for"
                        + " N so large that N times pr_phi_over_n_theory is far above 1."
            })
    static final class Ladder extends Preset {

        @Mixin
        private GivenOptions given;

        @Override
        Pipeline pipeline() {
            if (!given.isPresent()) {
                throw new IllegalArgumentException("a network is missing: --matrix or --edges");
            }
            options().refuseSize("the matrix has its own number of neurons");
            return Experiments.ladder(
                    options().extent(MAP_GAIN),
                    given.read(console(), new Seed(options().seed()), raw -> {}));
        }
    }

    /** As {@link Experiments#extensivity}. */
    @Command(
            name = "extensivity",
            description = "Kaplan-Yorke dimension and entropy over N against N, at N and three halvings of it.")
    static final class Extensivity extends Preset {
        @Override
        Pipeline pipeline() {
            return Experiments.extensivity(options().extent(MAP_GAIN));
        }
    }
}
