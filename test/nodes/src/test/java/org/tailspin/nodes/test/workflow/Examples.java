package org.tailspin.nodes.test.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.tailspin.knimeapi.Tables;
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

/** The example workflows, and one small workflow for each node. */
final class Examples {

    private Examples() {}

    static List<Workflow> all() {
        return List.of(
                smallest(),
                gainSweep(),
                randomModes(),
                loop(),
                connectome(),
                sameNeurons(),
                regression(),
                butterfly(),
                Pipelines.heterogeneity(),
                Pipelines.overlaps(),
                Pipelines.surrogates(),
                Pipelines.validation(),
                Pipelines.listed(),
                reservoir(),
                activity(),
                Apps.onset(),
                Apps.oneNetwork(),
                generatorNode(),
                preparerNode(),
                integratorNode(),
                lyapunovNode(),
                trainedNode(),
                dimensionNode(),
                theoryNode(),
                statisticsNode(),
                reservoirNode(),
                activityNode());
    }

    private static TailspinNode generator() {
        return TailspinNode.of(CouplingGeneratorNodeFactory.class);
    }

    private static TailspinNode integrator() {
        return TailspinNode.of(RnnIntegratorNodeFactory.class);
    }

    private static TailspinNode lyapunov(int steps) {
        return TailspinNode.of(LyapunovAnalyzerNodeFactory.class)
                .set("measurement/warmup", 100)
                .set("measurement/tangentWarmup", 50)
                .set("measurement/steps", steps);
    }

    private static TailspinNode preparer() {
        return TailspinNode.of(ConnectomePreparerNodeFactory.class);
    }

    private static TailspinNode dimension() {
        return TailspinNode.of(DimensionEstimatorNodeFactory.class);
    }

    private static TailspinNode theory() {
        return TailspinNode.of(NetworkTheoryNodeFactory.class);
    }

    private static TailspinNode statistics() {
        return TailspinNode.of(CouplingStatisticsNodeFactory.class);
    }

    private static Workflow smallest() {
        Workflow workflow = new Workflow(
                "1 Smallest",
                "The smallest possible workflow. The Coupling Generator draws networks with heavy-tailed couplings at eight"
                        + " gains, the Lyapunov Analyzer tells whether each is quiet or chaotic, and its third output is the"
                        + " picture, coloured by that. The Dimension Estimator appends how many dimensions the activity has. Change the gain or"
                        + " the tail index in the first node and execute again.");
        int networks = workflow.add(generator().set("neurons", 40), 0, 0, "8 gains, 2 realisations");
        int exponents = workflow.add(lyapunov(300).set("picture", "REGIME"), 1, 0, "exponents and picture");
        int dimensions = workflow.add(dimension(), 2, 0, "dimensions");
        return workflow.connect(networks, 1, exponents, 1).connect(exponents, 1, dimensions, 1);
    }

    private static Workflow gainSweep() {
        Workflow workflow = new Workflow(
                "2 Gain sweep",
                "The largest Lyapunov exponent against the gain for three tail indices. Network Theory appends the gain at"
                        + " which rest becomes unstable; with heavy tails chaos sets in slowly and at a larger gain. GroupBy"
                        + " averages over realisations: plot its table, or look at the picture of the Lyapunov Analyzer. The yellow"
                        + " triangle of Network Theory only says that there is no theory of exponents for α below 2.");
        int networks = workflow.add(
                generator()
                        .set("neurons", 40)
                        .set("alphaValues", "RANGE")
                        .set("alphaFrom", 1.0)
                        .set("alphaTo", 2.0)
                        .set("alphaCount", 3)
                        .set("gainFrom", 0.2)
                        .set("gainTo", 3.2)
                        .set("gainCount", 7)
                        .set("realisations", 2),
                0,
                0,
                "α = 1, 1.5, 2");
        int exponents = workflow.add(lyapunov(200), 1, 0, "exponents and picture");
        int theory = workflow.add(theory(), 2, 0, "transition gain");
        int means = workflow.add(
                KnimeNode.means(
                        new String[] {"alpha", "gain"}, "lyapunov_max", "kaplan_yorke", "g_rest_unstable_theory"),
                3,
                0,
                "mean over realisations");
        return workflow.connect(networks, 1, exponents, 1)
                .connect(exponents, 1, theory, 1)
                .connect(theory, 1, means, 1);
    }

