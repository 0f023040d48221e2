package org.tailspin.nodes.test.workflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.nodes.coupling.ConnectomePreparerNodeFactory;
import org.tailspin.nodes.coupling.CouplingGeneratorNodeFactory;
import org.tailspin.nodes.coupling.CouplingStatisticsNodeFactory;
import org.tailspin.nodes.dimension.DimensionEstimatorNodeFactory;
import org.tailspin.nodes.integrator.RnnIntegratorNodeFactory;
import org.tailspin.nodes.lyapunov.LyapunovAnalyzerNodeFactory;
import org.tailspin.nodes.lyapunov.TrainedNetworkAnalyzerNodeFactory;
import org.tailspin.nodes.reservoir.ReservoirEvaluatorNodeFactory;
import org.tailspin.nodes.theory.ActivityPredictorNodeFactory;
import org.tailspin.nodes.theory.NetworkTheoryNodeFactory;

/**
 * Testflows, a node's regression test in KNIME's own form: a Table Difference Checker compares each table of the node with a
 * reference in a Table Creator, and a Testflow Configuration says which warnings are expected. KNIME's test runner executes
 * them; whoever has no test runner sees a red node where a table differs.
 */
final class Testflows {

    private Testflows() {}

    /** A workflow whose last node is to be tested, and how to make it anew. */
    private record Tested(String name, String text, Optional<KnimeNode> table, List<TailspinNode> chain, int output) {

        /** Of nodes that are connected by their first outputs. */
        Tested(String name, String text, List<TailspinNode> chain) {
            this(name, text, chain, 1);
        }

        /** Of nodes that are connected by other outputs. */
        Tested(String name, String text, List<TailspinNode> chain, int output) {
            this(name, text, Optional.empty(), chain, output);
        }

        /** The number of the node that is tested. */
        int last() {
            return chain.size() + (table.isPresent() ? 1 : 0);
        }

        Workflow workflow() {
            Workflow workflow = new Workflow(
                    name,
                    text
                            + " Execute all nodes: a Table Difference Checker turns red where a table is not its reference.");
            table.ifPresent(first -> workflow.add(first, 0, 0, ""));
            for (TailspinNode each : chain) {
                int place = chain.indexOf(each) + (table.isPresent() ? 1 : 0);
                int node = workflow.add(each, place, 0, place == last() - 1 ? "tested" : "");
                if (node > 1) {
                    workflow.connect(node - 1, output, node, 1);
                }
            }
            return workflow;
        }
    }

    private static TailspinNode node(Class<? extends DefaultNodeFactory> factory) {
        return TailspinNode.of(factory);
    }

    /** Networks that rest, that just left it, and that are chaotic. */
    private static TailspinNode networks() {
        return node(CouplingGeneratorNodeFactory.class)
                .set("neurons", 6)
                .set("gainFrom", 0.5)
                .set("gainTo", 8.0)
                .set("gainCount", 3)
                .set("realisations", 1);
    }

