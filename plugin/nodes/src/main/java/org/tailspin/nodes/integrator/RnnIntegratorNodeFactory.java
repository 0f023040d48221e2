package org.tailspin.nodes.integrator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.charts.Sheet;
import org.tailspin.charts.results.ActivityPicture;
import org.tailspin.core.analysis.Recording;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.nodes.common.Analysis;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.GivenCouplings;
import org.tailspin.nodes.common.Motion;
import org.tailspin.nodes.common.NetworksInput;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.ProvenancePort;
import org.tailspin.nodes.common.RecordedOutput;
import org.tailspin.nodes.common.Views;

/** Runs networks: statistics of their activity, and trajectories. */
public final class RnnIntegratorNodeFactory extends DefaultNodeFactory {

    private static final String NAME = "RNN Integrator";

    private static final ProvenancePort PROVENANCE = new ProvenancePort(NAME, 3);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name(NAME)
            .icon("rnn-integrator.png")
            .shortDescription("Runs random recurrent networks and measures their activity.")
            .fullDescription("""
                    <p>For everyone who wants to see what networks do: this node runs every network of the input, and tells how \
                    large its activity is, in how many directions it varies, and, if you like, the course of single neurons, \
                    to plot or to give to KNIME's learners. It works as dropped behind a Coupling Generator or a Connectome \
                    Preparer. For chaos or rest take the Lyapunov Analyzer, for dimensions alone the Dimension Estimator.</p>
                    <p>The rows of the input and their other columns are kept, and the statistics are appended. A column of \
                    the input with the name of an appended one is replaced, and a warning names it; notes add up. Columns \
                    for dynamics, nonlinearity and noise replace the dialog's, and are appended if the input has none. A row \
                    that is no network, since a recipe column is empty, out of its range or edited against the network's \
                    name, gets missing cells with the reason; the others are not affected.</p>
                    """ + CouplingsPort.RULES + CouplingsPort.INPUT + """
                    <p>A linear or threshold-linear network may grow without bound: such a row has missing cells with the \
                    reason. A flow counts its steps as a map does; one of them lasts dt.</p>
                    <p>The same seeds give the same trajectory, bit by bit, on every machine and with any number of \
                    threads.</p>
                    <p><b>In formulas</b>: the node runs every network of the input as its columns say, from a standard normal state. After the \
                    warm-up it averages over neurons and steps, and keeps some of the states. W is the matrix of the recipe \
                    with its gain, φ the nonlinearity, h(t) the input and ξ white Gaussian noise of unit variance:</p>
                    """ + Motion.EQUATIONS + """
                    <p>States x lie behind φ in a map, and before it in a leaky map and a flow; the columns with phi are \
                    of φ(x) there. The participation ratio (Σ<sub>i</sub> λ<sub>i</sub>)² / Σ<sub>i</sub> λ<sub>i</sub>², \
                    with λ<sub>i</sub> the eigenvalues of the covariance, is 1 on a line, up to N for a ball, and 0 at rest. \
                    pr_x is that before the nonlinearity and pr_phi that after it, estimated for infinitely many states; where \
                    the run is too short or remembers too long for that they are those of the states as they are, which are \
                    too small, have no error, and leave pr_phi_corrected missing.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ProvenancePort.after(CouplingsPort.orInput(ports -> ports.addInputTable(
                            "Networks",
                            "One row per network, as the Coupling Generator or another node of this family made it.")
                    .addOutputTable(
                            "Networks and activity",
                            "The input with statistics of the activity: participation ratios before and after the"
                                    + " nonlinearity (pr_x, pr_phi), mean of |x| (mean_abs) and of x² (mean_square),"
                                    + " measured steps, and a note, which is empty where there is nothing to say.")
                    .addOutputTable(
                            "Trajectories",
                            "In long form one row per kept neuron and kept step: network, step (0 at the first state after"
                                    + " the warm-up), neuron (from 1), with explicit couplings its name, and its state x; in"
                                    + " wide form one row per kept step with a column for each kept neuron (x1, x2, ...)."
                                    + " With a twin, the distance of the two trajectories. Empty if switched off.")
                    .addOutputPort(
                            "Picture",
                            "What the first network of the largest gain does, as a PNG picture: the states of its first neurons in time, as lines and in colours, and the autocorrelation of the population, with theory dashed where one holds.",
                            ImagePortObject.TYPE))))
            .model(model -> model.parametersClass(RnnIntegratorParameters.class)
                    .configure(PROVENANCE.configure(RnnIntegratorNodeFactory::configure))
                    .execute(PROVENANCE.execute(RnnIntegratorNodeFactory::execute)))
            .addView(Views.of("Shows the activity as the picture does."))
            .nodeType(NodeType.Other)
            .keywords(
                    "recurrent",
                    "neural",
                    "network",
                    "RNN",
                    "simulation",
                    "integrate",
                    "trajectory",
                    "activity",
                    "dynamics",
                    "participation ratio",
                    "chaos"));

    /** The factory that KNIME makes. */
    public RnnIntegratorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        final RnnIntegratorParameters parameters = in.getParameters();
        parameters.validate();
        out.setOutSpec(
                0,
                Analysis.configure(
                        in,
                        parameters.m_dynamics,
                        parameters.m_couplings,
                        Optional.of(parameters.m_input),
                        parameters.columns()));
        out.setOutSpec(
                1,
                parameters
                        .form(NetworksInput.hasCouplings(in.getInTableSpecs(), parameters.m_input))
                        .spec());
        out.setOutSpec(2, Pictures.spec());
    }

    private static void execute(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException {
        final RnnIntegratorParameters parameters = in.getParameters();
        final Analysis networks = Analysis.of(
                in,
                parameters.m_dynamics,
                parameters.m_couplings,
                Optional.of(parameters.m_input),
                parameters.columns(),
                Set.of());
        if (parameters.m_trajectories) {
            TrajectoriesTable.check(networks.recipes(), parameters);
        }
        final TrajectoriesTable trajectories = new TrajectoriesTable(
                parameters::every,
                parameters.form(NetworksInput.hasCouplings(in.getInTables(), parameters.m_input)),
                in.getExecutionContext());
        final Optional<NetworkRecipe> drawn =
                networks.recipes().stream().max(Comparator.comparingDouble(NetworkRecipe::gain));
        final Recording.Task<ActivityPicture> task = new Recording.Task<>(
                parameters.toCore(),
                parameters.m_trajectories ? Optional.of(parameters::trajectory) : Optional.empty(),
                parameters.m_twin,
                recipe -> drawn.filter(recipe::equals).map(one -> new ActivityPicture(one.name(), one)));
        final List<ActivityPicture> pictures = new ArrayList<>();
        final Analysis.Kept<Recording<ActivityPicture>> kept =
                new Analysis.Kept<>(in, parameters.m_journal, NAME, parameters.settings(), Recording.codec());
        networks.run(kept, task, (row, name, recording) -> {
            networks.warnings().count(name, recording.result().measurement());
            recording.observer().ifPresent(pictures::add);
            trajectories.add(name, GivenCouplings.neurons(recording.result().recipe()), recording);
            return networks.table().row(row, recording.result());
        });
        out.setOutData(1, trajectories.close());
        networks.finish(
                out,
                2,
                () -> pictures.isEmpty()
                        ? Sheet.nothing(
                                "Activity",
                                networks.warnings()
                                        .explained("Nothing to draw: the network of the largest gain did not run."))
                        : pictures.get(0).chart());
    }
}
