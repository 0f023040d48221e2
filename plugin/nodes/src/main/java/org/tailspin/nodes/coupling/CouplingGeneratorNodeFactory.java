package org.tailspin.nodes.coupling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.knime.core.data.DataColumnSpec;
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
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.charts.Chart;
import org.tailspin.charts.results.CouplingPicture;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeColumns;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.NodeMonitor;
import org.tailspin.nodes.common.NodeSweep;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.ProvenancePort;
import org.tailspin.nodes.common.RecordedOutput;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.common.Specs;
import org.tailspin.nodes.common.Views;
import org.tailspin.nodes.common.Warnings;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.Source;

/** Draws networks: a row of the output is the recipe of one network. */
public final class CouplingGeneratorNodeFactory extends DefaultNodeFactory {

    private static final String NAME = "Coupling Generator";

    private static final ProvenancePort PROVENANCE = new ProvenancePort(NAME, 3);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name(NAME)
            .icon("coupling-generator.png")
            .shortDescription("Draws random recurrent networks, a row for each.")
            .fullDescription("""
                    <p>For everyone who wants to know how random networks of neurons behave: this node draws them, and is where \
                    every workflow of this family begins. Choose the kind of weights, the number of neurons and a range of \
                    gains, and connect the first output to a Lyapunov Analyzer (quiet or chaotic?), a Dimension Estimator or an \
                    RNN Integrator. To bring a connectome or weights of your own, take the Connectome Preparer in its place.</p>
                    <p>Each row is one network. A row is a <i>recipe</i>: ensemble, size, gain, seeds and dynamics, from which \
                    every node draws the same weights, bit by bit, on every machine. So a gain sweep is a small table that can be \
                    filtered, joined and looped over, and no matrix travels with it.</p>
                    <p>The <b>gain</b> says how strongly the neurons are coupled: networks rest at small gains, and become \
                    chaotic at large ones. All gains of one realisation rescale one drawn matrix; realisation r has the seed + r \
                    for the weights and for the initial state. The columns are those that the chosen law and dynamics have.</p>
                    <p><b>Parameters</b>: a table at the optional input overrides the dialog by its columns, such as alpha, gain \
                    or N, and a warning names them. A row that describes no network is left out and counted in the warning.</p>
                    <p><b>Modes and neurons</b>: such a table may also have a row for each mode and neuron, with the strengths \
                    of the modes, their overlaps, or the input and output gains of the neurons in columns; the dialog has a section \
                    for it once the port is there. They travel in the recipe, as text, and the name of a network has a checksum \
                    of each list. For several lists, collect the numbers of each in one cell (GroupBy, <i>List</i>) of a column \
                    strengths, mode_overlaps, input_gains or output_gains, in a table of parameters.</p>
                    <p><b>Pairs of populations</b>: or a row for the weights from each population of neurons to each, for the \
                    ensemble <i>Populations</i>: columns target and source with the names of the two, share (of the source, \
                    in one of its rows or in all), and, if wanted, alpha, scale, density and sign. The command line takes the \
                    same table as a file (--blocks).</p>
                    <p>Every field can be controlled by a flow variable, as in a loop over N.</p>
                    <p><b>In formulas</b>: rows of W are targets, columns are sources. <i>Stable</i>: W<sub>ij</sub> = g \
                    Z<sub>ij</sub> / N<sup>1/α</sup> with independent symmetric α-stable Z of scale 1, E exp(i k Z) = \
                    exp(−|k|<sup>α</sup>), 0 &lt; α ≤ 2; at α = 2 a weight has variance 2 g²/N, so that g<sub>eff</sub> = √2 g. \
                    <i>Gaussian</i>: independent W<sub>ij</sub> of mean 0 and variance g<sub>eff</sub>²/N. <i>Random modes</i>: W \
                    = g L D Rᵀ with strengths D of mean square √(Σ D²/N) = 1, flat, exponential, by a power law, or of a given \
                    effective rank (Σ D²)² / Σ D⁴. Every other ensemble says its convention of the gain in the dialog's help. Maps \
                    run in steps, x(t+1) = φ(W x(t) + σ ξ(t)); the flow is τ dx/dt = −x + W φ(x) + σ √τ ξ(t).</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ProvenancePort.after(CouplingsPort.and(
                    ports -> ports.addOutputTable(
                                    "Networks",
                                    "One row per network, by α, realisation and gain: its name, the ensemble, N, the parameters of"
                                            + " its law, the gain in the convention of the ensemble, g_eff where the law has a finite"
                                            + " variance, the seeds of the weights and of the initial state, and the dynamics with their"
                                            + " nonlinearity, noise and parameters. There are columns for what is chosen alone.")
                            .addOutputTable(
                                    "Weights",
                                    "One row per weight, the gain included: network, source neuron (pre) and target neuron (post),"
                                            + " numbered from 1, and the weight. Empty unless switched on. Of networks of few connections (sparse,"
                                            + " with a density below 0.25) the zeros are left out, but for the diagonal.")
                            .addOutputPort(
                                    "Picture",
                                    "The couplings of the first network, as a PNG picture: the weights in colours, the distribution of their sizes with the tail index, and the eigenvalues for N up to "
                                            + CouplingPicture.QUICK + "; nothing above N = " + CouplingPicture.LARGEST
                                            + ", or if switched off.",
                                    ImagePortObject.TYPE),
                    "Parameters",
                    "Add this port with the node's three dots. Parameters, in columns that are named as those of the output,"
                            + " such as alpha, gain, N, effective_rank or noise; every row repeats the networks of the dialog"
                            + " with its own values, and a missing cell leaves the dialog's. Or lists, in any columns: a row for"
                            + " each mode and neuron. Or a row for each pair of populations.")))
            .model(model -> model.parametersClass(CouplingGeneratorParameters.class)
                    .configure(PROVENANCE.configure(CouplingGeneratorNodeFactory::configure))
                    .execute(PROVENANCE.execute(CouplingGeneratorNodeFactory::execute)))
            .addView(Views.of(
                    "Shows the weights of the first network as a map, with their distribution and eigenvalues."))
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
        final CouplingGeneratorParameters parameters = in.getParameters();
        parameters.validate();
        final DataTableSpec[] specs = in.getInTableSpecs();
        final DataTableSpec input = specs.length == 0 ? null : specs[0];
        refuseGiven(parameters);
        if (parameters.m_lists.areListed()) {
            parameters.m_lists.check(input, parameters.kind());
        } else if (input != null) {
            new ParameterTable(input);
        }
        out.setOutSpec(0, announced(input, parameters));
        out.setOutSpec(1, WeightsTable.spec(false));
        out.setOutSpec(2, Pictures.spec());
    }

    /** Of a workflow from the time when this node read matrices too. */
    private static void refuseGiven(CouplingGeneratorParameters parameters) throws InvalidSettingsException {
        if (parameters.m_source == Source.GIVEN) {
            throw new InvalidSettingsException(
                    "This node was set to weights of its input by an earlier version, and draws"
                            + " weights only now: put a Connectome Preparer in its place, which has these settings.");
        }
    }

    /** The columns that apply: those of the chosen law and dynamics, and those that the input brings. */
    private static List<RecipeColumn> columns(DataTableSpec input, CouplingGeneratorParameters parameters)
            throws InvalidSettingsException {
        final List<RecipeColumn> columns = ofLaws(input, parameters);
        if (!parameters.m_blocks.areInTransitionUnits(parameters.kind())) {
            return columns;
        }
        final Set<RecipeColumn> scaled = new TreeSet<>(columns);
        scaled.add(RecipeColumn.of(EnsembleList.BLOCK_SCALES));
        return List.copyOf(scaled);
    }

    private static List<RecipeColumn> ofLaws(DataTableSpec input, CouplingGeneratorParameters parameters)
            throws InvalidSettingsException {
        final GainSweep plan = parameters.toCore(parameters.m_seed.orElse(0));
        if (input == null) {
            return RecipeColumns.of(plan);
        }
        return parameters.m_lists.areListed()
                ? RecipeColumns.ofListed(plan, parameters.m_lists.lists(input))
                : new ParameterTable(input).outputColumns(plan);
    }

    /** With the law and the dynamics that will come, unless the input brings them. */
    private static DataTableSpec announced(DataTableSpec input, CouplingGeneratorParameters parameters)
            throws InvalidSettingsException {
        final Map<String, List<String>> chosen = new HashMap<>();
        final boolean isBrought = input != null;
        if (!isBrought || !input.containsName(RecipeColumn.ENSEMBLE.label())) {
            chosen.put(RecipeColumn.ENSEMBLE.label(), List.of(parameters.kind().label()));
        }
        if (!isBrought || !input.containsName(RecipeColumn.DYNAMICS.label())) {
            chosen.put(
                    RecipeColumn.DYNAMICS.label(),
                    List.of(parameters.dynamics().kind().label()));
        }
        return new DataTableSpec(RecipeRows.spec(columns(input, parameters)).stream()
                .map(column -> Specs.only(column, chosen.get(column.getName())))
                .toArray(DataColumnSpec[]::new));
    }

    private static void execute(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException {
        final CouplingGeneratorParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final BufferedDataTable[] tables = in.getInTables();
        final BufferedDataTable input = tables.length == 0 ? null : tables[0];
        final Warnings warnings = new Warnings();
        exec.setMessage(parameters.m_weights ? "Drawing the networks and their weights" : "Drawing the networks");
        final GainSweep plan = Refusal.asFailure(() -> {
            refuseGiven(parameters);
            return parameters.toCore(parameters.seed());
        });
        final List<NetworkRecipe> recipes = recipes(input, parameters, plan, exec, warnings);
        final List<RecipeColumn> columns =
                Refusal.asFailure(() -> columns(input == null ? null : input.getDataTableSpec(), parameters));
        if (parameters.m_weights) {
            WeightsTable.check(recipes);
        }
        out.setOutData(0, networks(columns, recipes, exec));
        out.setOutData(1, weights(parameters.m_weights ? recipes : List.of(), exec));
        RecipeRows.picture(
                out,
                2,
                parameters.m_picture,
                recipes.stream().findFirst().map(recipe -> () -> drawn(recipe, exec)),
                warnings,
                exec);
        warnings.show(out::setWarningMessage);
    }

    private static List<NetworkRecipe> recipes(
            BufferedDataTable input,
            CouplingGeneratorParameters parameters,
            GainSweep plan,
            ExecutionContext exec,
            Warnings warnings)
            throws CanceledExecutionException, KNIMEException {
        if (input == null) {
            return Refusal.asFailure(
                    () -> plan.recipes().stream().map(parameters.units()).toList());
        }
        final List<RecipeColumn> columns = Refusal.asFailure(() -> columns(input.getDataTableSpec(), parameters));
        if (!parameters.m_lists.areListed()) {
            return Refusal.asFailure(() -> new ParameterTable(input.getDataTableSpec()))
                    .recipes(input, plan, columns, parameters.units(), exec, warnings);
        }
        final Map<RecipeColumn, Object> lists = parameters.m_lists.read(input, parameters.kind(), exec);
        return Refusal.asFailure(() -> {
            final List<NetworkRecipe> recipes = ParameterTable.listed(lists, plan, warnings).stream()
                    .map(parameters.units())
                    .toList();
            recipes.stream().findFirst().ifPresent(recipe -> RecipeColumns.check(columns, recipe));
            return recipes;
        });
    }

    private static Chart drawn(NetworkRecipe recipe, ExecutionContext exec) {
        return CouplingPicture.of(recipe.name(), recipe, Optional.empty(), new NodeMonitor(exec, 1));
    }

    private static BufferedDataTable networks(
            List<RecipeColumn> columns, List<NetworkRecipe> recipes, ExecutionContext exec)
            throws CanceledExecutionException {
        final BufferedDataContainer rows = exec.createDataContainer(RecipeRows.spec(columns), false);
        for (NetworkRecipe recipe : recipes) {
            exec.checkCanceled();
            rows.addRowToTable(RecipeRows.row(columns, rows.size(), recipe, recipe.name()));
        }
        rows.close();
        return rows.getTable();
    }

    private static BufferedDataTable weights(List<NetworkRecipe> recipes, ExecutionContext exec)
            throws CanceledExecutionException, KNIMEException {
        final WeightsTable weights = new WeightsTable(false, exec);
        final NodeMonitor monitor = new NodeMonitor(exec, recipes.size());
        Disorder disorder = null;
        Coupling coupling = null;
        for (int i = 0; i < recipes.size(); i++) {
            final NetworkRecipe recipe = recipes.get(i);
            if (!recipe.disorder().equals(disorder)) {
                disorder = recipe.disorder();
                coupling = NodeSweep.unlessCancelled(
                        () -> Refusal.asFailure(() -> recipe.disorder().draw(monitor)));
            }
            weights.add(recipe.name(), recipe.gain(), coupling);
            monitor.done(i + 1);
            monitor.progress((i + 1.0) / recipes.size());
        }
        return weights.close();
    }
}
