package org.tailspin.nodes.coupling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
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
import org.tailspin.core.coupling.ExplicitEnsemble;
import org.tailspin.core.coupling.MatrixSummary;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.recipe.RecipeColumns;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.MatrixReader;
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

/** Makes networks of given matrices. */
public final class ConnectomePreparerNodeFactory extends DefaultNodeFactory {

    /** The group of the port of the table; it stands in workflows. */
    private static final String TABLE = "Connections or matrix";

    private static final int SUMMARY = 2;
    private static final int PICTURE = 3;

    private static final String NAME = "Connectome Preparer";

    private static final ProvenancePort PROVENANCE = new ProvenancePort(NAME, 4);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name(NAME)
            .icon("connectome-preparer.png")
            .shortDescription("Makes networks of a connectome or of trained weights, and surrogates of them.")
            .fullDescription("""
                    <p>For everyone who has a wiring diagram or trained weights and asks how such a network behaves: this node \
                    takes a list of connections or a square matrix from any reader of KNIME (a CSV Reader, an Excel Reader) or out of a file, \
                    prepares it, and makes networks of it at several gains. Connect its first two outputs to the two inputs of a \
                    Lyapunov Analyzer, RNN Integrator, Dimension Estimator or Coupling Statistics.</p>
                    <p><b>The input</b>: a row for each connection, with columns pre and post (or source and target, or as \
                    FlyWire, neuPrint, CATMAID and others call them) and, if wanted, weight and type; or the matrix itself, a row \
                    for each target and a numeric column for each source. Which of the two it is, is found by the names of the \
                    columns; the advanced settings choose others. A column network tells several matrices apart. Weights of a \
                    pair that is listed twice are summed. Neurons that send nothing, such as muscles, are dropped unless you keep \
                    all.</p>
                    <p><b>A file</b>: remove the input port with the node's three dots, and name the file in the dialog. The node reads \
                    what KNIME has no reader for (NumPy, MATLAB, HDF5, safetensors, Matrix Market), and text with the rules of the command \
                    line, to the same networks.</p>
                    <p><b>What is done</b>, in this order: signs are assigned, a mean is subtracted, the size of the matrix is set to 1, \
                    and a surrogate takes its place. Then the gains multiply it.</p>
                    <p><b>Signs</b>: connectomes count synapses, and counts are positive. A network without negative weights \
                    saturates or rests, whatever its gain, so say which connections inhibit: by a column; by the transmitter of \
                    the neuron that sends them, as in the fly, where acetylcholine excites and GABA and glutamate inhibit; or for \
                    a random share of neurons. If a table of neurons has the transmitters, join it to the connections by the \
                    source first.</p>
                    <p><b>Surrogates</b> are random matrices that share something with the given one, such as its wiring, the \
                    distribution of its weights, or its singular values. Compare them with the connectome to see which of its \
                    features matters. At one gain they have weights of its size, unless each is to be normalised by itself.</p>
                    <p><b>Size</b>: with the spectral radius at 1 (the usual choice), the state of rest loses stability at gain \
                    1. <i>Balanced</i> sets the positive and the negative inputs of every neuron to the same size, as is done to \
                    compare connectomes with random modes. Trained weights are taken as they are: choose none, and gain 1.</p>
                    <p>The third output says in numbers and in a sentence what was found: how many neurons and connections, how \
                    many of them inhibit, what was dropped and why. A wrong matrix is left out, and a warning says why. Every \
                    matrix, realisation and gain is a network of the ensemble <i>explicit</i>, of a surrogate with its name behind that (<i>explicit rewired</i>).</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ProvenancePort.after(CouplingsPort.after(
                    TABLE,
                    "A row for each connection (pre, post, weight, type), or a square matrix with a row for each target"
                            + " and a numeric column for each source. Remove this port with the node's three dots to read a"
                            + " file in its place.",
                    ports -> ports.addOutputTable(
                                    "Networks",
                                    "One row per network, by matrix, realisation and gain: its name, N, the gain, g_eff (the root mean"
                                            + " square of its weights times the root of N), the seeds, and the dynamics.")
                            .addOutputTable(
                                    "Weights",
                                    "One row per weight other than 0, and per neuron with itself, the gain included: network, names of"
                                            + " the source (pre) and the target (post), and the weight. Connect it to the second input of"
                                            + " the analysis nodes.")
                            .addOutputTable(
                                    "Summary",
                                    "One row per matrix: what was found in it, with the signs of its weights and before anything else"
                                            + " is done, in numbers and in words.")
                            .addOutputPort(
                                    "Picture",
                                    "The prepared weights of the first network, as a PNG picture: in colours, the distribution of"
                                            + " their sizes with the tail index, and the eigenvalues for N up to "
                                            + CouplingPicture.QUICK
                                            + "; nothing above N = " + CouplingPicture.LARGEST
                                            + ", or if switched off.",
                                    ImagePortObject.TYPE))))
            .model(model -> model.parametersClass(ConnectomePreparerParameters.class)
                    .configure(PROVENANCE.configure(ConnectomePreparerNodeFactory::configure))
                    .execute(PROVENANCE.execute(ConnectomePreparerNodeFactory::execute)))
            .addView(
                    Views.of(
                            "Shows the prepared weights of the first network as a map, with their distribution and eigenvalues."))
            .nodeType(NodeType.Manipulator)
            .keywords(
                    "connectome",
                    "wiring",
                    "adjacency matrix",
                    "edge list",
                    "synapses",
                    "trained weights",
                    "Dale",
                    "transmitter",
                    "inhibitory",
                    "surrogate",
                    "spectral radius",
                    "normalise",
                    "recurrent",
                    "neural",
                    "network",
                    "RNN"));

    /** The factory that KNIME makes. */
    public ConnectomePreparerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        final ConnectomePreparerParameters parameters = in.getParameters();
        parameters.validate();
        if (in.getInTableSpecs().length == 0) {
            parameters.m_file.check(parameters.m_preparation, parameters.m_connections);
        } else {
            parameters.reader(in.getInTableSpecs()[0]);
        }
        final Map<String, List<String>> chosen = Map.of(
                RecipeColumn.ENSEMBLE.label(),
                parameters.m_preparation.toCore().stream()
                        .map(preparation -> ExplicitEnsemble.name(preparation.surrogate()))
                        .toList(),
                RecipeColumn.DYNAMICS.label(),
                List.of(parameters.dynamics().kind().label()));
        out.setOutSpec(
                0,
                new DataTableSpec(RecipeRows.spec(RecipeColumns.ofGiven(parameters.dynamics())).stream()
                        .map(column -> Specs.only(column, chosen.get(column.getName())))
                        .toArray(DataColumnSpec[]::new)));
        out.setOutSpec(1, WeightsTable.spec(true));
        out.setOutSpec(SUMMARY, SummaryTable.spec());
        out.setOutSpec(PICTURE, Pictures.spec());
    }

    private static void execute(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException {
        final ConnectomePreparerParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final Warnings warnings = new Warnings();
        exec.setMessage("Reading the connections");
        final Map<String, MatrixReader.Matrix> matrices;
        final GivenNetworks plan;
        Consumer<Warnings> notes = later -> {};
        final long seed = parameters.seed();
        if (in.getInTables().length == 0) {
            final ConnectomeFile file = ConnectomeFile.read(parameters, out.provenance(), exec.createSubProgress(0.5));
            matrices = file.matrices();
            file.warn(warnings);
            plan = Refusal.asFailure(() -> parameters.toCore(seed, file));
        } else {
            final BufferedDataTable input = in.getInTables()[0];
            final MatrixReader reader = Refusal.asFailure(() -> parameters.reader(input.getDataTableSpec()));
            matrices = reader.read(input, exec.createSubProgress(0.5));
            notes = reader::warn;
            plan = Refusal.asFailure(() -> parameters.toCore(seed));
        }
        exec.setMessage("Preparing the matrices");
        final SummaryTable summary = new SummaryTable(exec);
        final List<GivenNetworks.Network> networks = NodeSweep.unlessCancelled(() -> Refusal.asFailure(
                () -> plan.of(matrices, new NodeMonitor(exec, matrices.size()), new GivenNetworks.Report() {
                    @Override
                    public void bad(String name, String problem) {
                        warnings.add("Left out the matrix '" + name + "': " + problem + ".");
                    }

                    @Override
                    public void remark(String name, String note) {
                        warnings.add("Of the matrix '" + name + "': " + note + ".");
                    }

                    @Override
                    public void found(String name, MatrixSummary found) {
                        summary.add(name, found);
                    }
                })));
        notes.accept(warnings);
        final List<RecipeColumn> columns = RecipeColumns.ofGiven(parameters.dynamics());
        final BufferedDataContainer rows = exec.createDataContainer(RecipeRows.spec(columns), false);
        final WeightsTable weights = new WeightsTable(true, exec);
        exec.setMessage("Writing the weights");
        for (GivenNetworks.Network network : networks) {
            rows.addRowToTable(RecipeRows.row(columns, rows.size(), network.recipe(), network.name()));
            weights.add(network);
        }
        rows.close();
        out.setOutData(0, rows.getTable());
        out.setOutData(1, weights.close());
        out.setOutData(SUMMARY, summary.close());
        RecipeRows.picture(
                out,
                PICTURE,
                parameters.m_picture,
                networks.stream().findFirst().map(network -> () -> drawn(network, exec)),
                warnings,
                exec);
        warnings.show(out::setWarningMessage);
    }

    private static Chart drawn(GivenNetworks.Network network, ExecutionContext exec) {
        return CouplingPicture.of(
                network.name(),
                network.coupling(),
                network.recipe().gain(),
                OptionalDouble.empty(),
                Optional.empty(),
                new NodeMonitor(exec, 1));
    }
}
