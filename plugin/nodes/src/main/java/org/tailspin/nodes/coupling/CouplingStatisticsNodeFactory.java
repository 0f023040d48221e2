package org.tailspin.nodes.coupling;

import java.util.ArrayList;
import java.util.List;
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
import org.tailspin.charts.Sheet;
import org.tailspin.charts.results.CouplingPicture;
import org.tailspin.charts.results.MatrixSpectraPicture;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.nodes.common.Analysis;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.NodeMonitor;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.ProvenancePort;
import org.tailspin.nodes.common.RecordedOutput;
import org.tailspin.nodes.common.Views;

/** Measures the coupling matrices of networks. */
public final class CouplingStatisticsNodeFactory extends DefaultNodeFactory {

    private static final String NAME = "Coupling Statistics";

    private static final ProvenancePort PROVENANCE = new ProvenancePort(NAME, 3);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name(NAME)
            .icon("coupling-statistics.png")
            .shortDescription("Measures the coupling matrices of networks: gain, effective rank, spectrum, tail.")
            .fullDescription("""
                    <p>For everyone who wants to know what the weights of a network are like before it runs: this node measures \
                    the matrix of every network, drawn or given, its gain included: how strong the weights are, how many modes \
                    carry them, whether rest is stable, and how heavy the tails are. Networks that share a matrix should be \
                    side by side: it is then measured once.</p>
                    <p><b>In formulas</b>: of the N² weights of J: mean, standard deviation and the part that are exactly 0. The gain of the matrix \
                    √(tr(JJᵀ)/N) is what g<sub>eff</sub> is for the law; with heavy tails it is carried by the largest \
                    weights.</p>
                    <p>The <i>singular value excess</i>, N tr((JJᵀ)²)/(tr JJᵀ)² − 2 = N Σ s<sup>4</sup>/(Σ s²)² − 2, says how much more \
                    unequal the singular values s are than those of independent Gaussian weights: about 0 for these, −1 for an orthogonal \
                    matrix, large where a few are strong. For a matrix of random modes with strengths D it estimates N over the \
                    effective rank, N (Σ D<sup>4</sup>)/(Σ D²)². Independent weights with heavy tails have an excess too: beside \
                    it is its null expectation, the exact mean over all permutations of the same weights.</p>
                    <p>The <i>spectral radius</i> is the largest modulus of an eigenvalue: above 1 the state of rest of this \
                    very network is unstable. The <i>tail index</i> α of P(|w| &gt; x) ~ x<sup>−α</sup> is Hill's estimator \
                    on the k = n<sup>2/3</sup>/4 largest of n weights other than 0, with its standard error α/√k; of \
                    Gaussian weights it reads a large number.</p>
                    <p>The <i>overlap</i> ρ<sub>a</sub> = u<sub>a</sub> · v<sub>a</sub> of the left and the right vector of a \
                    mode, J = Σ<sub>a</sub> s<sub>a</sub> u<sub>a</sub> v<sub>a</sub>ᵀ, is ±1 for a symmetric matrix. The root \
                    mean square √(Σ s<sub>a</sub>² ρ<sub>a</sub>² / Σ s<sub>a</sub>²) is beside that of random directions, \
                    1/√N. It is switched on in the dialog.</p>
                    """ + CouplingsPort.RULES + """
                    <p>The rows of the input and their other columns are kept. A column of the input with the name of an \
                    appended one is replaced, and a warning names it. A row that is no network gets missing cells with the \
                    reason.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ProvenancePort.after(CouplingsPort.and(ports -> ports.addInputTable(
                            "Networks",
                            "One row per network, as the Coupling Generator or another node of this family made it.")
                    .addOutputTable(
                            "Networks and statistics",
                            "The input with mean and standard deviation of the weights, their part that is 0, the gain of"
                                    + " the matrix, the excess of its singular values with its null expectation, the spectral"
                                    + " radius, the tail index with its standard error and the number of weights that it"
                                    + " rests on, and a note where something is missing. Weights, and what is in their unit,"
                                    + " include the gain.")
                    .addOutputTable(
                            "Spectra",
                            "N rows per network: network, index (1 is the largest), real and imaginary part of the"
                                    + " eigenvalue in descending order of modulus, and the singular value in descending"
                                    + " order, and with the switch for it the overlap of its vectors; the gain is included. Of a network"
                                    + " of few connections and more than 5000 neurons up to 20 rows, the largest. Empty if switched"
                                    + " off.")
                    .addOutputPort(
                            "Picture",
                            "Singular values and eigenvalues of the first four matrices, each at the gain of its first network, as a"
                                    + " PNG picture. Without spectra the weights of the first network in colours, with the"
                                    + " distribution of their sizes, up to N = " + CouplingPicture.LARGEST + ".",
                            ImagePortObject.TYPE))))
            .model(model -> model.parametersClass(CouplingStatisticsParameters.class)
                    .configure(PROVENANCE.configure(CouplingStatisticsNodeFactory::configure))
                    .execute(PROVENANCE.execute(CouplingStatisticsNodeFactory::execute)))
            .addView(Views.of("Shows singular values and eigenvalues of the first matrices, one colour each."))
            .nodeType(NodeType.Other)
            .keywords(
                    "coupling",
                    "weights",
                    "connectivity",
                    "matrix",
                    "eigenvalues",
                    "singular values",
                    "spectral radius",
                    "effective rank",
                    "tail index",
                    "Hill",
                    "heavy tail",
                    "recurrent",
                    "neural",
                    "network",
                    "RNN"));

    /** The factory that KNIME makes. */
    public CouplingStatisticsNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        final CouplingStatisticsParameters parameters = in.getParameters();
        parameters.validate();
        out.setOutSpec(0, Analysis.configure(in, parameters.m_dynamics, parameters.m_couplings, parameters.appended()));
        out.setOutSpec(1, SpectraTable.spec(parameters.m_overlaps));
        out.setOutSpec(2, Pictures.spec());
    }

    private static void execute(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException {
        final CouplingStatisticsParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final Analysis networks = Analysis.of(in, parameters.m_dynamics, parameters.m_couplings, parameters.appended());
        final SpectraTable spectra = new SpectraTable(parameters.m_overlaps, exec);
        final List<Pictures.Drawing> first = new ArrayList<>();
        final MatrixSpectraPicture pictured = new MatrixSpectraPicture();
        networks.run(parameters.toCore(), (row, name, result) -> {
            pictured.add(name, result.recipe(), result.spectrum());
            if (first.isEmpty() && result.statistics().isPresent()) {
                first.add(() -> CouplingPicture.of(name, result.recipe(), result.spectrum(), new NodeMonitor(exec, 1)));
            }
            networks.warnings().count(name, result.note());
            spectra.add(name, result);
            return networks.table()
                    .row(
                            row,
                            result.recipe(),
                            column -> column instanceof DetailColumn measured
                                    ? Cells.of(result.of(measured), result.reason(measured))
                                    : networks.table().note(row, result.note()));
        });
        out.setOutData(1, spectra.close());
        networks.finish(out, 2, () -> pictured.chart()
                .orElseGet(() -> first.isEmpty()
                        ? Sheet.nothing(
                                "Couplings", networks.warnings().explained("Nothing to draw: no network was measured."))
                        : first.get(0).chart()));
    }
}
