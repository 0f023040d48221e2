package org.tailspin.nodes.coupling;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.Disorder;
import org.tailspin.core.sweep.Measurement;
import org.tailspin.core.sweep.NetworkRecipe;
import org.tailspin.core.sweep.NetworkResult;
import org.tailspin.nodes.common.NetworkTable;
import org.tailspin.nodes.common.NodeMonitor;
import org.tailspin.nodes.common.NodeSweep;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.common.Specs;

/** Draws networks: a row of the output is the recipe of one network. */
public final class CouplingGeneratorNodeFactory extends DefaultNodeFactory {

    private static final Column[] RECIPE = Arrays.stream(Column.values())
            .filter(column -> !column.isMeasured())
            .toArray(Column[]::new);

    private static final DataTableSpec NETWORKS = Specs.table(RECIPE);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name("Coupling Generator")
            .icon("coupling-generator.png")
            .shortDescription("Draws random recurrent networks with heavy-tailed or Gaussian couplings.")
            .fullDescription("""
                    <p>Draws networks; each row is one network. A row is a <i>recipe</i>: ensemble, size, gain, seeds and \
                    dynamics, from which every node of this family draws the same weights, bit by bit, on every machine. So \
                    a gain sweep is a small table that can be filtered, joined and looped over, and no matrix travels with \
                    it.</p>
                    <p><b>Stable</b>: W<sub>ij</sub> = g Z<sub>ij</sub> / N<sup>1/α</sup> with independent symmetric \
                    α-stable Z of scale 1, E exp(i k Z) = exp(−|k|<sup>α</sup>), 0 &lt; α ≤ 2. The gain g is the scale of a \
                    weight times N<sup>1/α</sup>. At α = 2 a weight has variance 2 g²/N, so that g<sub>eff</sub> = √2 g.</p>
                    <p><b>Gaussian</b>: independent W<sub>ij</sub> of mean 0 and variance g<sub>eff</sub>²/N. The gain \
                    g<sub>eff</sub> is the standard deviation of a weight times √N.</p>
                    <p>Rows of W are targets, columns are sources, and the diagonal is kept. All gains of one realisation \
                    rescale one drawn matrix (common random numbers); realisation r has the seed + r for the weights and \
                    for the initial state. The dynamics are x(t+1) = tanh(W x(t) + σ ξ(t)).</p>
                    <p>To sweep the size or the noise, control them with a flow variable in a loop.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputTable(
                            "Networks",
                            "One row per network, by α, realisation and gain: its name, the ensemble, N, α (missing for"
                                    + " Gaussian), the gain in the convention of the ensemble, g_eff (missing where the"
                                    + " variance of a weight is infinite), the seeds of the weights and of the initial state,"
                                    + " and the dynamics with their nonlinearity and noise.")
                    .addOutputTable(
                            "Weights",
                            "One row per weight, the gain included: network, source neuron (pre) and target neuron (post),"
                                    + " both numbered from 1, and the weight. Empty unless switched on."))
            .model(model -> model.parametersClass(CouplingGeneratorParameters.class)
                    .configure(CouplingGeneratorNodeFactory::configure)
                    .execute(CouplingGeneratorNodeFactory::execute))
            .nodeType(NodeType.Source)
            .keywords(
                    "random",
                    "recurrent",
                    "neural",
                    "network",
                    "RNN",
                    "coupling",
                    "weights",
                    "matrix",
                    "heavy-tailed",
                    "Lévy",
                    "alpha-stable",
                    "Cauchy",
                    "Gaussian",
                    "gain",
                    "sweep",
                    "chaos"));

    /** The factory that KNIME makes. */
    public CouplingGeneratorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        in.<CouplingGeneratorParameters>getParameters().validate();
        out.setOutSpecs(NETWORKS, WeightsTable.SPEC);
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws CanceledExecutionException, KNIMEException {
        final CouplingGeneratorParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final List<NetworkRecipe> recipes =
                Refusal.asFailure(() -> parameters.toCore(parameters.seed()).recipes());
        out.setOutData(0, networks(recipes, exec));
        out.setOutData(1, weights(parameters.m_weights ? recipes : List.of(), exec));
    }

    private static BufferedDataTable networks(List<NetworkRecipe> recipes, ExecutionContext exec)
            throws CanceledExecutionException {
        final BufferedDataContainer rows = exec.createDataContainer(NETWORKS);
        for (NetworkRecipe recipe : recipes) {
            exec.checkCanceled();
            final NetworkResult result = new NetworkResult(recipe, Measurement.none(""));
            final DataCell[] cells = Arrays.stream(RECIPE)
                    .map(column -> NetworkTable.cell(column, result))
                    .toArray(DataCell[]::new);
            rows.addRowToTable(new DefaultRow(RowKey.createRowKey(rows.size()), cells));
        }
        rows.close();
        return rows.getTable();
    }

    private static BufferedDataTable weights(List<NetworkRecipe> recipes, ExecutionContext exec)
            throws CanceledExecutionException, KNIMEException {
        final WeightsTable weights = new WeightsTable(exec);
        final NodeMonitor monitor = new NodeMonitor(exec, recipes.size());
        Disorder disorder = null;
        Coupling coupling = null;
        for (int i = 0; i < recipes.size(); i++) {
            final NetworkRecipe recipe = recipes.get(i);
            if (!recipe.disorder().equals(disorder)) {
                disorder = recipe.disorder();
                coupling = draw(disorder, monitor);
            }
            weights.add(recipe, coupling);
            monitor.done(i + 1);
            monitor.progress((i + 1.0) / recipes.size());
        }
        return weights.close();
    }

    private static Coupling draw(Disorder disorder, NodeMonitor monitor)
            throws CanceledExecutionException, KNIMEException {
        try {
            return Refusal.asFailure(() -> disorder.draw(monitor));
        } catch (CancellationException e) {
            throw NodeSweep.cancelled(e);
        }
    }
}
