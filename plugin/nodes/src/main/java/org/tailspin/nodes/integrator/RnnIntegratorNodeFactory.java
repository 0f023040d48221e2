package org.tailspin.nodes.integrator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.charts.Sheet;
import org.tailspin.charts.results.ActivityPicture;
import org.tailspin.core.sweep.ActivityAnalysis;
import org.tailspin.core.sweep.Column;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.GivenCouplings;
import org.tailspin.nodes.common.NetworkRows;
import org.tailspin.nodes.common.NetworkTable;
import org.tailspin.nodes.common.NetworksInput;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.RecipeReader;
import org.tailspin.nodes.common.Warnings;

/** Runs networks: statistics of their activity, and trajectories. */
public final class RnnIntegratorNodeFactory extends DefaultNodeFactory {

    private static final List<Column> MEASURED = List.of(
            Column.PR_X,
            Column.PR_X_SE,
            Column.PR_PHI,
            Column.PR_PHI_SE,
            Column.PR_PHI_CORRECTED,
            Column.PR_PHI_CORRECTED_SE,
            Column.MEAN_ABS,
            Column.MEAN_SQUARE,
            Column.STEPS,
            Column.NOTE);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name("RNN Integrator")
            .icon("rnn-integrator.png")
            .shortDescription("Runs random recurrent networks and measures their activity.")
            .fullDescription("""
                    <p>Runs every network of the input: x(t+1) = tanh(W x(t) + σ ξ(t)), with W as drawn by its recipe, ξ \
                    white Gaussian noise of unit variance, and x(0) standard normal. After the warm-up it averages over \
                    neurons and steps, and keeps some of the states.</p>
                    <p>The participation ratio is (Σ<sub>i</sub> λ<sub>i</sub>)² / Σ<sub>i</sub> λ<sub>i</sub>², with \
                    λ<sub>i</sub> the eigenvalues of the covariance of the states: 1 on a line, up to N for a ball, and 0 \
                    at rest. It is not corrected for the number of states.</p>
                    <p>The rows of the input and their other columns are kept, and the statistics are appended. A column of \
                    the input with the name of an appended one is replaced, and a warning names it; notes add up. Columns \
                    for dynamics, nonlinearity and noise win over the dialog, and are appended if the input has none. A row \
                    that is no network, since a recipe column is empty, out of its range or edited against the network's \
                    name, gets missing cells with the reason; the others are not affected.</p>
                    <p><b>Explicit couplings</b>: the optional input brings matrices, long or wide. The matrix of a row's \
                    network, or the one matrix for all, wins over its recipe, and the note says so; what else the row says, \
                    such as seeds and noise, stays. The gain is applied once: weights that come with a column network include \
                    it, and one matrix for all networks is multiplied by the gain of each. A row without a matrix, or with a \
                    wrong one, gets missing cells with the reason; weights of a pair that is listed twice are summed, and a \
                    warning counts them, as it does matrices without a row.</p>
                    <p>The same seeds give the same trajectory, bit by bit, on every machine and with any number of \
                    threads.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(CouplingsPort.and(ports -> ports.addInputTable(
                            "Networks",
                            "One row per network, as the Coupling Generator or another node of this family made it.")
                    .addOutputTable(
                            "Networks and activity",
                            "The input with statistics of the activity: participation ratio of the states x = tanh(y)"
                                    + " (pr_phi), mean of |x| (mean_abs) and of x² (mean_square), measured steps, and a note"
                                    + " where something is missing.")
                    .addOutputTable(
                            "Trajectories",
                            "One row per kept neuron and kept step: network, step (0 at the first state after the warm-up),"
                                    + " neuron (from 1), with explicit couplings its name, and its state x; with a twin, the distance of the two trajectories. Empty if switched off.")
                    .addOutputPort(
                            "Picture",
                            "What the first network does, as a PNG picture: the states of its first neurons in time, as lines and in colours, and the autocorrelation of the population, with theory dashed where one holds.",
                            ImagePortObject.TYPE)))
            .model(model -> model.parametersClass(RnnIntegratorParameters.class)
                    .configure(RnnIntegratorNodeFactory::configure)
                    .execute(RnnIntegratorNodeFactory::execute))
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

    private static NetworkTable table(DataTableSpec input, RecipeReader reader) {
        return new NetworkTable(input, reader, MEASURED);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        final RnnIntegratorParameters parameters = in.getParameters();
        parameters.validate();
        final RecipeReader reader = NetworksInput.configure(in, parameters.m_dynamics.noise(), parameters.m_couplings);
        out.setOutSpec(0, table(in.getInTableSpec(0), reader).spec());
        out.setOutSpec(
                1, TrajectoriesTable.spec(NetworksInput.hasCouplings(in.getInTableSpecs()), parameters.hasTwin()));
        out.setOutSpec(2, Pictures.spec());
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws CanceledExecutionException, KNIMEException {
        final RnnIntegratorParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final BufferedDataTable input = in.getInTable(0);
        final RecipeReader reader = NetworksInput.execute(in, parameters.m_dynamics.noise(), parameters.m_couplings);
        final NetworkTable table = table(input.getDataTableSpec(), reader);
        final NetworkRows rows = new NetworkRows(input, reader, exec);
        if (parameters.m_trajectories) {
            TrajectoriesTable.check(rows.recipes(), parameters);
        }
        final Warnings warnings = new Warnings();
        table.warn(Set.of(), warnings);
        final BufferedDataContainer networks = exec.createDataContainer(table.spec());
        final TrajectoriesTable trajectories = new TrajectoriesTable(
                parameters.m_every, NetworksInput.hasCouplings(in.getInTables()), parameters.hasTwin(), exec);
        final Recording.Task task = new Recording.Task(
                new ActivityAnalysis(parameters.toCore()),
                parameters.m_trajectories ? Optional.of(parameters::trajectory) : Optional.empty(),
                parameters.m_twin,
                rows.recipes().stream().findFirst());
        final List<ActivityPicture> pictures = new ArrayList<>();
        rows.run(task, exec, new NetworkRows.Sink<>() {
            @Override
            public void measured(DataRow row, Recording recording) {
                warnings.count(reader.name(row), recording.result().measurement());
                recording.picture().ifPresent(pictures::add);
                networks.addRowToTable(table.row(row, recording.result()));
                trajectories.add(
                        reader.name(row),
                        GivenCouplings.neurons(recording.result().recipe()),
                        recording);
            }

            @Override
            public void bad(DataRow row, String problem) {
                warnings.failed(reader.name(row), problem);
                networks.addRowToTable(table.row(row, problem));
            }
        });
        networks.close();
        out.setOutData(0, networks.getTable());
        out.setOutData(1, trajectories.close());
        out.setOutData(
                2,
                Pictures.of(
                        () -> pictures.isEmpty()
                                ? Sheet.nothing("Activity", "Nothing to draw: the first network did not run.")
                                : pictures.get(0).chart(),
                        warnings));
        warnings.show(out::setWarningMessage);
    }
}