    private static TailspinNode evaluator() {
        return TailspinNode.of(ReservoirEvaluatorNodeFactory.class)
                .set("trainingTrials", 300)
                .set("testTrials", 200)
                .set("ranksUpTo", 0);
    }

    private static Workflow reservoir() {
        Workflow workflow = new Workflow(
                "14 Reservoir",
                "How well driven networks compute: two stimuli are shown one after the other, each followed by silence, and a"
                        + " linear readout must give their XOR. Accuracy and the conditional Lyapunov exponent against the gain, heavy"
                        + " tails (α = 1) beside Gaussian weights (α = 2): with heavy tails the interval of good gains begins at"
                        + " smaller gains and is wider. The last output of the Reservoir Evaluator is the picture. With 60 neurons and two"
                        + " networks for each gain this is a first look; take 200 and eight for numbers. The output States has what"
                        + " KNIME's own learners need, if neurons are chosen in the dialog.");
        int networks = workflow.add(
                generator()
                        .set("neurons", 60)
                        .set("alphaValues", "RANGE")
                        .set("alphaFrom", 1.0)
                        .set("alphaTo", 2.0)
                        .set("alphaCount", 2)
                        .set("gainFrom", 0.2)
                        .set("gainTo", 5.0)
                        .set("gainCount", 7)
                        .set("realisations", 2),
                0,
                0,
                "α = 1 and 2");
        int scores = workflow.add(evaluator(), 1, 0, "XOR");
        int means = workflow.add(
                KnimeNode.means(new String[] {"alpha", "gain"}, "accuracy", "lyapunov_conditional"),
                2,
                0,
                "mean over realisations");
        return workflow.connect(networks, 1, scores, 1).connect(scores, 1, means, 1);
    }

    private static Workflow reservoirNode() {
        Workflow workflow = new Workflow(
                "Node Reservoir Evaluator", "Memory capacity of three networks, with their readout and their states.");
        int networks = workflow.add(few(), 0, 0, "");
        int node = workflow.add(
                TailspinNode.of(ReservoirEvaluatorNodeFactory.class)
                        .set("task", "MEMORY")
                        .set("lags", 4)
                        .set("washout", 20)
                        .set("trainingRows", 100)
                        .set("testRows", 40)
                        .set("neurons", 3),
                1,
                0,
                "");
        return workflow.connect(networks, 1, node, 1);
    }

    private static Workflow randomModes() {
        Workflow workflow = new Workflow(
                "3 Random modes",
                "Networks of random modes: the dimension of the activity follows the effective rank of the couplings, while"
                        + " the activity of a single neuron hardly changes. Network Theory appends what theory predicts for"
                        + " large networks; its yellow triangle says where none holds, and each empty cell says why.");
        int networks = workflow.add(
                generator()
                        .set("ensemble", "RANDOM_MODES")
                        .set("neurons", 100)
                        .set("law/rankValues", "RANGE")
                        .set("law/rankFrom", 0.05)
                        .set("law/rankTo", 0.8)
                        .set("law/rankCount", 5)
                        .set("gainValues", "SINGLE")
                        .set("gain", 4.0)
                        .set("realisations", 3),
                0,
                0,
                "five effective ranks");
        int activity = workflow.add(
                integrator().set("warmup", 100).set("steps", 500).set("trajectories", false),
                1,
                0,
                "participation ratio");
        int theory = workflow.add(theory(), 2, 0, "theory");
        int means = workflow.add(
                KnimeNode.means(new String[] {"effective_rank"}, "pr_phi", "mean_square"),
                3,
                0,
                "dimension against effective rank");
        return workflow.connect(networks, 1, activity, 1)
                .connect(activity, 1, theory, 1)
                .connect(theory, 1, means, 1);
    }

