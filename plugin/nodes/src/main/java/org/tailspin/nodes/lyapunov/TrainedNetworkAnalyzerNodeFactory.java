package org.tailspin.nodes.lyapunov;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.tailspin.charts.Chart;
import org.tailspin.charts.Sheet;
import org.tailspin.charts.SpectrumChart;
import org.tailspin.charts.results.LyapunovPicture;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.Measurement;
import org.tailspin.core.analysis.NetworkAnalysis;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.trained.RecurrentWeights;
import org.tailspin.core.dynamics.trained.TrainedNetwork;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.recipe.DrivenName;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.files.NetworkFile;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.FileLocation;
import org.tailspin.nodes.common.InputParameters;
import org.tailspin.nodes.common.NetworkTable;
import org.tailspin.nodes.common.NodeMonitor;
import org.tailspin.nodes.common.NodeSweep;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.Provenance;
import org.tailspin.nodes.common.ProvenancePort;
import org.tailspin.nodes.common.RecordedOutput;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.common.Specs;
import org.tailspin.nodes.common.Views;
import org.tailspin.nodes.common.Warnings;

/** Measures the Lyapunov exponents of a trained network. */
public final class TrainedNetworkAnalyzerNodeFactory extends DefaultNodeFactory {

    private static final String WEIGHTS = "Weights";
    private static final String INPUT = "input";
    private static final int PICTURE = 2;

    private static final String NAME = "Trained Network Analyzer";

