package org.tailspin.nodes.coupling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
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
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Sheet;
import org.tailspin.charts.results.CouplingPicture;
import org.tailspin.core.analysis.Measurement;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.recipe.Disorder;
import org.tailspin.core.recipe.GainSweep;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeColumns;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.MatrixReader;
import org.tailspin.nodes.common.NetworkTable;
import org.tailspin.nodes.common.NodeMonitor;
import org.tailspin.nodes.common.NodeSweep;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.common.Specs;
import org.tailspin.nodes.common.Views;
import org.tailspin.nodes.common.Warnings;
import org.tailspin.nodes.coupling.CouplingGeneratorParameters.Source;

/** Draws networks: a row of the output is the recipe of one network. */
public final class CouplingGeneratorNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name("Coupling Generator")
            .icon("coupling-generator.png")
            .shortDescription("Draws random recurrent networks, or makes networks and surrogates of given matrices.")
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
                    <p><b>Random modes</b>: W = g L D Rᵀ with strengths D of mean square √(Σ D²/N) = 1, flat, exponential, \
                    by a power law, or of a given effective rank (Σ D²)² / Σ D⁴. Every other ensemble says its convention \
                    of the gain beside its name.</p>
                    <p>Rows of W are targets, columns are sources. All gains of one realisation rescale one drawn matrix \
                    (common random numbers); realisation r has the seed + r for the weights and for the initial state. \
                    Maps run in steps, x(t+1) = φ(W x(t) + σ ξ(t)); the flow is τ dx/dt = −x + W φ(x) + σ √τ ξ(t).</p>
                    <p><b>Given weights</b>: the optional input brings matrices, such as a connectome. In this order, signs \
                    are assigned (by a column, or Dale's law for a random share of neurons), a mean is taken off, a surrogate \
                    takes the place of the matrix, and its spectral radius, or standard deviation times √N, is set to 1. \
                    Every matrix, realisation and gain is a network of the ensemble <i>explicit</i>: connect both outputs to \
                    the two inputs of an analysis node. A list of connections without negative weights saturates or rests \
                    whatever its gain: assign signs or take off a mean. A wrong matrix is left out, and a warning says why.</p>
                    <p><b>Parameters</b>: with drawn weights, a table at the optional input overrides the dialog by its columns, \
                    and a warning names them. A row that describes no network is left out and counted in the warning.</p>
                    <p><b>Modes and neurons</b>: such a table may also have a row for each mode and neuron, with the strengths D \
                    of the modes, their overlaps, or the input and output gains of the neurons in columns. They travel in the \
                    recipe, as text, and the name of a network has a checksum of each list. For several lists, collect the \
                    numbers of each in one cell (GroupBy, <i>List</i>) of a column strengths, mode_overlaps, input_gains or \
                    output_gains, in a table of parameters.</p>
                    <p>Every field can be controlled by a flow variable, as in a loop over N.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(CouplingsPort.and(
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
                                            + " with a density below 0.25) the zeros are left out, but for the diagonal. Of given matrices the"
                                            + " neurons have their names, and the weights other than 0 and those of the diagonal"
                                            + " are always written: connect them to the second input of the analysis nodes.")
                            .addOutputPort(
                                    "Picture",
                                    "The couplings of the first network, as a PNG picture: the weights in colours, the distribution of their sizes with the tail index, and the eigenvalues for N up to "
                                            + CouplingPicture.QUICK + "; nothing above N = " + CouplingPicture.LARGEST
                                            + ", or if switched off.",
                                    ImagePortObject.TYPE),
                    "Weights or parameters",
                    "Add this port with the node's three dots. With given weights: matrices in long form (network, pre,"
                            + " post, weight) or wide form (a row for each target, a column for each source). With drawn"
                            + " ones: parameters, in columns that are named as those of the output, such as alpha, gain, N,"
                            + " effective_rank or noise; every row repeats the networks of the dialog with its own values,"
                            + " and a missing cell leaves the dialog's. Or lists, in any columns: a row for each mode and"
                            + " neuron."))
            .model(model -> model.parametersClass(CouplingGeneratorParameters.class)
                    .configure(CouplingGeneratorNodeFactory::configure)
                    .execute(CouplingGeneratorNodeFactory::execute))
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
        if (parameters.m_source == Source.GIVEN) {
            if (input == null) {
                throw new InvalidSettingsException("The weights are given by the input, but there is none: add the port"
                        + " with the node's three dots, and connect it.");
            }
            reader(input, parameters);
        } else if (parameters.m_lists.areListed()) {
            parameters.m_lists.check(input, parameters.kind());
        } else if (input != null) {
            new ParameterTable(input);
        }
        out.setOutSpec(0, announced(input, parameters));
        out.setOutSpec(1, WeightsTable.spec(parameters.m_source == Source.GIVEN));
        out.setOutSpec(2, Pictures.spec());
    }

    /** The columns that apply: those of the chosen law and dynamics, and those that the input brings. */
    private static List<RecipeColumn> columns(DataTableSpec input, CouplingGeneratorParameters parameters)
            throws InvalidSettingsException {
        if (parameters.m_source == Source.GIVEN) {
            return RecipeColumns.ofGiven(parameters.dynamics());
        }
        final GainSweep plan = parameters.toCore(parameters.m_seed.orElse(0));
        if (input == null) {
            return RecipeColumns.of(plan);
        }
        return parameters.m_lists.areListed()
                ? RecipeColumns.ofListed(plan, parameters.m_lists.chosen().keySet())
                : new ParameterTable(input).outputColumns(plan);
    }

    /** With the law and the dynamics that will come, unless the input brings them. */
    private static DataTableSpec announced(DataTableSpec input, CouplingGeneratorParameters parameters)
            throws InvalidSettingsException {
        final Map<String, String> chosen = new HashMap<>();
        final boolean isBrought = parameters.m_source == Source.DRAWN && input != null;
        if (!isBrought || !input.containsName(RecipeColumn.ENSEMBLE.label())) {
            chosen.put(
                    RecipeColumn.ENSEMBLE.label(),
                    parameters.m_source == Source.GIVEN
                            ? ExplicitEnsemble.NAME
                            : parameters.kind().label());
        }
        if (!isBrought || !input.containsName(RecipeColumn.DYNAMICS.label())) {
            chosen.put(
                    RecipeColumn.DYNAMICS.label(), parameters.dynamics().kind().label());
        }
        return new DataTableSpec(spec(columns(input, parameters)).stream()
                .map(column -> Specs.only(column, chosen.get(column.getName())))
                .toArray(DataColumnSpec[]::new));
    }

    private static DataTableSpec spec(List<RecipeColumn> columns) {
        return Specs.table(columns.toArray(RecipeColumn[]::new));
    }

    private static MatrixReader reader(DataTableSpec input, CouplingGeneratorParameters parameters)
            throws InvalidSettingsException {
        return new MatrixReader(input, parameters.m_matrix, parameters.m_preparation.edges(input));
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws CanceledExecutionException, KNIMEException {
        final CouplingGeneratorParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final BufferedDataTable[] tables = in.getInTables();
        final BufferedDataTable input = tables.length == 0 ? null : tables[0];
        final Warnings warnings = new Warnings();
        if (parameters.m_source == Source.GIVEN) {
            given(input, parameters, exec, out, warnings);
        } else {
            final GainSweep plan = Refusal.asFailure(() -> parameters.toCore(parameters.seed()));
            final List<NetworkRecipe> recipes = recipes(input, parameters, plan, exec, warnings);
            final List<RecipeColumn> columns =
                    Refusal.asFailure(() -> columns(input == null ? null : input.getDataTableSpec(), parameters));
            if (parameters.m_weights) {
                WeightsTable.check(recipes);
            }
            out.setOutData(0, networks(columns, recipes, exec));
            out.setOutData(1, weights(parameters.m_weights ? recipes : List.of(), exec));
            picture(
                    out,
                    parameters,
                    recipes.stream().findFirst().map(recipe -> () -> drawn(recipe, exec)),
                    warnings,
                    exec);
        }
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
            return Refusal.asFailure(plan::recipes);
        }
        if (!parameters.m_lists.areListed()) {
            return Refusal.asFailure(() -> new ParameterTable(input.getDataTableSpec()))
                    .recipes(input, plan, exec, warnings);
        }
        final Map<RecipeColumn, Object> lists = parameters.m_lists.read(input, parameters.kind(), exec);
        final List<RecipeColumn> columns =
                RecipeColumns.ofListed(plan, parameters.m_lists.chosen().keySet());
        return Refusal.asFailure(() -> {
            final List<NetworkRecipe> recipes = ParameterTable.listed(lists, plan, warnings);
            recipes.stream().findFirst().ifPresent(recipe -> RecipeColumns.check(columns, recipe));
            return recipes;
        });
    }

    private static void given(
            BufferedDataTable input,
            CouplingGeneratorParameters parameters,
            ExecutionContext exec,
            ExecuteOutput out,
            Warnings warnings)
            throws CanceledExecutionException, KNIMEException {
        final MatrixReader reader = Refusal.asFailure(() -> reader(input.getDataTableSpec(), parameters));
        final Map<String, MatrixReader.Matrix> matrices = reader.read(input, exec);
        final GivenNetworks plan = Refusal.asFailure(() -> GivenNetworks.of(parameters, parameters.seed()));
        final List<GivenNetworks.Network> networks = unlessCancelled(() -> Refusal.asFailure(() -> plan.of(
                matrices,
                new NodeMonitor(exec, matrices.size()),
                (name, problem) -> warnings.add("Left out the matrix '" + name + "': " + problem + "."),
                (name, note) -> warnings.add("Of the matrix '" + name + "': " + note + "."))));
        reader.warn(warnings);
        final List<RecipeColumn> columns = RecipeColumns.ofGiven(parameters.dynamics());
        final BufferedDataContainer rows = exec.createDataContainer(spec(columns), false);
        final WeightsTable weights = new WeightsTable(true, exec);
        for (GivenNetworks.Network network : networks) {
            rows.addRowToTable(row(columns, rows.size(), network.recipe(), network.name()));
            weights.add(network);
        }
        rows.close();
        out.setOutData(0, rows.getTable());
        out.setOutData(1, weights.close());
        picture(
                out,
                parameters,
                networks.stream().findFirst().map(network -> () -> given(network, exec)),
                warnings,
                exec);
    }

    private static void picture(
            ExecuteOutput out,
            CouplingGeneratorParameters parameters,
            Optional<Pictures.Drawing> first,
            Warnings warnings,
            ExecutionContext exec)
            throws CanceledExecutionException {
        Pictures.show(
                out,
                2,
                parameters.m_picture
                        ? first.orElse(() -> Sheet.nothing("Couplings", "Nothing to draw: there is no network."))
                        : () -> Sheet.nothing("Couplings", "Nothing drawn: the picture is switched off."),
                Optional.empty(),
                warnings,
                exec);
    }

    private static Chart given(GivenNetworks.Network network, ExecutionContext exec) {
        return CouplingPicture.of(
                network.name(),
                network.coupling(),
                network.recipe().gain(),
                OptionalDouble.empty(),
                Optional.empty(),
                new NodeMonitor(exec, 1));
    }

    private static Chart drawn(NetworkRecipe recipe, ExecutionContext exec) {
        return CouplingPicture.of(recipe.name(), recipe, Optional.empty(), new NodeMonitor(exec, 1));
    }

    private static DefaultRow row(List<RecipeColumn> columns, long number, NetworkRecipe recipe, String name) {
        final NetworkResult result = new NetworkResult(recipe, Measurement.none(""));
        final DataCell[] cells = columns.stream()
                .map(column -> column == RecipeColumn.NETWORK ? Cells.of(name, "") : NetworkTable.cell(column, result))
                .toArray(DataCell[]::new);
        return new DefaultRow(RowKey.createRowKey(number), cells);
    }

    private static BufferedDataTable networks(
            List<RecipeColumn> columns, List<NetworkRecipe> recipes, ExecutionContext exec)
            throws CanceledExecutionException {
        final BufferedDataContainer rows = exec.createDataContainer(spec(columns), false);
        for (NetworkRecipe recipe : recipes) {
            exec.checkCanceled();
            rows.addRowToTable(row(columns, rows.size(), recipe, recipe.name()));
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
                coupling = unlessCancelled(
                        () -> Refusal.asFailure(() -> recipe.disorder().draw(monitor)));
            }
            weights.add(recipe.name(), recipe.gain(), coupling);
            monitor.done(i + 1);
            monitor.progress((i + 1.0) / recipes.size());
        }
        return weights.close();
    }

    private static <T> T unlessCancelled(Draw<T> draw) throws CanceledExecutionException, KNIMEException {
        try {
            return draw.draw();
        } catch (CancellationException e) {
            throw NodeSweep.cancelled(e);
        }
    }

    /** Something long. */
    private interface Draw<T> {
        T draw() throws KNIMEException;
    }
}
