package org.tailspin.cli.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.options.RunOptions;
import org.tailspin.cli.options.Usage;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.files.FileProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the shards of a sweep together. */
@Command(
        name = MergeCommand.NAME,
        description = {
            "Puts the shards of a sweep (sweep --shard) together: the output directory receives what the sweep would have"
                    + " written in one piece, byte for byte, but for the manifest.",
            "All shards must be there and finished, of the same options and the same kernels."
        })
public final class MergeCommand implements Callable<Integer> {

    static final String NAME = "merge";

    @Mixin
    private CommonOptions common;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Output directory, which must not exist yet.")
    private Path out;

    @Parameters(paramLabel = "SHARD", arity = "0..*", description = "Output directories of all shards, in any order.")
    private List<Path> shards = new ArrayList<>();

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() {
        common.checked(() -> Usage.needed("--out", out));
        common.checked(() -> Usage.needed("SHARD, a directory of sweep --shard,", shards.isEmpty() ? null : shards));
        final List<OutputDirectory> open = new ArrayList<>();
        try {
            final Configuration first = Configuration.read(configuration(shards.get(0)));
            final Map<Integer, Path> parts = new TreeMap<>();
            for (Path shard : shards) {
                add(parts, shard, first);
            }
            final int count = shard(shards.get(0), first).count();
            checkAll(parts, count);
            for (Map.Entry<Integer, Path> part : parts.entrySet()) {
                final OutputDirectory directory = OutputDirectory.reading(part.getValue());
                open.add(directory);
                checkFinished(directory, new Shard(part.getKey(), count));
            }
            final SweepJob job = SweepJob.of(
                            "--config", configuration(shards.get(0)).toString())
                    .as(first.without(SweepJob.SHARD));
            final SweepProducts products = new SweepProducts(job, options.isWithPicture(), options.isWithArrays());
            try (OutputDirectory output = common.checked(
                    () -> common.outputs(options.work().isForced()).directory(out, NAME, products.names()))) {
                return merge(job, open, output, products);
            }
        } finally {
            open.forEach(OutputDirectory::close);
        }
    }

    private int merge(SweepJob job, List<OutputDirectory> parts, OutputDirectory output, SweepProducts products) {
        final SweepManifest manifest = new SweepManifest(NAME, job);
        output.writeConfiguration(job.configuration().yaml());
        try (SweepFiles files = new SweepFiles(output, job.header())) {
            parts.forEach(part -> Journal.read(part, files::add));
        }
        final Tally tally = products.write(output);
        final Map<String, Object> fields = manifest.write(output, Map.of("shards", parts.size()), tally, true);
        if (common.isJson) {
            common.console().out().println(common.json(fields));
        } else {
            common.console().say("The results are in " + output.path());
        }
        return tally.report(common.console(), false);
    }

    private static Path configuration(Path shard) {
        final Path file = shard.resolve(OutputDirectory.CONFIG);
        if (!Files.exists(file)) {
            throw new FileProblem(
                    shard + " has no " + OutputDirectory.CONFIG + ": it is no directory of sweep --shard");
        }
        return file;
    }

    /** Checks one shard against those before it. */
    private static void add(Map<Integer, Path> parts, Path path, Configuration first) {
        final Path file = configuration(path);
        final Configuration own = Configuration.read(file);
        SweepJob.checkSame(file, own, first, Set.of(SweepJob.SHARD), "in the first shard");
        final Shard shard = shard(file, own);
        final Shard before = shard(file, first);
        if (shard.count() != before.count()) {
            throw new FileProblem(path + " is shard " + shard + ", but the first one is " + before);
        }
        final Path same = parts.put(shard.index(), path);
        if (same != null) {
            throw new FileProblem(path + " and " + same + " are both shard " + shard);
        }
    }

    private static void checkAll(Map<Integer, Path> parts, int count) {
        final String missing = IntStream.rangeClosed(1, count)
                .filter(index -> !parts.containsKey(index))
                .mapToObj(index -> new Shard(index, count).toString())
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new FileProblem("these shards are missing: " + missing);
        }
    }

    private static Shard shard(Path file, Configuration configuration) {
        final String text = configuration.value(SweepJob.SHARD);
        if (text == null) {
            throw new FileProblem(file + " is of a whole sweep, not of a shard");
        }
        return new Shard.Converter().convert(text);
    }

    private static void checkFinished(OutputDirectory directory, Shard shard) {
        final SweepJob job =
                SweepJob.of("--config", directory.file(OutputDirectory.CONFIG).toString());
        final int count = Journal.check(directory, job.header()).count();
        if (count < job.size()) {
            throw new FileProblem(
                    "shard " + shard + " in " + directory.path() + " lacks " + (job.size() - count) + " of its "
                            + job.size() + " networks, the first of them '" + job.name(count)
                            + "'; to finish it: tailspin sweep --resume --out " + directory.path());
        }
    }
}
