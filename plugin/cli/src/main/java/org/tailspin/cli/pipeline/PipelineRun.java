package org.tailspin.cli.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tailspin.cli.console.Console;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.console.Table;
import org.tailspin.cli.engine.Engine;
import org.tailspin.cli.engine.KeptRun;
import org.tailspin.cli.engine.NetworkJob;
import org.tailspin.cli.options.CommonOptions;
import org.tailspin.cli.output.CsvTable;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.pipeline.CollectiveResult;
import org.tailspin.core.pipeline.Finding;
import org.tailspin.core.pipeline.Pipeline;
import org.tailspin.core.pipeline.PipelineTable;
import org.tailspin.core.pipeline.Quantity;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.table.TableColumn;

/**
 * One run of an experiment.
 *
 * @param common where it speaks
 * @param command its name
 * @param options threads and files
 * @param pipeline the experiment
 */
record PipelineRun(CommonOptions common, String command, PipelineOptions options, Pipeline pipeline) {

    private static final List<String> NAMES = List.of(
            OutputDirectory.MEASURED,
            OutputDirectory.CONDITIONS,
            OutputDirectory.NETWORKS,
            OutputDirectory.LAGS,
            OutputDirectory.PICTURE,
            OutputDirectory.MANIFEST);

    /** {@return its networks} */
    NetworkJob<CollectiveResult> job() {
        final List<NetworkRecipe> networks = pipeline.recipes();
        return common.checked(() -> new NetworkJob<>(
                () -> common.origin(""),
                networks,
                pipeline.task(),
                CollectiveResult.CODEC,
                CollectiveResult::note,
                options.resume().timeLimit(),
                workers -> networks.stream()
                        .mapToInt(recipe -> recipe.disorder().n())
                        .max()
                        .ifPresent(largest -> Footprint.matrices(largest, 1).check(largest, workers))));
    }

    int run() {
        final NetworkJob<CollectiveResult> job = job();
        final Engine engine = common.checked(() -> {
            options.resume().check(options.out(), options.work().isForced());
            final Engine chosen = options.work().engine();
            chosen.check(job);
            return chosen;
        });
        final List<CollectiveResult> results = new ArrayList<>();
        try (OutputDirectory directory = options.out() == null ? null : common.checked(this::directory)) {
            final KeptRun run = new KeptRun(console(), name(), directory, engine, common.experiment());
            run.run(job, "networks", results::add, Map::of);
            final List<Finding> findings = pipeline.findings(results);
            final PipelineTable conditions = PipelineTable.conditions(findings);
            if (directory != null) {
                write(directory, conditions, findings);
                run.complete(fields(conditions));
            }
            show(conditions, findings);
        }
        final long failed =
                results.stream().filter(result -> result.regime().isEmpty()).count();
        if (failed > 0) {
            console().message(failed + " of " + pipeline.size() + " networks failed; their notes say why");
        }
        return failed < pipeline.size() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private OutputDirectory directory() {
        return options.resume()
                .directory(common.outputs(options.work().isForced()), console(), options.out(), name(), NAMES);
    }

    private String name() {
        return "pipeline " + command;
    }

    private Console console() {
        return common.console();
    }

    private void write(OutputDirectory directory, PipelineTable conditions, List<Finding> findings) {
        write(directory, OutputDirectory.CONDITIONS, conditions);
        write(directory, OutputDirectory.NETWORKS, PipelineTable.networks(findings));
        write(directory, OutputDirectory.LAGS, PipelineTable.lags(findings));
        directory.write(
                OutputDirectory.PICTURE,
                new PipelinePicture(pipeline, findings).sheet().png());
    }

    private static void write(OutputDirectory directory, String name, PipelineTable table) {
        try (CsvTable file = new CsvTable(directory, name, table.columns())) {
            table.rows().forEach(file::add);
        }
    }

    private Map<String, Object> fields(PipelineTable conditions) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("pipeline", pipeline.name());
        fields.put("title", pipeline.title());
        fields.put("warmup", pipeline.settings().warmup());
        fields.put("steps", pipeline.settings().steps());
        fields.put("trajectories", pipeline.settings().trajectories());
        fields.put(
                "conditions",
                conditions.rows().stream().map(row -> named(conditions, row)).toList());
        return fields;
    }

    private static Map<String, Object> named(PipelineTable table, List<Object> row) {
        final Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            named.put(table.columns().get(i).label(), row.get(i));
        }
        return named;
    }

    private void show(PipelineTable conditions, List<Finding> findings) {
        Finding.emptiness(findings).ifPresent(why -> console().message(why));
        Finding.impossibility(findings).ifPresent(why -> console().message(why));
        if (common.isJson) {
            console().out().println(common.json(fields(conditions)));
            return;
        }
        console().say(pipeline.title());
        console().out().println();
        final List<Integer> shown = shown(conditions.columns());
        Table.rows(
                console().out(),
                shown.stream().map(i -> conditions.columns().get(i).label()).toList(),
                conditions.rows().stream()
                        .map(row -> {
                            final List<Object> cells = new ArrayList<>(); // which may be null
                            shown.forEach(i -> cells.add(row.get(i)));
                            return cells;
                        })
                        .toList());
        if (options.out() != null) {
            console().out().println();
            console().say("The results are in " + options.out());
        }
    }

    /** The columns for a person: what the picture shows, and the dimensions before all. */
    private List<Integer> shown(List<TableColumn> columns) {
        final List<Quantity> quantities = new ArrayList<>(pipeline.shown());
        if (quantities.isEmpty()) {
            quantities.addAll(List.of(Quantity.PR_PHI, Quantity.SINGLE_NEURON_TIME, Quantity.POPULATION_TIME));
        }
        final List<String> prefixes = quantities.stream().map(Quantity::label).toList();
        final List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            final String label = columns.get(i).label();
            final String quantity = label.replaceFirst("_(se|sd|theory)$", "");
            if (List.of("condition", "networks", "excluded").contains(label) || prefixes.contains(quantity)) {
                shown.add(i);
            }
        }
        return shown;
    }
}
