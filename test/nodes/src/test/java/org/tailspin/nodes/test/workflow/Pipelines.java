package org.tailspin.nodes.test.workflow;

import org.tailspin.nodes.coupling.CouplingGeneratorNodeFactory;
import org.tailspin.nodes.coupling.CouplingStatisticsNodeFactory;
import org.tailspin.nodes.dimension.DimensionEstimatorNodeFactory;
import org.tailspin.nodes.integrator.RnnIntegratorNodeFactory;
import org.tailspin.nodes.lyapunov.LyapunovAnalyzerNodeFactory;
import org.tailspin.nodes.theory.NetworkTheoryNodeFactory;

/** The pipelines of random modes as chains of nodes, and a check of the installation against known systems. */
final class Pipelines {

    /** The gain of the published networks of random modes in discrete time. */
    private static final double GAIN = 4;

    /** Of the networks whose neurons differ. */
    private static final int NEURONS = 60;

    private Pipelines() {}

    private static TailspinNode generator(int neurons, int realisations) {
        return TailspinNode.of(CouplingGeneratorNodeFactory.class)
                .set("neurons", neurons)
                .set("gainValues", "SINGLE")
                .set("gain", GAIN)
                .set("realisations", realisations);
    }

    private static TailspinNode activity(int steps) {
        return TailspinNode.of(RnnIntegratorNodeFactory.class)
                .set("warmup", 100)
                .set("steps", steps)
                .set("trajectories", false);
    }

    private static TailspinNode statistics() {
        return TailspinNode.of(CouplingStatisticsNodeFactory.class).set("spectra", false);
    }

    private static TailspinNode dimensions(String group) {
        return TailspinNode.of(DimensionEstimatorNodeFactory.class)
                .set("rows", "STATES")
                .set("coordinates/manualFilter/manuallyDeselected", new String[] {"step"})
                .set("grouping", group.isEmpty() ? "ALL" : "COLUMN")
                .set("groupColumn", group);
    }

    static Workflow heterogeneity() {
        Workflow workflow = new Workflow(
                "9 Neurons that differ",
                "Activity is low-dimensional where neurons differ in their gains, and where couplings have few modes."
                        + " Standardising every neuron tells the two apart: it raises the dimension of the first kind, and"
                        + " leaves that of the second. The RNN Integrator writes wide trajectories, a column for each neuron;"
                        + " of a leaky map without memory, whose states are the inputs of the neurons; the two Dimension"
                        + " Estimators take them as they are and standardised, and the Joiner puts both"
                        + " dimensions side by side. Network Theory appends what theory predicts for the gains that each network"
                        + " drew. PCA and Linear Correlation take the table of states as well. The yellow triangles say"
                        + " that the table of kinds wins over the dialog, and that a picture shows seven networks of the eight.");
        int kinds = workflow.add(
                KnimeNode.table(
                        new String[] {"ensemble", "effective_rank", "input_spread"},
                        new Object[] {"random-modes", 0.2, 0.0},
                        new Object[] {"random-modes", 0.2, 0.6},
                        new Object[] {"gaussian", null, 0.0},
                        new Object[] {"gaussian", null, 0.6}),
                0,
                0,
                "few modes, neurons that differ");
        int networks = workflow.add(
                generator(NEURONS, 2)
                        .withCouplings()
                        .set("motion/kind", "LEAKY_MAP")
                        .set("motion/leak", 1.0),
                1,
                0,
                "two networks of each kind");
        int states = workflow.add(
                activity(600)
                        .set("trajectories", true)
                        .set("every", 1)
                        .set("neurons", NEURONS)
                        .set("form", "WIDE"),
                2,
                0,
                "wide trajectories");
        int before = workflow.add(dimensions("network"), 3, 0, "as they are");
        int after = workflow.add(
                dimensions("network").set("estimators/standardise", true), 3, 1, "standardised (z-scores)");
        int both = workflow.add(
                KnimeNode.join("network", new String[] {"network", "participation_ratio_corrected"}, new String[] {
                    "participation_ratio_corrected"
                }),
                4,
                0,
                "before and after");
        int theory = workflow.add(TailspinNode.of(NetworkTheoryNodeFactory.class), 3, 2, "theory");
        return workflow.connect(kinds, 1, networks, 1)
                .connect(states, 1, theory, 1)
                .connect(networks, 1, states, 1)
                .connect(states, 2, before, 1)
                .connect(states, 2, after, 1)
                .connect(before, 1, both, 1)
                .connect(after, 1, both, 2);
    }

