package org.tailspin.nodes.theory;

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
import org.tailspin.charts.results.PredictedActivityPicture;
import org.tailspin.core.prediction.PredictedActivity;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.nodes.common.Analysis;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.GivenCouplings;
import org.tailspin.nodes.common.NetworksInput;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.ProvenancePort;
import org.tailspin.nodes.common.RecordedOutput;
import org.tailspin.nodes.common.Views;

/** Predicts the activity of each network from its very matrix. */
public final class ActivityPredictorNodeFactory extends DefaultNodeFactory {

    private static final String NAME = "Activity Predictor";

    private static final ProvenancePort PROVENANCE = new ProvenancePort(NAME, 3);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name(NAME)
            .icon("activity-predictor.png")
            .shortDescription("Predicts the activity of each network from its very matrix, without simulating it.")
            .fullDescription("""
                    <p>For everyone who has a connectome and asks which of its neurons are active, without a simulation: this \
                    node predicts what the neurons of one network do from its matrix: the variance of each neuron before and \
                    after the nonlinearity, the leading components with the loading of each neuron, and participation ratios. Network Theory tells what all large networks of a law have in common; this node tells one \
                    network from another. Nothing runs, unless a simulation is asked for.</p>
                    <p><b>Where it holds</b>: maps, leaky maps and flows of tanh or erf, without noise, input and bias; sums \
                    over many inputs, so not heavy tails of α &lt; 2; networks of some hundred neurons and more. For \
                    independent Gaussian weights at N = 300, participation ratios are 15 % off simulation (root mean square, at most 28 %) and \
                    entries of the covariance correlate with it by about 0.9. <i>criticality</i> tells how near the linear \
                    network is to being unstable, at 1: above 0.97 the note says that the prediction is uncertain. There is \
                    none if the network rests, or if one mode, such as a mean of the weights, stands out so far that the \
                    network orders.</p>
                    <p>A simulation beside it appends the correlation of predicted and simulated covariances of pairs of \
                    neurons, that of two halves of the simulation with each other, which is what can be reached, and the ratio of \
                    the participation ratios.</p>
                    """ + CouplingsPort.RULES + """
                    <p>The rows of the input and their other columns are kept. A column of the input with the name of an \
                    appended one is replaced, and a warning names it. A row that is no network gets missing cells with the \
                    reason.</p>
                    <p><b>Linear equivalence</b>: the covariance of the activity is that of a linear network with the same \
                    couplings, φ(x) = R η with R = (1 − m S J)<sup>−1</sup>, driven by independent noise. S(ω) is the \
                    response of a neuron: 1/(1 + iω) of a flow, δ/(e<sup>iω</sup> − 1 + δ) of a leaky map. The mean slope m and \
                    the spectrum of the noise are those of a single neuron with the variance and spectrum that J itself \
                    gives it: Δ(ω) = |S|² (T<sub>x</sub>/T<sub>φ</sub>) C(ω) with T<sub>φ</sub> = tr R R⁺ and T<sub>x</sub> \
                    = tr J R R⁺ Jᵀ. Participation ratios are of neurons with one gain m, variances and loadings of neurons with \
                    gains of their own, since each is closer to simulations that way.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ProvenancePort.after(CouplingsPort.and(ports -> ports.addInputTable(
                            "Networks",
                            "One row per network, as the Coupling Generator or another node of this family made it.")
                    .addOutputTable(
                            "Networks and predictions",
                            "The input with the predicted participation ratios and variances, the mean slope, how near the"
                                    + " linear network is to being unstable, the number of inputs that carry the variance of a"
                                    + " neuron, the number of neurons that rest, with a simulation how far it agrees, and a"
                                    + " note on what is uncertain or missing.")
                    .addOutputTable(
                            "Neurons",
                            "A row for each neuron of each network: its predicted variances before and after the"
                                    + " nonlinearity, with a simulation those too, and its loadings on the leading components.")
                    .addOutputPort(
                            "Picture",
                            "The prediction for the first network that has one, as a PNG picture: eigenvalues of the"
                                    + " covariances, and the variances of the neurons, against simulated ones if there are.",
                            ImagePortObject.TYPE))))
            .model(model -> model.parametersClass(ActivityPredictorParameters.class)
                    .configure(PROVENANCE.configure(ActivityPredictorNodeFactory::configure))
                    .execute(PROVENANCE.execute(ActivityPredictorNodeFactory::execute)))
            .addView(Views.of("Shows the predicted activity of the first network as the picture does."))
            .nodeType(NodeType.Other)
            .keywords(
                    "activity",
                    "covariance",
                    "linear equivalence",
                    "principal components",
                    "participation ratio",
                    "mean field",
                    "connectome",
                    "theory",
                    "prediction",
                    "recurrent",
                    "neural",
                    "network",
                    "RNN"));

    /** The factory that KNIME makes. */
    public ActivityPredictorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        final ActivityPredictorParameters parameters = in.getParameters();
        parameters.validate();
        out.setOutSpec(0, Analysis.configure(in, parameters.m_dynamics, parameters.m_couplings, parameters.appended()));
        out.setOutSpec(
                1,
                NeuronsTable.spec(
                        parameters.m_components,
                        parameters.m_length.isPresent(),
                        NetworksInput.hasCouplings(in.getInTableSpecs())));
        out.setOutSpec(2, Pictures.spec());
    }

    private static void execute(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException {
        final ActivityPredictorParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final Analysis networks = Analysis.of(in, parameters.m_dynamics, parameters.m_couplings, parameters.appended());
        final NeuronsTable neurons = new NeuronsTable(
                parameters.m_components,
                parameters.m_length.isPresent(),
                NetworksInput.hasCouplings(in.getInTables()),
                exec);
        final List<Pictures.Drawing> first = new ArrayList<>();
        final Analysis.Kept<PredictedActivity> kept =
                new Analysis.Kept<>(in, parameters.m_journal, NAME, parameters.settings(), PredictedActivity.CODEC);
        networks.run(kept, parameters.toCore(), (row, name, result) -> {
            if (first.isEmpty() && result.prediction().isPresent()) {
                first.add(() -> PredictedActivityPicture.of(name, result));
            }
            // a note beside numbers is a remark on them
            networks.warnings().count(name, result.prediction().isPresent() ? "" : result.note());
            neurons.add(name, GivenCouplings.neurons(result.recipe()), result);
            return networks.table()
                    .row(
                            row,
                            result.recipe(),
                            column -> column instanceof DetailColumn predicted
                                    ? Cells.of(result.of(predicted), result.note())
                                    : networks.table().note(row, result.note()));
        });
        out.setOutData(1, neurons.close());
        networks.finish(
                out,
                2,
                first.isEmpty()
                        ? () -> Sheet.nothing(
                                "Predicted activity",
                                networks.warnings().explained("Nothing to draw: no network has a prediction."))
                        : first.get(0));
    }
}