    private static final ProvenancePort PROVENANCE = new ProvenancePort(NAME, 3);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name(NAME)
            .icon("trained-network-analyzer.png")
            .shortDescription("Measures the Lyapunov exponents of a trained RNN, GRU or LSTM.")
            .fullDescription("""
                    <p>For everyone who trained a recurrent network with PyTorch or Keras and asks what it does on its own, or \
                    under its input: whether it forgets where it started, keeps it, or is chaotic. The node reads one layer, an RNN, a \
                    GRU or an LSTM with its biases and input weights, runs it, and measures its Lyapunov exponents with their \
                    errors, the regime, the dimension of the attractor and the size of the activity.</p>
                    <p><b>The weights</b> come from a table, a row for each entry of each array, such as a Python Script writes with \
                    numpy.ndenumerate, or from a file of named arrays (.safetensors, .npz, .h5, .mat): choose <i>File</i>, and \
                    remove the port of the weights with the node's three dots. Cell and layout follow from the extents and names of the arrays \
                    (weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0 of PyTorch; kernel, recurrent_kernel, bias of Keras), or are \
                    chosen. Of several layers name one; a network of stacked or bidirectional layers is refused.</p>
                    <p><b>The input</b>: without one it is 0, and the biases stay. Add the second port with the three dots to bring a \
                    recorded input, a row for each step and a numeric column for each signal (not those that are named as a time). The \
                    exponents are conditional then, those of the distance of two states that see the same input: a negative largest one \
                    says that the network forgets its initial state (echo state property).</p>
                    <p><b>Which number to report</b>: the regime first, then lyapunov_max with its error, of which the reciprocal is the time in \
                    steps in which disturbances grow by a factor of e.</p>
                    <p>The same file gives the same numbers as <tt>lyapunov --network</tt> of the command line. A simple RNN with tanh may \
                    also go to the other nodes as an explicit matrix, with the column bias.</p>
                    <p><b>In formulas</b>: the state is h, of an LSTM h and c, so that it has 2N exponents; the Jacobian is that of the whole \
                    step, with all gates. A GRU is h′ = (1 − z) n + z h with the reset gate after the recurrent product (PyTorch, and \
                    reset_after of Keras) or before it, by choice or as a bias of one row says.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ProvenancePort.after(CouplingsPort.after(
                    WEIGHTS,
                    "A row for each entry of the arrays: array (its name), row, column (missing in a bias) and value, counted"
                            + " from 0 or 1. Remove this port with the node's three dots to read a file in its place.",
                    INPUT,
                    "Input",
                    "Add this port with the node's three dots to bring a recorded input: a row for each moment, a numeric column for"
                            + " each signal, as many as the network was trained with.",
                    ports -> ports.addOutputTable(
                                    "Network and exponents",
                                    "One row: the network, its cell and the layout of its weights, the number of neurons, the"
                                            + " largest exponent with its error, all exponents as a list (nats per step,"
                                            + " descending), dimension, entropy, statistics of the activity, a note, and last the"
                                            + " regime.")
                            .addOutputTable(
                                    "Spectrum",
                                    "One row per exponent: network, index (1 is the largest), exponent in nats per step, and its"
                                            + " standard error over time.")
                            .addOutputPort(
                                    "Picture",
                                    "The exponents with their errors, as a PNG picture.",
                                    ImagePortObject.TYPE))))
            .model(model -> model.parametersClass(TrainedNetworkAnalyzerParameters.class)
                    .configure(PROVENANCE.configure(TrainedNetworkAnalyzerNodeFactory::configure))
                    .execute(PROVENANCE.execute(TrainedNetworkAnalyzerNodeFactory::execute)))
            .addView(Views.of("Shows the exponents with their errors."))
            .nodeType(NodeType.Other)
            .keywords(
                    "trained",
                    "recurrent",
                    "neural",
                    "network",
                    "RNN",
                    "GRU",
                    "LSTM",
                    "PyTorch",
                    "Keras",
                    "TensorFlow",
                    "safetensors",
                    "Lyapunov",
                    "exponent",
                    "chaos",
                    "echo state"));

    /** The factory that KNIME makes. */
    public TrainedNetworkAnalyzerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        final TrainedNetworkAnalyzerParameters parameters = in.getParameters();
        parameters.validate();
        parameters.check(in.getInTableSpecs());
        out.setOutSpec(0, Specs.table(parameters.columns().toArray(TableColumn[]::new)));
        out.setOutSpec(1, SpectrumTable.SPEC);
        out.setOutSpec(PICTURE, Pictures.spec());
    }

    private static void execute(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException {
        final TrainedNetworkAnalyzerParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        exec.setMessage("Reading the weights");
        final Named undriven = weights(parameters, in, out.provenance());
        final Optional<InputTable> input = input(parameters, in);
        final TrainedNetwork network = Refusal.asFailure(() -> parameters.network(undriven.weights(), input));
        final Named named = undriven.under(network.inputMark());
        final NetworkAnalysis analysis = Refusal.asFailure(() -> {
            final NetworkAnalysis asked = parameters.toCore(network.dimension());
            asked.check(network);
            return asked;
        });
        exec.setMessage("Measuring the exponents");
        final Warnings warnings = new Warnings();
        final Measurement measurement = NodeSweep.unlessCancelled(() -> measured(analysis, network, parameters, exec));
        warnings.count(named.name(), measurement);
        final BufferedDataContainer row =
                exec.createDataContainer(Specs.table(parameters.columns().toArray(TableColumn[]::new)), false);
        final List<DataCell> cells = parameters.columns().stream()
                .map(column -> cell(column, named, parameters, measurement))
                .toList();
        row.addRowToTable(new DefaultRow(RowKey.createRowKey(0L), cells));
        row.close();
        final SpectrumTable spectrum = new SpectrumTable(exec);
        measurement.spectrum().ifPresent(exponents -> spectrum.add(named.name(), exponents));
        out.setOutData(0, row.getTable());
        out.setOutData(1, spectrum.close());
        Pictures.show(out, PICTURE, () -> picture(named.name(), measurement), Optional.empty(), warnings, exec);
        warnings.show(out::setWarningMessage);
    }

    /** Weights and the name of their network. */
    private record Named(String name, RecurrentWeights weights) {

        /** The same under an input, whose name has it. */
        Named under(Optional<String> input) {
            return input.map(mark -> new Named(DrivenName.of(name, mark), weights))
                    .orElse(this);
        }
    }

    private static Named weights(TrainedNetworkAnalyzerParameters parameters, ExecuteInput in, Provenance provenance)
            throws KNIMEException, CanceledExecutionException {
        final ExecutionContext exec = in.getExecutionContext();
        final TrainedParameters wanted = parameters.m_network;
        if (parameters.isOfFile()) {
            try (FileLocation location = FileLocation.open(wanted.m_path, exec)) {
                provenance.file(location.name(), location.path());
                return new Named(
                        location.name(), Refusal.asFailure(() -> NetworkFile.read(location.path(), wanted.named())));
            }
        }
        final BufferedDataTable table = in.getInTable(0);
        final WeightsInput reader = Refusal.asFailure(() -> new WeightsInput(table.getDataTableSpec()));
        try {
            final var arrays = reader.read(table, exec);
            final RecurrentWeights weights = wanted.named().of(arrays.keySet(), arrays::get);
            return new Named(weights.cell().label(), weights);
        } catch (IllegalArgumentException e) {
            throw Message.fromSummary(Refusal.sentence(e)).toKNIMEException(e);
        }
    }

    private static Optional<InputTable> input(TrainedNetworkAnalyzerParameters parameters, ExecuteInput in)
            throws KNIMEException, CanceledExecutionException {
        if (in.getInTables().length <= parameters.inputPort()) {
            return Optional.empty();
        }
        final BufferedDataTable table = in.getInTable(parameters.inputPort());
        try {
            return Optional.of(InputParameters.rows(
                    table, InputParameters.signals(table.getDataTableSpec()), in.getExecutionContext()));
        } catch (InvalidSettingsException e) {
            throw Message.fromSummary(e.getMessage()).toKNIMEException(e);
        }
    }

    /** What grows without bound has a row that says so. */
    private static Measurement measured(
            NetworkAnalysis analysis,
            TrainedNetwork network,
            TrainedNetworkAnalyzerParameters parameters,
            ExecutionContext exec) {
        try {
            return analysis.measure(network, parameters.m_seed, new NodeMonitor(exec, 1));
        } catch (ArithmeticException e) {
            return Measurement.none(org.tailspin.core.Reasons.of(e));
        }
    }

    private static DataCell cell(
            TableColumn column, Named named, TrainedNetworkAnalyzerParameters parameters, Measurement measurement) {
        if (column instanceof MeasuredColumn measured) {
            return NetworkTable.cell(measured, measurement);
        }
        return Cells.of(
                Map.<TableColumn, Object>of(
                                RecipeColumn.NETWORK, named.name(),
                                DetailColumn.CELL, named.weights().cell().label(),
                                DetailColumn.CONVENTION,
                                        named.weights().convention().label(),
                                RecipeColumn.N, named.weights().neurons(),
                                RecipeColumn.STATE_SEED, parameters.m_seed)
                        .get(column),
                "");
    }

    private static Chart picture(String name, Measurement measurement) {
        if (measurement.spectrum().isEmpty()) {
            return Sheet.nothing(name, "Nothing to draw: " + measurement.note() + ".");
        }
        final LyapunovSpectrum spectrum = measurement.spectrum().get();
        return new SpectrumChart(
                name,
                LyapunovPicture.unit(spectrum),
                List.of(new SpectrumChart.Series("simulation", spectrum.exponents())
                        .errors(spectrum.standardErrors())));
    }
}