    static Workflow overlaps() {
        Workflow workflow = new Workflow(
                "10 Overlaps of modes",
                "Random modes whose left and right vectors overlap. Coupling Statistics measures the overlaps of the singular"
                        + " vectors of each matrix beside what random directions have (overlap_rms_null), the RNN Integrator"
                        + " how many dimensions the activity has, and GroupBy averages over realisations: with the same"
                        + " effective rank and gain, overlaps of either sign lower the dimension. The yellow triangle says that"
                        + " the table of overlaps wins over the dialog.");
        int values = workflow.add(
                KnimeNode.table(
                        new String[] {"overlap"},
                        new Object[] {-0.2},
                        new Object[] {-0.1},
                        new Object[] {0.0},
                        new Object[] {0.1},
                        new Object[] {0.2}),
                0,
                0,
                "overlaps");
        int networks = workflow.add(
                generator(100, 3)
                        .withCouplings()
                        .set("ensemble", "RANDOM_MODES")
                        .set("law/strengths", "EXPONENTIAL")
                        .set("law/beta", 0.5),
                1,
                0,
                "three networks of each");
        int matrices = workflow.add(statistics().set("overlaps", true), 2, 0, "overlaps of the modes");
        int states = workflow.add(activity(600), 3, 0, "dimension of the activity");
        int means = workflow.add(
                KnimeNode.means(
                        new String[] {"overlap"}, "overlap_rms", "overlap_rms_null", "spectral_radius", "pr_phi"),
                4,
                0,
                "mean over realisations");
        return workflow.connect(values, 1, networks, 1)
                .connect(networks, 1, matrices, 1)
                .connect(matrices, 1, states, 1)
                .connect(states, 1, means, 1);
    }

    static Workflow surrogates() {
        Workflow workflow = new Workflow("11 Connectome and surrogates", SURROGATES);
        int edges = workflow.add(Examples.circuit(), 0, 0, "connections");
        int networks = workflow.add(
                Examples.signed("2, 3")
                        .set("preparation/surrogate", "SEVERAL")
                        .set("preparation/surrogateList", "none, permuted-weights, rewired, shuffled")
                        .set("realisations", 20),
                1,
                0,
                "the circuit and 3 x 20 surrogates");
        int exponents = workflow.add(Examples.regimes().set("picture", "GAIN"), 2, 0, "one table, one picture");
        int spread = workflow.add(
                KnimeNode.spread(new String[] {"ensemble", "gain", "regime"}, "lyapunov_max", "kaplan_yorke", "pr_phi"),
                3,
                0,
                "how many do what; mean and spread");
        return workflow.connect(edges, 1, networks, 1)
                .connect(networks, 1, exponents, 1)
                .connect(networks, 2, exponents, 2)
                .connect(exponents, 1, spread, 1);
    }

