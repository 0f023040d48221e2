package org.tailspin.nodes.lyapunov;

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
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.nodes.common.Analysis;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.NodeMonitor;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.ProvenancePort;
import org.tailspin.nodes.common.RecordedOutput;
import org.tailspin.nodes.common.Views;

/** Measures the Lyapunov exponents of networks. */
public final class LyapunovAnalyzerNodeFactory extends DefaultNodeFactory {

    private static final String NAME = "Lyapunov Analyzer";

    private static final ProvenancePort PROVENANCE = new ProvenancePort(NAME, 4);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name(NAME)
            .icon("lyapunov-analyzer.png")
            .shortDescription("Measures the Lyapunov exponents of random recurrent networks.")
            .fullDescription("""
                    <p>For everyone who asks whether a network is quiet or chaotic: this node runs every network of the input, \
                    measures how fast small disturbances grow or die (the Lyapunov exponents, each with its error), and names \
                    the regime: rest, a cycle, a torus, chaos, or undecided. With them come the dimension of the attractor, the \
                    entropy, and the size of the activity. It works as dropped behind a Coupling Generator or a Connectome \
                    Preparer; the picture shows the result against gain.</p>
                    <p>The regime has evidence of its own for each label: returns of the state for a fixed point or cycle (with its \
                    period), growth of the leading tangent vector that stays in a band for a torus and rises without bound for \
                    chaos. Where the measured steps do not tell, the network takes up to twice as many steps again with one \
                    tangent vector, or two of a flow; or, with the quantity Regime in the section Precision, the whole \
                    measurement continues. What stays open is undecided, and the note says why.</p>
                    <p><b>Covariant vectors</b>, if switched on (Ginelli et al. 2007): the directions v<sub>i</sub> that the tangent maps \
                    carry into each other, J<sub>t</sub> v<sub>i</sub>(t) = c v<sub>i</sub>(t+1), and whose lengths grow at λ<sub>i</sub>. They tell \
                    how many neurons carry an instability (participation ratio), and at which angles stable and unstable directions \
                    meet: angles that come close to 0 mean that the attractor is not hyperbolic. They take a second run, with as \
                    many steps beyond the measured ones as the frame has for its warm-up. Two exponents whose difference times that \
                    warm-up is not large, or that are equal (complex pairs at a fixed point), have no vectors of their own: their \
                    cells are missing, and the note counts them; a longer warm-up of the tangent frame separates them.</p>
                    <p><b>Which number to report</b>: the regime and the gain first; lyapunov_max with its error, of which 1/lyapunov_max \
                    is the time in which disturbances grow by a factor of e; kaplan_yorke with its error (switch on the diagnostics) for the dimension of \
                    the attractor ("at least", if it is a lower bound), and pr_phi with its error for the directions in which \
                    activity varies. Errors are over time: for other networks report the spread over realisations.</p>
                    <p>The picture shows the largest exponent, the Kaplan-Yorke dimension unless it is only a lower bound, and the \
                    participation ratio against gain, every network as a point; dashed, what theory predicts of Gaussian \
                    weights, and the gain at which theory sees the state of rest lose stability. Or, by choice, the spectra of \
                    the first networks, or how exponents of the first one settle.</p>
                    <p>The rows of the input and their other columns are kept, and the results are appended. A column of \
                    the input with the name of an appended one is replaced, and a warning names it. \
                    A row that is no network, since a recipe column is empty, out of its range or edited against the network's \
                    name, or that has fewer neurons than exponents, gets missing cells with the reason. An exponent of minus \
                    infinity is a missing cell.</p>
                    """ + CouplingsPort.RULES + CouplingsPort.INPUT + """
                    <p><b>In formulas</b>: exponents come from the method of Benettin with QR factorisations: J<sub>t</sub> Q<sub>t</sub> = Q<sub>t+1</sub> R<sub>t</sub>, and \
                    λ<sub>i</sub> is the mean of ln |R<sub>ii</sub>|, in nats per step of a map and per unit of time of a \
                    flow (the column lyapunov_unit says which). The dynamics are those of the RNN Integrator.</p>
                    <p>J<sub>t</sub> is diag(φ′(y<sub>t</sub>)) W for a map, with y its argument of φ; \
                    (1−δ) 1 + δ W diag(φ′(x<sub>t</sub>)) for a leaky map; and for a flow the derivative of the step of the \
                    scheme itself. Noise and input enter the orbit, and drop out of J.</p>
                    <p>With the exponents come the Kaplan-Yorke dimension k + Σ<sub>i≤k</sub> λ<sub>i</sub> / \
                    |λ<sub>k+1</sub>|, a lower bound where the computed exponents end too early; the Kolmogorov-Sinai \
                    entropy Σ max(0, λ<sub>i</sub>); and for the full spectrum the residual of the exact identity \
                    Σ λ<sub>i</sub> = ⟨ln |det J<sub>t</sub>|⟩, which checks the factorisation. Standard errors are those of \
                    one network over time, from batch means.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ProvenancePort.after(CouplingsPort.orInput(ports -> ports.addInputTable(
                            "Networks",
                            "One row per network, as the Coupling Generator or another node of this family made it.")
                    .addOutputTable(
                            "Networks and exponents",
                            "The input with the regime first, the largest exponent and its standard error; all exponents as a list (nats in"
                                    + " lyapunov_unit, descending); Kaplan-Yorke dimension and Kolmogorov-Sinai entropy;"
                                    + " statistics of the activity over the same steps and their number; and a note, which is"
                                    + " empty where there is nothing to say. With a tolerance, or the regime as the quantity, converged; with all"
                                    + " exponents the residual of the sum rule; with the diagnostics what that field says."
                                    + " The columns follow from the settings alone, so that a loop keeps them.")
                    .addOutputTable(
                            "Spectrum",
                            "One row per exponent: network, index (1 is the largest), exponent in nats per step of a map or per unit time of a flow, and its"
                                    + " standard error over time.")
                    .addOutputPort(
                            "Picture",
                            "A PNG picture, as chosen in the dialog. Against gain: largest exponent, Kaplan-Yorke dimension"
                                    + " and participation ratio, one curve for each ensemble, N and dynamics (at most 12), with"
                                    + " theory and g* dashed. Spectrum: the exponents of the first 6 networks with their errors."
                                    + " Convergence: running estimates of the first network.",
                            ImagePortObject.TYPE)
                    .addOutputTable(
                            "Covariant vectors",
                            "One row per exponent: network, index (1 is the largest), exponent with its error, whether its covariant"
                                    + " vector is known (disagreement of two starts of the way back), its participation ratio with"
                                    + " error, and its angle to the next vector, mean with error and smallest. Empty if"
                                    + " switched off."))))
            .model(model -> model.parametersClass(LyapunovAnalyzerParameters.class)
                    .configure(PROVENANCE.configure(LyapunovAnalyzerNodeFactory::configure))
                    .execute(PROVENANCE.execute(LyapunovAnalyzerNodeFactory::execute)))
            .addView(Views.of(
                    "Shows what the picture shows, with every network as a point: click one for its spectrum."))
            .nodeType(NodeType.Other)
            .keywords(
                    "Lyapunov",
                    "exponent",
                    "spectrum",
                    "chaos",
                    "stability",
                    "edge of chaos",
                    "Kaplan-Yorke",
                    "dimension",
                    "entropy",
                    "covariant vectors",
                    "CLV",
                    "hyperbolicity",
                    "recurrent",
                    "neural",
                    "network",
                    "RNN",
                    "dynamics"));

    /** The factory that KNIME makes. */
    public LyapunovAnalyzerNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        final LyapunovAnalyzerParameters parameters = in.getParameters();
        parameters.validate();
        out.setOutSpec(
                0,
                Analysis.configure(
                        in,
                        parameters.m_dynamics,
                        parameters.m_couplings,
                        Optional.of(parameters.m_input),
                        parameters.columns()));
        out.setOutSpec(1, SpectrumTable.SPEC);
        out.setOutSpec(2, Pictures.spec());
        out.setOutSpec(3, CovariantTable.SPEC);
    }

    private static void execute(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException {
        final LyapunovAnalyzerParameters parameters = in.getParameters();
        final Analysis networks = Analysis.of(
                in,
                parameters.m_dynamics,
                parameters.m_couplings,
                Optional.of(parameters.m_input),
                parameters.columns(),
                Set.of());
        final SpectrumTable spectrum = new SpectrumTable(in.getExecutionContext());
        final CovariantTable covariant = new CovariantTable(in.getExecutionContext());
        final LyapunovPictures pictures = new LyapunovPictures(
                parameters.m_picture, parameters.m_theory, new NodeMonitor(in.getExecutionContext(), 1));
        networks.run(
                new Analysis.Kept<>(in, parameters.m_journal, NAME, parameters.settings(), NetworkResult.CODEC),
                parameters.toCore(),
                (row, name, result) -> {
                    networks.warnings().count(name, result.measurement());
                    result.measurement().spectrum().ifPresent(exponents -> spectrum.add(name, exponents));
                    result.measurement().covariant().ifPresent(vectors -> covariant.add(name, vectors));
                    pictures.add(name, result);
                    return networks.table().row(row, result);
                });
        out.setOutData(1, spectrum.close());
        out.setOutData(3, covariant.close());
        networks.finish(out, 2, () -> pictures.chart(networks.warnings()), pictures.spectra());
    }
}
