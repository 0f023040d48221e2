package org.tailspin.cli.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalDouble;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.cli.output.Outputs;
import picocli.CommandLine.Option;

/** How a run of many networks goes on after an interruption, and when it gives up one of them. */
public final class ResumeOptions {

    /** The option that goes on. */
    public static final String RESUME = "--resume";

    /** The option that gives up networks which take too long. */
    public static final String TIME_LIMIT = "--time-limit";

    @Option(
            names = RESUME,
            description =
                    "Continue the run of the same options in the output directory, which was interrupted or killed: the"
                            + " results are the same, byte for byte.")
    private boolean isResumed;

    @Option(
            names = TIME_LIMIT,
            paramLabel = "SECONDS",
            description =
                    "Give up a network that takes longer: a row with its reason, and the run continues; --resume tries"
                            + " it again. Which networks these are depends on the machine (default: never).")
    private Double timeLimit;

    /** {@return after how many seconds a network is given up; empty for never} */
    public OptionalDouble timeLimit() {
        return timeLimit == null ? OptionalDouble.empty() : OptionalDouble.of(timeLimit);
    }

    /**
     * Refuses what contradicts itself.
     *
     * @param out the output directory; null for none
     * @param isForced whether its results are to be removed
     * @throws IllegalArgumentException if a run shall go on that has no directory, or whose results are to be removed
     */
    public void check(Path out, boolean isForced) {
        check(isResumed, out, isForced);
    }

    /**
     * Refuses what contradicts itself.
     *
     * @param isResumed whether a run shall go on
     * @param out the output directory; null for none
     * @param isForced whether its results are to be removed
     * @throws IllegalArgumentException if a run shall go on that has no directory, or whose results are to be removed
     */
    public static void check(boolean isResumed, Path out, boolean isForced) {
        if (isResumed && isForced) {
            throw new IllegalArgumentException(
                    "--resume keeps the results in the output directory and --force removes them: give one of them");
        }
        if (isResumed && out == null) {
            throw new IllegalArgumentException("--resume goes on in an output directory, which --out must name");
        }
    }

    /**
     * {@return the output directory, new or with what is to go on}
     *
     * @param outputs of the command
     * @param console told if there is nothing to go on with
     * @param path of it
     * @param command that writes there
     * @param names of the files that it will write
     */
    public OutputDirectory directory(
            Outputs outputs, Console console, Path path, String command, Collection<String> names) {
        if (!isResumed) {
            return outputs.directory(path, command, names);
        }
        if (!Files.exists(path)) {
            console.remark("there is nothing in " + path + " to go on with: beginning");
        }
        return outputs.resumed(path, command, names);
    }
}