    private static final String SURROGATES =
            "Does the wiring of a circuit matter, or its weights? The Connectome Preparer draws beside the circuit 20 networks each"
                    + " that keep the wiring and permute the weights on it, that keep the weights and every neuron's numbers of inputs"
                    + " and outputs and rewire them, and that keep the weights alone (shuffled). Of the circuit itself there are 20"
                    + " initial states. All are divided by the spectral radius of the circuit, have two gains, and stand in one table; the"
                    + " picture shows medians with their spread, and GroupBy counts, for every kind, gain and regime, and gives mean and"
                    + " standard deviation. Answer: at three times the edge of stability the circuit's activity has 16.2 \u00b1 0.3 dimensions."
                    + " Of the chaotic surrogates 4 of 17 with its wiring (13.5 \u00b1 3.7), 2 of 16 rewired ones (11.3 \u00b1 3.6) and"
                    + " 11 of 18 shuffled ones (16.0 \u00b1 8.8) have more: it lies within the range of all three, so neither which"
                    + " connections are strong nor who connects to whom is needed to explain it. At gain 2 the circuit is chaotic from all 20"
                    + " initial states, and of 20 surrogates 15, 11 and 15 are: that it is chaotic there is nothing special either. It is"
                    + " made up, and was chosen for being chaotic.";

    static Workflow listed() {
        Workflow workflow = new Workflow(
                "13 Your own modes",
                "The strengths of random modes from a column of a table, one row for each mode (a CSV Reader may take the"
                        + " place of the Table Creator): the Coupling Generator's dialog says that the rows of its input are"
                        + " modes and neurons, and which column has the strengths. Coupling Statistics measures N over the"
                        + " effective rank (\u03a3 D\u00b2)\u00b2 / \u03a3 D\u2074 of each matrix, and Network Theory appends what theory"
                        + " predicts for these strengths. The yellow triangles say that the column wins over the dialog, and"
                        + " where no theory holds.");
        Object[][] strengths = new Object[20][];
        for (int a = 0; a < strengths.length; a++) {
            strengths[a] = new Object[] {a < 4 ? 3.0 : 1.0};
        }
        int modes = workflow.add(
                KnimeNode.table(new String[] {"strength"}, strengths), 0, 0, "four strong modes and sixteen weak ones");
        int networks = workflow.add(
                generator(NEURONS, 4)
                        .withCouplings()
                        .set("ensemble", "RANDOM_MODES")
                        .set("lists/rows", "LISTS")
                        .set("lists/strengths", true)
                        .set("lists/strengthColumn", "strength"),
                1,
                0,
                "four networks");
        int matrices = workflow.add(statistics(), 2, 0, "effective rank");
        int states = workflow.add(activity(600), 3, 0, "dimension of the activity");
        int theory = workflow.add(TailspinNode.of(NetworkTheoryNodeFactory.class), 4, 0, "theory");
        return workflow.connect(modes, 1, networks, 1)
                .connect(networks, 1, matrices, 1)
                .connect(matrices, 1, states, 1)
                .connect(states, 1, theory, 1);
    }

    private static final double[] ORTHOGONAL_GAINS = {0.5, 0.9, 0.99};

    /** &alpha;, g* at N = 1000: equation 7 of arXiv 2505.09816, by an independent quadrature. */
    private static final double[][] TRANSITIONS = {{0.5, 0.017574}, {1, 0.163128}, {1.5, 0.372330}, {2, 0.707461}};

    private static final int CIRCLE = 144;

    private static String gain(double gain) {
        return gain == Math.rint(gain) ? Integer.toString((int) gain) : Double.toString(gain);
    }

