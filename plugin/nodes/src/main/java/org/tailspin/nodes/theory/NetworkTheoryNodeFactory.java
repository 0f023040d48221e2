package org.tailspin.nodes.theory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
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
import org.tailspin.charts.Sheet;
import org.tailspin.charts.results.GainPicture;
import org.tailspin.charts.results.TheoryPicture;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.prediction.NetworkTheory;
import org.tailspin.core.prediction.PredictedNetwork;
import org.tailspin.core.prediction.TheoryPrediction;
import org.tailspin.core.table.TableColumn;
import org.tailspin.core.table.TheoryColumn;
import org.tailspin.core.theory.TangentSpectrum;
import org.tailspin.nodes.common.Analysis;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Choices;
import org.tailspin.nodes.common.CouplingsParameters;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.NodeMonitor;
import org.tailspin.nodes.common.NodeSweep;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.ProvenancePort;
import org.tailspin.nodes.common.RecordedOutput;
import org.tailspin.nodes.common.RowCells;
import org.tailspin.nodes.common.Views;
import org.tailspin.nodes.common.Warnings;

/** Appends to networks what theory predicts of them. */
public final class NetworkTheoryNodeFactory extends DefaultNodeFactory {

    private static final String NAME = "Network Theory";

    private static final ProvenancePort PROVENANCE = new ProvenancePort(NAME, 2);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name(NAME)
            .icon("network-theory.png")
            .shortDescription("Appends to each network what theory predicts, to compare with what was measured.")
            .fullDescription("""
                    <p>For everyone who wants to know whether a measured number is what theory expects: this node appends to \
                    every network the gain at which rest becomes unstable, the largest exponent, dimensions and the size of the \
                    activity, as far as a theory of large networks of its kind is known. It predicts from the recipe alone: \
                    nothing is drawn and nothing runs. The columns end in _theory and have the names and units of what the RNN \
                    Integrator, the Lyapunov Analyzer and the Dimension Estimator measure.</p>
                    <p>Where no theory holds, a cell is missing with the reason, and the note says so. Rows and other columns \
                    of the input are kept; a column of the input with the name of an appended one is replaced, and a warning \
                    names it. A row that is no network gets missing cells with the reason.</p>
                    <p><b>The gain at which rest becomes unstable</b> (g_rest_unstable_theory), for stable and Gaussian \
                    weights without noise, at the network's own N and in the gain of its ensemble: ln g* = −⟨ln \
                    ((1/N) Σ<sub>j</sub> |z<sub>j</sub>|<sup>α</sup>)⟩ / α, in the annealed approximation. It is not where \
                    chaos sets in: for α &lt; 2 that is at a larger gain.</p>
                    <p><b>Gaussian weights, and stable ones of α = 2</b>, with noise σ or without, for large N: with \
                    ⟨·⟩ over a standard normal z, the variance of a neuron's input is q = g<sub>eff</sub>² \
                    ⟨tanh²(√q z)⟩ + σ², the largest exponent ½ ln(g<sub>eff</sub>² ⟨sech⁴(√q z)⟩) in nats per step, and the \
                    participation ratio N (1 − ρ²) with ρ = g<sub>eff</sub>² ⟨sech²(√q z)⟩², for infinitely many steps; \
                    the Kaplan-Yorke dimension follows from the whole spectrum. A network at rest has dimension 0. Close to \
                    g<sub>eff</sub> = 1 networks of the usual sizes are far from these limits.</p>
                    <p><b>Stable weights of 0.1 ≤ α &lt; 2</b> without noise, for large N: the activity x = tanh(γ z), with \
                    z stable of scale 1 and γ<sup>α</sup> = g<sup>α</sup> ⟨|tanh(γ z)|<sup>α</sup>⟩. No theory is known for \
                    their exponents and dimensions.</p>
                    <p><b>Random modes and orthogonal matrices</b>, maps of tanh or erf without noise, for large N (arXiv \
                    2409.01969): activity and largest exponent are those of Gaussian weights of the same g<sub>eff</sub>, and \
                    N over a participation ratio grows linearly with N over the effective rank of the modes. Where neurons \
                    differ in their gains, listed or drawn, it is taken for the gains of that network.</p>
                    <p><b>Flows</b> of tanh or erf with these couplings, with white noise or without: the same, with the \
                    exponent per unit time. With few modes, networks of 500 to 1000 \
                    neurons have some 10 % more dimensions than this theory of large N.</p>
                    <p><b>Leaky maps</b> of tanh or erf with these couplings, without noise: likewise, with the exponent per step. On \
                    request, the Kaplan-Yorke dimension, entropy and share of positive exponents of leaky maps and flows without noise, \
                    with independent weights or random \
                    modes, from the whole spectrum over sampled gain paths, with standard errors over the paths. For random modes that \
                    theory is derived for this program and not in print. One network of N = 1000 has 6 to 7 % less at g<sub>eff</sub> = 3.</p>
                    <p><b>Flows of random modes whose left and right vectors overlap, and of partially symmetric weights</b>, \
                    without noise (the same paper, section VII and appendix H): participation ratio and mean square of the \
                    activity, by a single-site process that is simulated until it agrees with itself. That takes some half \
                    a minute for each different network, and leaves the standard errors of the columns that end in _theory_se. \
                    Where a mode condenses, or the rounds do not settle, there is no value.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ProvenancePort.after(CouplingsPort.alone(ports -> ports.addInputTable(
                            "Networks",
                            "One row per network, as the Coupling Generator or another node of this family made it.")
                    .addOutputTable(
                            "Networks and theory",
                            "The input with what theory predicts of the laws and dynamics that it names (all columns if that is switched on): the gain at which rest becomes unstable (in the gain of the"
                                    + " ensemble), largest exponent (nats per step of a map, per unit time of a flow), participation ratio and Kaplan-Yorke"
                                    + " dimension (numbers of dimensions, from 0 to N), mean of |x| and of x² (from 0 to 1),"
                                    + " and a note where no theory holds.")
                    .addOutputPort(
                            "Picture",
                            "Theory against gain as a PNG picture, dashed, and what the input holds of simulations: largest exponent, Kaplan-Yorke dimension unless it is only a lower bound, and participation ratio, one curve for each ensemble, N and dynamics (at most 12). Without simulations, and of heavy tails, what theory there is: the exponent of rest ln(g/g*), and the mean activity.",
                            ImagePortObject.TYPE))))
            .model(model -> model.parametersClass(NetworkTheoryParameters.class)
                    .configure(PROVENANCE.configure(NetworkTheoryNodeFactory::configure))
                    .execute(PROVENANCE.execute(NetworkTheoryNodeFactory::execute)))
            .addView(Views.of("Shows what theory predicts against gain, as the picture does."))
            .nodeType(NodeType.Manipulator)
            .keywords(
                    "theory",
                    "mean field",
                    "prediction",
                    "transition",
                    "edge of chaos",
                    "Lyapunov",
                    "Kaplan-Yorke",
                    "dimension",
                    "participation ratio",
                    "recurrent",
                    "neural",
                    "network",
                    "RNN"));

    /** The factory that KNIME makes. */
    public NetworkTheoryNodeFactory() {
        super(NODE);
    }

    /** What theory predicts of the laws of the input, or all. */
    private static List<TableColumn> appended(DataTableSpec input, NetworkTheoryParameters parameters) {
        final List<TheoryColumn> predicted = parameters.m_all
                ? List.of(TheoryColumn.values())
                : NetworkTheory.columns(Choices.laws(input), Choices.dynamics(input), parameters.m_dimension);
        return Stream.<TableColumn>concat(predicted.stream(), Stream.of(MeasuredColumn.NOTE))
                .toList();
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        final NetworkTheoryParameters parameters = in.getParameters();
        parameters.validate();
        out.setOutSpec(
                0,
                Analysis.configure(
                        in,
                        parameters.m_dynamics,
                        new CouplingsParameters(),
                        appended(in.getInTableSpec(0), parameters)));
        out.setOutSpec(1, Pictures.spec());
    }

    private static void execute(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException {
        final NetworkTheoryParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final BufferedDataTable input = in.getInTable(0);
        final Analysis networks = Analysis.of(
                in, parameters.m_dynamics, new CouplingsParameters(), appended(input.getDataTableSpec(), parameters));
        final NetworkTheory theory = new NetworkTheory(
                new NodeMonitor(exec, 1),
                parameters.m_dimension ? Optional.of(TangentSpectrum.Settings.DEFAULT) : Optional.empty());
        final Incomplete incomplete = new Incomplete();
        final GainPicture picture = new GainPicture();
        final TheoryPicture predictions = new TheoryPicture();
        final RowCells cells = new RowCells(input.getDataTableSpec());
        final int[] done = {0};
        final Analysis.Measured<PredictedNetwork> predict = (row, name, network) -> {
            exec.setProgress((double) ++done[0] / input.size(), () -> "row " + done[0]);
            final TheoryPrediction prediction = network.prediction();
            networks.warnings().succeeded();
            incomplete.add(name, prediction.note());
            picture.add(network.recipe(), column -> cells.of(row, column));
            predictions.add(network.recipe(), prediction);
            return networks.table()
                    .row(
                            row,
                            network.recipe(),
                            column -> column instanceof TheoryColumn predicted
                                    ? Cells.real(
                                            prediction.of(predicted).orElse(Double.NaN), prediction.reason(predicted))
                                    : networks.table().note(row, prediction.note()));
        };
        try {
            networks.forEach(
                    new Analysis.Kept<>(in, parameters.m_journal, NAME, parameters.settings(), PredictedNetwork.CODEC),
                    recipe -> new PredictedNetwork(recipe, theory.of(recipe)),
                    predict);
        } catch (CancellationException e) {
            throw NodeSweep.cancelled(e);
        }
        if (!picture.leftOut().isEmpty()) {
            networks.warnings().add(picture.leftOut());
        }
        incomplete.show(networks.warnings());
        networks.finish(out, 1, () -> drawn(picture.chart(), predictions));
    }

    /** What was measured, with theory; what theory there is of the networks where that shows nothing. */
    private static Chart drawn(Chart measured, TheoryPicture predictions) {
        if (!measured.sheet().isEmpty()) {
            return measured;
        }
        final Chart predicted = predictions.chart();
        return predicted.sheet().isEmpty()
                ? Sheet.nothing(
                        "Theory against gain",
                        "Nothing to draw: no theory is known of these networks, and the input has no measured ones.")
                : predicted;
    }

    /** Counts the networks that lack a prediction. */
    private static final class Incomplete {

        private int count;
        private String first;

        void add(String network, String note) {
            if (!note.isEmpty() && count++ == 0) {
                first = "'" + network + "': " + note;
            }
        }

        void show(Warnings warnings) {
            if (count > 0) {
                warnings.add("For " + count + (count == 1 ? " network" : " networks")
                        + " some of the theory does not hold; the first is " + first);
            }
        }
    }
}
