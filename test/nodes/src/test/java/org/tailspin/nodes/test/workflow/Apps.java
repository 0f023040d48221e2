package org.tailspin.nodes.test.workflow;

import org.tailspin.nodes.coupling.CouplingGeneratorNodeFactory;
import org.tailspin.nodes.integrator.RnnIntegratorNodeFactory;
import org.tailspin.nodes.lyapunov.LyapunovAnalyzerNodeFactory;

/** Workflows to hand over: a component whose page has controls, our views, and sentences that say what is seen. */
final class Apps {

    private static final String SIZE = "N";
    private static final String ALPHA = "alpha";
    private static final String SIZE_TEXT =
            "The number of neurons. More neurons take longer: the time of a run grows as their square.";
    private static final String ALPHA_TEXT =
            "How heavy the tails of the weights are: 2 is Gaussian, and the smaller α, the more a few strong connections"
                    + " carry.";
    private static final String HOW =
            " Select the component and choose Open view (or look at the view below the workflow). Move"
                    + " the controls and press Run. The values with which it opens are the defaults of the widgets inside the"
                    + " component; whoever wants to see how it is made, opens it with a double click. It needs the extension KNIME"
                    + " Quick Forms, which KNIME offers to install where it is missing.";

    private Apps() {}

    private static KnimeNode size() {
        return KnimeNode.choice(SIZE, "Neurons N", SIZE_TEXT, "100", "50", "100", "200");
    }

    private static KnimeNode tailIndex() {
        return KnimeNode.slider(ALPHA, "Tail index α", ALPHA_TEXT, 1, 2, 0.1, 1.5);
    }

    /** Nodes one behind the other, which pass flow variables on; returns the number of the last. */
    private static int chain(Workflow inside, KnimeNode... nodes) {
        int last = 0;
        for (int i = 0; i < nodes.length; i++) {
            int node = inside.add(nodes[i], 1 + i, 0, "");
            if (i > 0) {
                inside.connect(last, 1, node, 0);
            }
            last = node;
        }
        return last;
    }

    /** Brings the variables to the Coupling Generator as a table of parameters. */
    private static int networks(Workflow inside, int widgets, int column, TailspinNode generator, String... variables) {
        int row = inside.add(KnimeNode.variablesToRow(variables), column, 0, "the choices as a table");
        int numbers = inside.add(KnimeNode.textsToNumbers(SIZE), column + 1, 0, "");
        int networks = inside.add(generator, column + 2, 0, "networks");
        inside.connect(widgets, 1, row, 1).connect(row, 1, numbers, 1).connect(numbers, 1, networks, 1);
        return networks;
    }

    private static TailspinNode generator() {
        return TailspinNode.of(CouplingGeneratorNodeFactory.class).withCouplings();
    }

    private static TailspinNode lyapunov() {
        return TailspinNode.of(LyapunovAnalyzerNodeFactory.class)
                .set("measurement/warmup", 500)
                .set("measurement/tangentWarmup", 100)
                .set("measurement/steps", 500);
    }

    static Workflow onset() {
        Workflow workflow = new Workflow(
                "16 App Onset of chaos",
                "An app: from which gain on are networks with these weights chaotic? It draws three networks at each of ten gains,"
                        + " measures their Lyapunov exponents and dimensions, and says in words what it found." + HOW);
        Component app = new Component(
                "Onset of chaos",
                "Three networks at each of ten gains: from which gain on are they chaotic, and how many dimensions does their"
                        + " activity have?",
                "Networks and exponents");
        Workflow inside = app.inside();
        int last = chain(
                inside,
                KnimeNode.refresh("Run", "Draws and measures the networks with these values."),
                size(),
                tailIndex(),
                KnimeNode.slider(
                        "largest_gain",
                        "Largest gain g",
                        "The gain multiplies all weights. Ten gains from 0.2 to this one are measured.",
                        1,
                        5,
                        0.1,
                        3));
        int networks = networks(
                inside,
                last,
                5,
                generator()
                        .controlledBy("largest_gain", "gainTo")
                        .set("gainFrom", 0.2)
                        .set("gainCount", 10)
                        .set("gainSpacing", "LINEAR")
                        .set("realisations", 3),
                SIZE,
                ALPHA);
        int exponents = inside.add(lyapunov(), 8, 0, "exponents");
        inside.connect(networks, 1, exponents, 1).connect(exponents, 1, Component.OUTPUT, 1);
        app.says("<h2>From which gain on are networks with these weights chaotic?</h2>")
                .shows(last - 2, last - 1, last)
                .shows(last - 3)
                .draws(exponents)
                .says("<h3>The weights of the first of these networks</h3>")
                .draws(networks);
        workflow.add(app, 0, 0);
        return workflow;
    }

    static Workflow oneNetwork() {
        Workflow workflow = new Workflow(
                "17 App One network",
                "An app: what does one network do? It draws a network with the weights that are chosen, shows what its neurons do in"
                        + " time, and its Lyapunov exponents, and says in words whether it is chaotic." + HOW);
        Component app = new Component(
                "One network",
                "A network with the weights that are chosen: what its neurons do in time, and whether it is chaotic.",
                "Network and exponents");
        Workflow inside = app.inside();
        int last = chain(
                inside,
                KnimeNode.refresh("Run", "Draws and runs the network with these values."),
                size(),
                tailIndex(),
                KnimeNode.slider("gain", "Gain g", "The gain multiplies all weights.", 0.1, 5, 0.1, 2),
                KnimeNode.number(
                        "coupling_seed",
                        "Network number",
                        "Another number draws another network of the same kind.",
                        1,
                        999_999,
                        1));
        int networks = networks(
                inside,
                last,
                6,
                generator().set("gainValues", "SINGLE").set("realisations", 1),
                SIZE,
                ALPHA,
                "gain",
                "coupling_seed");
        int activity = inside.add(
                TailspinNode.of(RnnIntegratorNodeFactory.class)
                        .set("warmup", 500)
                        .set("steps", 500)
                        .set("trajectories", false),
                9,
                0,
                "activity");
        int exponents = inside.add(lyapunov().set("picture", "SPECTRUM"), 9, 1, "exponents");
        inside.connect(networks, 1, activity, 1)
                .connect(networks, 1, exponents, 1)
                .connect(exponents, 1, Component.OUTPUT, 1);
        app.says("<h2>What does one network do?</h2>")
                .shows(last - 3, last - 2, last - 1, last)
                .shows(last - 4)
                .draws(activity, exponents)
                .says("<h3>Its weights</h3>")
                .draws(networks);
        workflow.add(app, 0, 0);
        return workflow;
    }
}