    static Workflow validation() {
        Workflow workflow = new Workflow(
                "12 Check your installation",
                "Known systems, to see that nodes and machine compute what they should. Upper branch: a linear network with an"
                        + " orthogonal matrix at gain g has all Lyapunov exponents ln g, exactly. Middle branch: the gain at which"
                        + " rest becomes unstable, against numbers of an independent program. In both the Numeric Scorer must"
                        + " show R² = 1 and a mean absolute error below 1e-5. Lower branch: 144 points on a circle, of"
                        + " participation ratio 2 and correlation dimension 1 (up to a few percent). The yellow triangles say that"
                        + " tables win over the dialog, and that exponents have no theory for α below 2.");
        Object[][] rotations = new Object[ORTHOGONAL_GAINS.length][];
        Object[][] exponents = new Object[rotations.length][];
        for (int i = 0; i < rotations.length; i++) {
            double gain = ORTHOGONAL_GAINS[i];
            rotations[i] = new Object[] {gain};
            exponents[i] = new Object[] {"orthogonal g=" + gain(gain) + " N=20 phi=linear c1 s1", Math.log(gain)};
        }
        int gains = workflow.add(KnimeNode.table(new String[] {"gain"}, rotations), 0, 0, "gains");
        int orthogonal = workflow.add(
                generator(20, 1).withCouplings().set("ensemble", "ORTHOGONAL").set("motion/phi", "LINEAR"),
                1,
                0,
                "orthogonal and linear");
        int spectra = workflow.add(
                TailspinNode.of(LyapunovAnalyzerNodeFactory.class)
                        .set("measurement/exponents", "ALL")
                        .set("measurement/warmup", 20)
                        .set("measurement/tangentWarmup", 20)
                        .set("measurement/steps", 100),
                2,
                0,
                "all exponents");
        workflow.connect(gains, 1, orthogonal, 1).connect(orthogonal, 1, spectra, 1);
        score(workflow, spectra, 0, "lyapunov_max", exponents);

        Object[][] alphas = new Object[TRANSITIONS.length][];
        Object[][] transitions = new Object[alphas.length][];
        for (int i = 0; i < alphas.length; i++) {
            double alpha = TRANSITIONS[i][0];
            alphas[i] = new Object[] {alpha};
            transitions[i] = new Object[] {"stable a=" + gain(alpha) + " g=4 N=1000 c1 s1", TRANSITIONS[i][1]};
        }
        int tails = workflow.add(KnimeNode.table(new String[] {"alpha"}, alphas), 0, 2, "tail indices");
        int stable = workflow.add(generator(1000, 1).withCouplings(), 1, 2, "N = 1000");
        int theory = workflow.add(TailspinNode.of(NetworkTheoryNodeFactory.class), 2, 2, "transition gain");
        workflow.connect(tails, 1, stable, 1).connect(stable, 1, theory, 1);
        score(workflow, theory, 2, "g_rest_unstable_theory", transitions);

        Object[][] circle = new Object[CIRCLE][];
        for (int k = 0; k < CIRCLE; k++) {
            double angle = 2 * Math.PI * k / CIRCLE;
            circle[k] = new Object[] {StrictMath.cos(angle), StrictMath.sin(angle)};
        }
        int points = workflow.add(KnimeNode.table(new String[] {"x", "y"}, circle), 0, 4, "a circle");
        int dimension = workflow.add(
                TailspinNode.of(DimensionEstimatorNodeFactory.class)
                        .set("rows", "STATES")
                        .set("estimators/prCorrected", false)
                        .set("estimators/components", false)
                        .set("estimators/correlation", true)
                        .set("estimators/scaling", "GIVEN")
                        .set("estimators/scalingLow", 0.2)
                        .set("estimators/scalingHigh", 0.8)
                        .set("estimators/window", "GIVEN")
                        .set("estimators/theiler", 0),
                1,
                4,
                "2 and 1");
        return workflow.connect(points, 1, dimension, 1);
    }

    /** Beside a measured column stands what it should be, by the names of the networks; a scorer compares. */
    private static void score(Workflow workflow, int measured, int row, String column, Object[][] known) {
        int expected = workflow.add(KnimeNode.table(new String[] {"network", "expected"}, known), 2, row + 1, "known");
        int both = workflow.add(
                KnimeNode.join("network", new String[] {"network", column}, new String[] {"expected"}),
                3,
                row,
                "side by side");
        int scorer = workflow.add(KnimeNode.numericScorer("expected", column), 4, row, "R² = 1");
        workflow.connect(measured, 1, both, 1).connect(expected, 1, both, 2).connect(both, 1, scorer, 1);
    }
}