    private static final List<Tested> TESTED = List.of(
            new Tested(
                    "Coupling Generator",
                    "Networks of four neurons and their weights.",
                    List.of(networks().set("neurons", 4).set("weights", true))),
            new Tested(
                    "Connectome Preparer",
                    "Networks of the weights that a Coupling Generator drew, and a summary of them.",
                    List.of(
                            networks()
                                    .set("neurons", 4)
                                    .set("weights", true)
                                    .set("gainValues", "SINGLE")
                                    .set("gain", 2.0),
                            node(ConnectomePreparerNodeFactory.class)
                                    .set("preparation/signs", "SHARE")
                                    .set("gain/count", 2)),
                    2),
            new Tested(
                    "RNN Integrator",
                    "Activity of three networks, and some of their states.",
                    List.of(
                            networks(),
                            node(RnnIntegratorNodeFactory.class)
                                    .set("warmup", 20)
                                    .set("steps", 40)
                                    .set("every", 10)
                                    .set("neurons", 2))),
            new Tested(
                    "Lyapunov Analyzer",
                    "Full spectra of three networks.",
                    List.of(
                            networks(),
                            node(LyapunovAnalyzerNodeFactory.class)
                                    .set("measurement/exponents", "ALL")
                                    .set("measurement/warmup", 100)
                                    .set("measurement/tangentWarmup", 50)
                                    .set("measurement/steps", 200))),
            new Tested(
                    "Trained Network Analyzer",
                    "Full spectrum of a small simple RNN with bias and one signal, by the names of PyTorch.",
                    Optional.of(Examples.trainedWeights()),
                    List.of(node(TrainedNetworkAnalyzerNodeFactory.class)
                            .set("measurement/exponents", "ALL")
                            .set("measurement/warmup", 100)
                            .set("measurement/tangentWarmup", 50)
                            .set("measurement/steps", 200)),
                    1),
            new Tested(
                    "Dimension Estimator",
                    "Dimensions of three networks.",
                    List.of(
                            networks(),
                            node(DimensionEstimatorNodeFactory.class)
                                    .set("measurement/warmup", 100)
                                    .set("measurement/tangentWarmup", 50)
                                    .set("measurement/steps", 200))),
            new Tested(
                    "Network Theory",
                    "What theory predicts of three networks.",
                    List.of(networks().set("ensemble", "GAUSSIAN"), node(NetworkTheoryNodeFactory.class))),
            new Tested(
                    "Coupling Statistics",
                    "Statistics and spectra of three matrices.",
                    List.of(networks(), node(CouplingStatisticsNodeFactory.class))),
            new Tested(
                    "Reservoir Evaluator",
                    "Memory capacity of a network, with predictions, readout and states.",
                    List.of(
                            networks().set("gainValues", "SINGLE").set("gain", 0.5),
                            node(ReservoirEvaluatorNodeFactory.class)
                                    .set("task", "MEMORY")
                                    .set("lags", 1)
                                    .set("washout", 10)
                                    .set("trainingRows", 40)
                                    .set("testRows", 40)
                                    .set("neurons", 2))),
            new Tested(
                    "Activity Predictor",
                    "Predicted activity of a network, and of each of its neurons.",
                    List.of(
                            networks()
                                    .set("ensemble", "GAUSSIAN")
                                    .set("neurons", 20)
                                    .set("gainValues", "SINGLE")
                                    .set("gain", 3.0),
                            node(ActivityPredictorNodeFactory.class))));

    static List<String> names() {
        return TESTED.stream().map(Tested::name).toList();
    }

    /** The testflow of a node, with what the node gives now for its reference. */
    static Workflow of(String name, Path scratch) throws Exception {
        Tested tested = TESTED.stream()
                .filter(each -> each.name().equals(name))
                .findAny()
                .orElseThrow();
        Workflow workflow = tested.workflow();
        write(workflow, scratch);
        WorkflowRun run = new WorkflowRun(scratch);
        int last = tested.last();
        int row = 0;
        for (Map.Entry<String, List<BufferedDataTable>> each : run.run().entrySet()) {
            String[] words = each.getKey().split(" ");
            boolean isEmpty = each.getValue().get(0).size() == 0;
            if (words[0].equals(Integer.toString(last)) && !isEmpty) {
                check(
                        workflow,
                        last,
                        Integer.parseInt(words[words.length - 1]),
                        each.getValue().get(0),
                        row++);
            }
        }
        workflow.add(KnimeNode.testflowConfiguration(run.warnings()), 0, 1, "");
        return workflow;
    }

    /** A Table Creator makes no lists; the long form of the table has what they hold. */
    private static void check(Workflow workflow, int node, int port, BufferedDataTable table, int row) {
        String[] kept = table.getDataTableSpec().stream()
                .filter(column -> !column.getType().isCollectionType())
                .map(DataColumnSpec::getName)
                .toArray(String[]::new);
        int from = node;
        int fromPort = port;
        BufferedDataTable reference = table;
        if (kept.length < table.getDataTableSpec().getNumColumns()) {
            KnimeNode filter = KnimeNode.columns(kept);
            reference = WorkflowRun.filtered(table, filter.settings());
            from = workflow.add(filter, 2, row, "without lists");
            fromPort = 1;
            workflow.connect(node, port, from, 1);
        }
        int copy = workflow.add(KnimeNode.copy(reference), 3, row, "reference");
        int checker = workflow.add(KnimeNode.differenceChecker(reference), 4, row, "");
        workflow.connect(from, fromPort, checker, 1).connect(copy, 1, checker, 2);
    }

    static void write(Workflow workflow, Path directory) throws IOException {
        for (Map.Entry<String, String> file : workflow.files().entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
