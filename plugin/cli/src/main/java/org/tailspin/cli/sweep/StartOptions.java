package org.tailspin.cli.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import org.tailspin.cli.options.Usage;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.files.FileProblem;
import picocli.CommandLine.Option;

/** Where a sweep comes from and where it goes: what is not part of what it computes. */
final class StartOptions {

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Output directory, which must not exist yet.")
    private Path out;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Read options from a YAML file: their names without dashes, and their values. Options that are"
                            + " given replace those of the file.")
    private Path config;

    @Option(
            names = "--resume",
            description = "Continue the sweep in the output directory, which was interrupted or killed. Without"
                    + " --config the options are those of the directory; where there is none yet, options or"
                    + " --config must say what to begin.")
    private boolean isResumed;

    @Option(
            names = "--dry-run",
            description =
                    "Say how many networks there are, and how long they will take and how much memory, after a few"
                            + " seconds of trying; compute and write nothing.")
    private boolean isDryRun;

    /**
     * {@return path of the output directory}
     *
     * @throws IllegalArgumentException if it is missing
     */
    Path out() {
        return Usage.needed("--out", out);
    }

    boolean isResumed() {
        return isResumed;
    }

    boolean isDryRun() {
        return isDryRun;
    }

    /**
     * A sweep that goes on needs something to go on with, or options that say what to begin: a misspelt directory must not
     * begin the sweep of all defaults.
     *
     * @param isPlanned whether any option says what to compute
     * @throws FileProblem if there is neither
     */
    void checkBeginning(boolean isPlanned) {
        if (isResumed && config() == null && !isPlanned) {
            throw new FileProblem("there is no sweep in " + out() + " to go on with"
                    + (Files.exists(out()) ? "" : ", and no such directory")
                    + ": to begin one there, give its options or --config");
        }
    }

    /** {@return the file with the options; null for none} */
    Path config() {
        if (config != null || !isResumed || out == null) {
            return config;
        }
        final Path own = out.resolve(OutputDirectory.CONFIG);
        return Files.exists(own) ? own : null;
    }
}
