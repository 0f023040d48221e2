package org.tailspin.nodes.reservoir;

import java.util.Optional;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
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
import org.tailspin.charts.results.ReservoirPicture;
import org.tailspin.core.analysis.ReservoirAnalysis;
import org.tailspin.core.analysis.ReservoirColumn;
import org.tailspin.core.analysis.ReservoirResult;
import org.tailspin.nodes.common.Analysis;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.ProvenancePort;
import org.tailspin.nodes.common.Reasons;
import org.tailspin.nodes.common.RecordedOutput;
import org.tailspin.nodes.common.Views;

/** Evaluates networks as reservoirs. */
public final class ReservoirEvaluatorNodeFactory extends DefaultNodeFactory {

    private static final String NAME = "Reservoir Evaluator";

    private static final ProvenancePort PROVENANCE = new ProvenancePort(NAME, 5);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name(NAME)
            .icon("reservoir-evaluator.png")
            .shortDescription("Scores driven recurrent networks at a task, with their conditional Lyapunov exponent.")
            .fullDescription("""
                    <p>For everyone who asks how well random networks compute: this node drives every network of the input by \
                    the input of a task, trains a linear readout of its states on one part of them, and scores it on another. \
                    Choose the task and compare the scores over gains; a Coupling Generator before it draws the networks. What \
                    KNIME's own learners need comes out as well.</p>
                    <p>In formulas, x(t+1) = φ(W x(t) + W<sub>in</sub> u(t) + b + σ ξ(t)) or the leaky map or flow that the \
                    columns say, and ridge regression. All runs start at x(0) = 0. Input weights and biases are drawn for each \
                    network.</p>
                    <p><b>XOR</b>: two vectors of bits, each followed by silence; after the second silence the readout must give \
                    their XOR. The score is the share of right bits, 0.5 by chance. <b>Memory</b>: Σ<sub>k</sub> r² of the input k \
                    rows ago with its readout over the lags k = 1, 2, …, less what chance gives; at most N. <b>NARMA-10</b>: the \
                    next value of y(t+1) = .3 y(t) + .05 y(t) Σ<sub>i&lt;10</sub> y(t−i) + 1.5 u(t−9) u(t) + .1. \
                    <b>Mackey-Glass</b>: a chaotic series, one row and 84 rows ahead. The last two are scored by the root mean \
                    square error over the standard deviation of the target. <b>Table</b>: target columns of a table of yours at the \
                    optional input, likewise.</p>
                    <p>With the score come the largest <i>conditional Lyapunov exponent</i>, of two states under the same input \
                    and noise (below 0 a network forgets where it started), the <i>kernel rank</i> (how many directions the \
                    states after N different inputs span) and the <i>generalisation rank</i> (how many remain when the last rows \
                    of the inputs are the same), the size of the activity, and all settings that the score depends on. Errors of \
                    one network are over its test; report the spread over networks beside them.</p>
                    <p>The paper on heavy-tailed networks shows the XOR against the gain in its figure 21, and does not define the \
                    task: the numbers of this dialog are this node's own.</p>
                    """ + CouplingsPort.RULES + """
                    <p>The rows of the input and their other columns are kept. A column of the input with the name of an \
                    appended one is replaced, and a warning names it. A row that is no network, or has an input of its own, gets \
                    missing cells with the reason.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ProvenancePort.after(CouplingsPort.and(ports -> ports.addInputTable(
                            "Networks",
                            "One row per network, as the Coupling Generator or another node of this family made it.")
                    .addOutputTable(
                            "Networks and scores",
                            "The input with the score of the task and its standard error, the conditional Lyapunov exponent with its"
                                    + " error, kernel and generalisation rank, the size of the activity, all settings that the score"
                                    + " depends on, and a note where something is missing.")
                    .addOutputTable(
                            "Predictions",
                            "A row for each network, output and trial or row of the test: what the readout should give, and what it"
                                    + " gives. Empty if switched off.")
                    .addOutputTable(
                            "Readout",
                            "A row for each network, output and neuron: the weight of the readout; neuron 0 is the constant. Empty"
                                    + " if switched off.")
                    .addOutputTable(
                            "States",
                            "A row for each network and state of training and test, with targets and neurons in columns, for KNIME's"
                                    + " learners. Empty unless neurons are chosen.")
                    .addOutputPort(
                            "Picture",
                            "Score and conditional exponent against gain as a PNG picture: mean and standard deviation over"
                                    + " realisations, one curve for each ensemble, and the gain g* at which theory sees the state"
                                    + " of rest lose stability, dashed.",
                            ImagePortObject.TYPE))))
            .model(model -> model.parametersClass(ReservoirEvaluatorParameters.class)
                    .configure(PROVENANCE.configure(ReservoirEvaluatorNodeFactory::configure))
                    .execute(PROVENANCE.execute(ReservoirEvaluatorNodeFactory::execute)))
            .addView(Views.of("Shows score and conditional exponent against gain, as the picture does."))
            .nodeType(NodeType.Other)
            .keywords(
                    "reservoir computing",
                    "echo state network",
                    "memory capacity",
                    "NARMA",
                    "Mackey-Glass",
                    "XOR",
                    "conditional Lyapunov exponent",
                    "kernel rank",
                    "readout",
                    "ridge regression",
                    "edge of chaos",
                    "recurrent",
                    "neural",
                    "network",
                    "RNN"));

    /** The factory that KNIME makes. */
    public ReservoirEvaluatorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        final ReservoirEvaluatorParameters parameters = in.getParameters();
        parameters.validate();
        out.setOutSpec(
                0,
                parameters.isOfTable()
                        ? Analysis.configure(in, parameters.m_dynamics, parameters.appended())
                        : Analysis.configure(in, parameters.m_dynamics, parameters.m_couplings, parameters.appended()));
        out.setOutSpec(1, ReservoirTables.predictions());
        out.setOutSpec(2, ReservoirTables.readout());
        out.setOutSpec(3, ReservoirTables.states(parameters, parameters.outputs(optional(in.getInTableSpecs()))));
        out.setOutSpec(4, Pictures.spec());
    }

    private static void execute(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException {
        final ReservoirEvaluatorParameters parameters = in.getParameters();
        final Analysis networks = parameters.isOfTable()
                ? Analysis.of(in, parameters.m_dynamics, parameters.appended())
                : Analysis.of(in, parameters.m_dynamics, parameters.m_couplings, parameters.appended());
        final ReservoirAnalysis task;
        final ReservoirTables tables;
        try {
            final Optional<BufferedDataTable> table = optional(in.getInTables());
            tables = new ReservoirTables(
                    parameters,
                    parameters.outputs(table.map(BufferedDataTable::getDataTableSpec)),
                    in.getExecutionContext());
            task = parameters.isOfTable()
                    ? parameters.toCore(parameters.tableTask(table.orElseThrow(), in.getExecutionContext()))
                    : parameters.toCore();
        } catch (InvalidSettingsException e) {
            throw Message.fromSummary(e.getMessage()).toKNIMEException(e);
        }
        final ReservoirPicture picture = new ReservoirPicture(parameters.kind());
        final Analysis.Kept<ReservoirResult> kept = new Analysis.Kept<>(
                in, parameters.m_journal, NAME, parameters.settings(), ReservoirResult.codec(task.settings()));
        networks.run(kept, task, (row, name, result) -> {
            final boolean failed = result.measured().isEmpty();
            networks.warnings().count(name, failed ? result.note() : "");
            result.measured().ifPresent(measured -> tables.add(name, measured.scores()));
            picture.add(result.withoutDetail());
            return networks.table()
                    .row(
                            row,
                            result.recipe(),
                            column -> column instanceof ReservoirColumn own
                                    ? Cells.of(own.of(result), failed ? result.note() : Reasons.of(own))
                                    : networks.table().note(row, result.note()));
        });
        out.setOutData(1, tables.closePredictions());
        out.setOutData(2, tables.closeReadout());
        out.setOutData(3, tables.closeStates());
        networks.finish(out, 4, picture::chart);
    }

    /** What is connected to the optional input. */
    private static <T> Optional<T> optional(T[] inputs) {
        return inputs.length > 1 ? Optional.ofNullable(inputs[1]) : Optional.empty();
    }
}