    private static Workflow loop() {
        Workflow workflow = new Workflow(
                "4 Loop over N",
                "KNIME's own loop sweeps any field of a dialog: here the rows of a table control the number of neurons of the"
                        + " Coupling Generator by a flow variable, and Loop End collects the results. Networks keep their names"
                        + " over all iterations. Before it runs, KNIME configures the nodes inside with the default of the loop"
                        + " start, which is set to a size that exists: 20.");
        int sizes = workflow.add(
                KnimeNode.table(new String[] {"N"}, new Object[] {20}, new Object[] {40}, new Object[] {80}),
                0,
                0,
                "sizes");
        int start = workflow.add(
                KnimeNode.of("table-row-to-variable-loop-start").set("default_value_integer", 20), 1, 0, "");
        int networks = workflow.add(
                generator()
                        .controlledBy("N", "neurons")
                        .set("ensemble", "GAUSSIAN")
                        .set("gainValues", "SINGLE")
                        .set("gain", 2.0),
                2,
                0,
                "N neurons");
        int exponents = workflow.add(lyapunov(200), 3, 0, "");
        int end = workflow.add(KnimeNode.of("loop-end"), 4, 0, "all sizes");
        return workflow.connect(sizes, 1, start, 1)
                .connect(start, 1, networks, 0)
                .connect(networks, 1, exponents, 1)
                .connect(exponents, 1, end, 1);
    }

    private static final int RING = 16;

    /** An invented worm: a ring of neurons, with chords; every fifth neuron is inhibitory, and one drives a muscle. */
    private static KnimeNode worm() {
        Object[][] rows = new Object[2 * RING + 1][];
        for (int i = 0; i < RING; i++) {
            String transmitter = i % 5 == 4 ? "GABA" : "ACh";
            rows[2 * i] = new Object[] {neuron(i), neuron(i + 1), 2.0 + i % 7, "chemical", transmitter};
            rows[2 * i + 1] = new Object[] {neuron(i), neuron(3 * i + 5), 1.0 + i % 4, "chemical", transmitter};
        }
        rows[2 * RING] = new Object[] {neuron(3), "muscle", 9.0, "chemical", "ACh"};
        return KnimeNode.table(new String[] {"source", "target", "synapses", "type", "transmitter"}, rows);
    }

    private static String neuron(int i) {
        return String.format("N%02d", i % RING + 1);
    }

