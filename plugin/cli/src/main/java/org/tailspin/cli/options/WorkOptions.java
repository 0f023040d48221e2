package org.tailspin.cli.options;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.tailspin.cli.engine.Engine;
import org.tailspin.cli.engine.JobCommand;
import org.tailspin.cli.engine.ThreadEngine;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a run over many networks works. */
public final class WorkOptions {

    /** The option that overwrites results. */
    public static final String FORCE = "--force";
    /** The option that bounds the threads. */
    public static final String THREADS = "--threads";

    @Option(
            names = FORCE,
            description =
                    "Overwrite the results of an earlier run of this command in the output directory, as its manifest.json"
                            + " lists them; never other files.")
    private boolean isForced;

    @Option(names = THREADS, paramLabel = "T", description = "Number of threads (default: all cores).")
    private Integer threads;

    private Engine engine;

    /** Name of the options of another engine than the threads of this program. */
    public static final String ENGINE = "engine";

    /**
     * Has another engine than the threads of this program compute networks.
     *
     * @param engine whose fields may be options, which a command then has in place of the number of threads
     * @param line of a command, or of a group of them
     * @return whether any of them can use it
     */
    public static boolean use(Engine engine, CommandLine line) {
        boolean isUsed = false;
        for (CommandLine each : line.getSubcommands().values()) {
            isUsed |= use(engine, each);
        }
        final CommandSpec command = line.getCommandSpec();
        final Optional<WorkOptions> work = in(command);
        if (command.userObject() instanceof JobCommand && work.isPresent()) {
            command.remove(command.findOption(THREADS));
            command.addMixin(ENGINE, CommandSpec.forAnnotatedObject(engine));
            work.get().engine = engine;
            isUsed = true;
        }
        return isUsed;
    }

    private static Optional<WorkOptions> in(CommandSpec spec) {
        return spec.userObject() instanceof WorkOptions own
                ? Optional.of(own)
                : Stream.of(spec.mixins().values())
                        .flatMap(Collection::stream)
                        .flatMap(mixin -> in(mixin).stream())
                        .findFirst();
    }

    /**
     * {@return what computes networks: the threads asked for, if nothing else does}
     *
     * @throws IllegalArgumentException if their number is out of range
     */
    public Engine engine() {
        return engine == null ? new ThreadEngine(threads()) : engine;
    }

    /** {@return whether results in an existing directory may go} */
    public boolean isForced() {
        return isForced;
    }

    /**
     * {@return number of threads}
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public int threads() {
        return threads(threads);
    }

    /**
     * {@return number of threads}
     *
     * @param asked as typed; null for all cores
     * @throws IllegalArgumentException if it is out of range
     */
    public static int threads(Integer asked) {
        final int count = asked == null ? Runtime.getRuntime().availableProcessors() : asked;
        final int most = 1024;
        if (count < 1 || count > most) {
            throw new IllegalArgumentException("the number of threads must lie in 1.." + most + ", but is " + count);
        }
        return count;
    }
}