    /** The connections of the examples that the guide uses too: columns pre, post, syn_count and nt_type. */
    static KnimeNode circuit() {
        try (Stream<String> lines = Files.lines(Path.of("../../plugin/docs/examples/connectome.csv"))) {
            List<String[]> cells = lines.map(line -> line.split(",")).toList();
            Object[][] rows = cells.stream()
                    .skip(1)
                    .map(row -> new Object[] {row[0], row[1], Integer.valueOf(row[2]), row[3]})
                    .toArray(Object[][]::new);
            return KnimeNode.table(cells.get(0), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Connectome Preparer behind them. */
    static TailspinNode signed(String gains) {
        return preparer()
                .set("preparation/signs", "TRANSMITTER")
                .set("preparation/transmitterColumn", "nt_type")
                .set("gain/values", "LIST")
                .set("gain/list", gains);
    }

    /** Measures each network until its regime is known. */
    static TailspinNode regimes() {
        return TailspinNode.of(LyapunovAnalyzerNodeFactory.class)
                .withCouplings()
                .set("measurement/exponents", "LEADING")
                .set("measurement/leading", 20)
                .set("precision/quantity", "REGIME");
    }

    private static Workflow connectome() {
        Workflow workflow = new Workflow(
                "5 Bring your own connectome",
                "Is this circuit near chaos, and how many dimensions has its activity? The Connectome Preparer gives all that GABA"
                        + " neurons send a negative sign, leaves out 10 motor neurons, which send nothing, and sets the spectral radius"
                        + " to 1, so that rest loses its stability at gain 1. Its first two outputs go into the two inputs of the Lyapunov"
                        + " Analyzer, which runs every gain from three initial states until it knows the regime. Answer, in its first"
                        + " output and its picture: the circuit rests at gain 0.9, oscillates at 1.2 (quasi-periodic), and is chaotic at 1.5,"
                        + " 2 and 3; at twice the edge of stability its activity has 10"
                        + " dimensions (pr_phi, of 100 neurons) and its attractor 9.5 (kaplan_yorke). The circuit is made up"
                        + " (connectome.csv of the guide, by circuit.py). Put your own in its place: a CSV Reader for the Table Creator,"
                        + " and the column that has the transmitters.");
        int edges = workflow.add(circuit(), 0, 0, "connections");
        int networks = workflow.add(
                signed("0.9, 1.2, 1.5, 2, 3").set("realisations", 3), 1, 0, "signs, spectral radius 1, gains");
        int exponents =
                workflow.add(regimes().set("picture", "REGIME"), 2, 0, "regime, exponents, dimensions; picture");
        int statistics = workflow.add(statistics().withCouplings(), 2, 1, "its matrix");
        return workflow.connect(edges, 1, networks, 1)
                .connect(networks, 1, exponents, 1)
                .connect(networks, 2, exponents, 2)
                .connect(networks, 1, statistics, 1)
                .connect(networks, 2, statistics, 2);
    }

    private static TailspinNode preparedWorm() {
        return preparer()
                .set("preparation/signs", "TRANSMITTER")
                .set("preparation/transmitterColumn", "transmitter")
                .set("gain/from", 0.5)
                .set("gain/to", 4.0)
                .set("gain/count", 4);
    }

    private static TailspinNode brains(int seed) {
        return generator()
                .withCouplings()
                .set("neurons", 100)
                .set("gainValues", "SINGLE")
                .set("gain", 4.0)
                .set("realisations", 40)
                .set("seed", seed);
    }

    private static Workflow sameNeurons() {
        Workflow workflow = new Workflow(
                "6 Same neurons, different brain",
                "Networks with many modes (gaussian) and with few (random-modes of effective rank N/4) have the same single"
                        + " neurons, but not the same population. A decision tree that sees mean and variance of one neuron's"
                        + " activity guesses (upper branch: 60 % of 80 networks right, a coin gives 50 ± 11 %); one that sees"
                        + " the participation ratio of the population tells them apart (lower branch: 96 %). Trained and tested"
                        + " on different networks. Look at the two Scorers. The yellow triangles say that the table of kinds"
                        + " wins over the dialog.");
        int kinds = workflow.add(
                KnimeNode.table(
                        new String[] {"ensemble", "effective_rank"},
                        new Object[] {"random-modes", 0.25},
                        new Object[] {"gaussian", null}),
                0,
                0,
                "two kinds of brains");
        int[][] data = new int[2][2];
        for (int part = 0; part < 2; part++) {
            int networks = workflow.add(brains(1 + 1000 * part), 1, part, part == 0 ? "to learn from" : "to test on");
            int activity = workflow.add(
                    integrator()
                            .set("warmup", 100)
                            .set("steps", 300)
                            .set("every", 1)
                            .set("neurons", 1),
                    2,
                    part,
                    "activity");
            int neuron = workflow.add(KnimeNode.moments("network", "x"), 3, part, "of one neuron");
            data[0][part] = workflow.add(
                    KnimeNode.join("network", new String[] {"Mean(x)", "Variance(x)"}, new String[] {"ensemble"}),
                    4,
                    part,
                    "single neurons");
            data[1][part] = workflow.add(KnimeNode.columns("ensemble", "pr_phi"), 4, 2 + part, "population");
            workflow.connect(kinds, 1, networks, 1)
                    .connect(networks, 1, activity, 1)
                    .connect(activity, 2, neuron, 1)
                    .connect(neuron, 1, data[0][part], 1)
                    .connect(activity, 1, data[0][part], 2)
                    .connect(activity, 1, data[1][part], 1);
        }
        String[] labels = {"single neurons", "population"};
        for (int branch = 0; branch < 2; branch++) {
            int learner = workflow.add(KnimeNode.treeLearner("ensemble"), 5, 2 * branch, "");
            int predictor = workflow.add(KnimeNode.treePredictor("ensemble"), 6, 2 * branch, "");
            int scorer = workflow.add(KnimeNode.scorer("ensemble"), 7, 2 * branch, "accuracy: " + labels[branch]);
            workflow.connect(data[branch][0], 1, learner, 1)
                    .connect(learner, 1, predictor, 1)
                    .connect(data[branch][1], 1, predictor, 2)
                    .connect(predictor, 1, scorer, 1);
        }
        return workflow;
    }

    /** Bounded heavy tails, and neurons that differ in their inputs: the gain and the tail index do not tell all. */
    private static TailspinNode mixture(int seed, int realisations) {
        return generator()
                .withCouplings()
                .set("ensemble", "TRUNCATED")
                .set("law/cutoff", 20.0)
                .set("neurons", 50)
                .set("alphaValues", "RANGE")
                .set("alphaFrom", 1.0)
                .set("alphaTo", 2.0)
                .set("alphaCount", 3)
                .set("gainFrom", 0.8)
                .set("gainTo", 3.2)
                .set("gainCount", 4)
                .set("realisations", realisations)
                .set("seed", seed);
    }

    private static Workflow regression() {
        Workflow workflow = new Workflow(
                "7 Regression of dimension",
                "What of a coupling matrix predicts the dimension of its activity? Coupling Statistics and the RNN Integrator"
                        + " describe 192 networks, half of them with neurons that differ in their inputs; a linear regression on"
                        + " the statistics of the matrix is scored on networks that it has not seen (upper branch), beside a"
                        + " baseline that knows the gain and the tail index alone (lower branch). Look at R² of the two Numeric"
                        + " Scorers: 0.74 and 0.59. The yellow triangles say that the table of spreads wins over the dialog.");
        int spreads = workflow.add(
                KnimeNode.table(new String[] {"input_spread"}, new Object[] {0.0}, new Object[] {1.0}),
                0,
                0,
                "spread of input gains");
        int[] data = new int[2];
        for (int part = 0; part < 2; part++) {
            int networks = workflow.add(
                    mixture(1 + 1000 * part, part == 0 ? 5 : 3),
                    1,
                    part,
                    part == 0 ? "120 to learn from" : "72 to test on");
            int matrices = workflow.add(statistics().set("spectra", false), 2, part, "of the couplings");
            data[part] = workflow.add(
                    integrator().set("warmup", 100).set("steps", 300).set("trajectories", false), 3, part, "activity");
            workflow.connect(spreads, 1, networks, 1)
                    .connect(networks, 1, matrices, 1)
                    .connect(matrices, 1, data[part], 1);
        }
        String[][] features = {{"g_eff_matrix", "singular_value_excess"}, {"gain", "alpha"}};
        String[] labels = {"statistics of the couplings", "gain and α alone"};
        for (int branch = 0; branch < 2; branch++) {
            int learner = workflow.add(KnimeNode.regression("pr_phi", features[branch]), 4, branch, labels[branch]);
            int predictor = workflow.add(KnimeNode.of("regression-predictor"), 5, branch, "");
            int scorer = workflow.add(
                    KnimeNode.numericScorer("pr_phi", "Prediction (pr_phi)"), 6, branch, "R²: " + labels[branch]);
            workflow.connect(data[0], 1, learner, 1)
                    .connect(learner, 1, predictor, 1)
                    .connect(data[1], 1, predictor, 2)
                    .connect(predictor, 1, scorer, 1);
        }
        return workflow;
    }

    private static Workflow butterfly() {
        Workflow workflow = new Workflow(
                "8 Butterfly",
                "Two trajectories of one chaotic network that start 1e-7 apart: the column distance of the second output grows"
                        + " as exp(λ t), with λ the largest Lyapunov exponent, until it is as large as the attractor; of a quiet"
                        + " network it shrinks. Plot the logarithm of distance against step, by network.");
        int networks = workflow.add(
                generator()
                        .set("ensemble", "GAUSSIAN")
                        .set("neurons", 100)
                        .set("gainFrom", 0.8)
                        .set("gainTo", 3.2)
                        .set("gainCount", 3)
                        .set("realisations", 1),
                0,
                0,
                "quiet, chaotic, very chaotic");
        int states = workflow.add(
                integrator()
                        .set("warmup", 200)
                        .set("steps", 60)
                        .set("every", 1)
                        .set("neurons", 1)
                        .set("twin", 1e-7)
                        .set("twin_is_present", true),
                1,
                0,
                "twin trajectories");
        int exponents = workflow.add(lyapunov(300), 1, 1, "λ to compare with");
        return workflow.connect(networks, 1, states, 1).connect(networks, 1, exponents, 1);
    }

    private static TailspinNode few() {
        return generator().set("neurons", 20).set("gainCount", 3).set("realisations", 1);
    }

    private static Workflow generatorNode() {
        Workflow workflow =
                new Workflow("Node Coupling Generator", "Three networks of ten neurons, with their weights.");
        workflow.add(few().set("neurons", 10).set("weights", true), 0, 0, "");
        return workflow;
    }

    private static Workflow preparerNode() {
        Workflow workflow = new Workflow(
                "Node Connectome Preparer", "Two networks of a small list of connections, with a summary of the list.");
        int edges = workflow.add(worm(), 0, 0, "");
        int node =
                workflow.add(preparer().set("preparation/signs", "TRANSMITTER").set("gain/count", 2), 1, 0, "");
        return workflow.connect(edges, 1, node, 1);
    }

    private static Workflow integratorNode() {
        Workflow workflow = new Workflow("Node RNN Integrator", "Runs three networks, and keeps some of their states.");
        int networks = workflow.add(few(), 0, 0, "");
        int node = workflow.add(integrator().set("warmup", 20).set("steps", 100).set("neurons", 3), 1, 0, "");
        return workflow.connect(networks, 1, node, 1);
    }

    private static Workflow lyapunovNode() {
        Workflow workflow =
                new Workflow("Node Lyapunov Analyzer", "Full spectra of three networks, with the sum rule.");
        int networks = workflow.add(few(), 0, 0, "");
        int node = workflow.add(lyapunov(100).set("measurement/exponents", "ALL"), 1, 0, "");
        return workflow.connect(networks, 1, node, 1);
    }

    /** A simple RNN of four neurons, a bias and one signal, with the names of PyTorch. */
    static KnimeNode trainedWeights() {
        double[][] hidden = {{0.5, -2.0, 1.0, 0.5}, {2.5, 0.5, -1.5, 1.0}, {-1.0, 1.5, 0.5, -2.5}, {0.5, -0.5, 3.0, 1.0}
        };
        Tables.Builder table = Tables.columns(
                "array", StringCell.TYPE, "row", IntCell.TYPE, "column", IntCell.TYPE, "value", DoubleCell.TYPE);
        for (int i = 0; i < hidden.length; i++) {
            table.row("weight_ih_l0", i, 0, 0.5 - 0.25 * i);
            table.row("bias_ih_l0", i, null, 0.125 * i);
            for (int j = 0; j < hidden.length; j++) {
                table.row("weight_hh_l0", i, j, hidden[i][j]);
            }
        }
        return KnimeNode.copy(table.build());
    }

    private static Workflow trainedNode() {
        Workflow workflow = new Workflow(
                "Node Trained Network Analyzer",
                "Exponents of a small trained RNN whose weights stand in a table, a row for each entry of each array.");
        int weights = workflow.add(trainedWeights(), 0, 0, "weights");
        int node = workflow.add(
                TailspinNode.of(TrainedNetworkAnalyzerNodeFactory.class)
                        .set("measurement/exponents", "ALL")
                        .set("measurement/warmup", 100)
                        .set("measurement/tangentWarmup", 50)
                        .set("measurement/steps", 300),
                1,
                0,
                "");
        return workflow.connect(weights, 1, node, 1);
    }

    private static Workflow dimensionNode() {
        Workflow workflow = new Workflow("Node Dimension Estimator", "Dimensions of three networks from one run each.");
        int networks = workflow.add(few(), 0, 0, "");
        int node = workflow.add(
                dimension()
                        .set("measurement/warmup", 100)
                        .set("measurement/tangentWarmup", 50)
                        .set("measurement/steps", 100),
                1,
                0,
                "");
        return workflow.connect(networks, 1, node, 1);
    }

    private static Workflow theoryNode() {
        Workflow workflow = new Workflow("Node Network Theory", "What theory predicts of three networks.");
        int networks = workflow.add(few().set("ensemble", "GAUSSIAN"), 0, 0, "");
        int node = workflow.add(theory(), 1, 0, "");
        return workflow.connect(networks, 1, node, 1);
    }

    private static Workflow statisticsNode() {
        Workflow workflow =
                new Workflow("Node Coupling Statistics", "Statistics and spectra of the matrices of three networks.");
        int networks = workflow.add(few(), 0, 0, "");
        int node = workflow.add(statistics(), 1, 0, "");
        return workflow.connect(networks, 1, node, 1);
    }

    private static TailspinNode predictor() {
        return TailspinNode.of(ActivityPredictorNodeFactory.class);
    }

    private static Workflow activity() {
        Workflow workflow = new Workflow(
                "15 Activity of a connectome",
                "What theory says that each neuron does, and what simulation says. The Coupling Generator draws a sparse"
                        + " circuit of 210 neurons at two gains, and its weights go into the second input as those of a connectome"
                        + " would: bring your own in its place, as in workflow 5. The Activity Predictor computes the variance of every"
                        + " neuron and the leading components from the matrix alone, and runs the network beside it. Look at its"
                        + " picture, and at entries_correlation beside entries_correlation_split_half: how far predicted and simulated"
                        + " covariances of pairs of neurons agree, and how far two halves of the simulation do.");
        int networks = workflow.add(
                generator()
                        .set("ensemble", "SPARSE")
                        .set("neurons", 210)
                        .set("alpha", 2.0)
                        .set("law/density", 0.15)
                        .set("motion/kind", "FLOW")
                        .set("motion/phi", "ERF")
                        .set("gainFrom", 2.0)
                        .set("gainTo", 4.0)
                        .set("gainCount", 2)
                        .set("realisations", 1)
                        .set("weights", true),
                0,
                0,
                "a circuit at two gains");
        int prediction = workflow.add(
                predictor().withCouplings().set("length", 500).set("length_is_present", true),
                1,
                0,
                "theory and simulation");
        return workflow.connect(networks, 1, prediction, 1).connect(networks, 2, prediction, 2);
    }

    private static Workflow activityNode() {
        Workflow workflow = new Workflow("Node Activity Predictor", "Predicted activity of three networks.");
        int networks = workflow.add(
                few().set("ensemble", "GAUSSIAN").set("gainFrom", 2.0).set("gainTo", 4.0), 0, 0, "");
        int node = workflow.add(predictor(), 1, 0, "");
        return workflow.connect(networks, 1, node, 1);
    }
}
