package org.tailspin.nodes.dimension;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.tailspin.core.analysis.StatesAnalysis.Method;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.nodes.common.CouplingsPort;
import org.tailspin.nodes.common.Papers;
import org.tailspin.nodes.common.Pictures;
import org.tailspin.nodes.common.ProvenancePort;
import org.tailspin.nodes.common.RecordedOutput;
import org.tailspin.nodes.common.Refusal;
import org.tailspin.nodes.common.Views;
import org.tailspin.nodes.common.Warnings;
import org.tailspin.nodes.dimension.DimensionEstimatorParameters.Rows;

/** Estimates the dimension of what networks do, or of any states. */
public final class DimensionEstimatorNodeFactory extends DefaultNodeFactory {

    private static final String ESTIMATORS = Arrays.stream(Method.values())
            .map(method -> method.words() + " (" + columns(method) + ")")
            .collect(Collectors.joining("; "));

    private static final String NAME = "Dimension Estimator";

    private static final ProvenancePort PROVENANCE = new ProvenancePort(NAME, 2);

    private static final DefaultNode NODE = Papers.link(DefaultNode.create()
            .name(NAME)
            .icon("dimension-estimator.png")
            .shortDescription("Estimates the dimension of the activity of networks, or of the rows of any table.")
            .fullDescription("""
                    <p>For everyone who asks how many dimensions activity has: of networks (drawn ones, a connectome), whose rows get \
                    the dimension of their attractor and the number of directions in which their activity varies; or of \
                    recorded states in any table, such as firing rates, a row for each moment. It works as dropped: a table with \
                    a column of networks is taken as networks, any other one as states. States in a file (NumPy, MATLAB, HDF5, text) are read \
                    if the first port is removed.</p>
                    <p><b>Which number to report</b>: of networks kaplan_yorke for the attractor and pr_phi for the directions in \
                    which activity varies, each with its error and with the gain; of recorded states participation_ratio, and \
                    correlation_dimension only if surrogate_verdict is <i>lower than noise</i>. A number without an error is \
                    too small. The page <i>Glossary, and which number to report</i> of the documentation has them all.</p>
                    <p><b>Networks</b>: every row is a network. What the input holds is used: after a Lyapunov Analyzer \
                    nothing is computed twice, and the Kaplan-Yorke dimension follows from the column exponents, in which a \
                    missing value is minus infinity. With exponents but without pr_phi the network runs for the \
                    participation ratio alone; without exponents one run measures both. The dimensions are appended as the \
                    last columns. A column of the input whose values are measured anew is replaced, and a warning names it; \
                    notes add up. A row that is no network gets missing cells with the reason.</p>
                    <p><b>States</b>: every row is a state, and its numeric columns are the coordinates. The result has one \
                    row, or one for every value of a group column, and the columns of the chosen estimators:""" + " " + ESTIMATORS + """
                    . Standard errors end in _se, and cover what the choice of distances or neighbours does. Distances below \
                    four steps of values that a converter rounded tell nothing, rows that repeat count once, and an estimate \
                    above what so many states can show, 2 log<sub>10</sub> T, is marked as a lower bound (columns that end in \
                    _is_lower_bound). Whether the correlation dimension is lower than that of linear noise with the same values \
                    and spectra is in surrogate_verdict. The largest Lyapunov exponent of a series is the slope at which \
                    neighbours separate in three delay embeddings (lyapunov_max, in lyapunov_unit); where noise, a cycle, a \
                    torus or too few rows do not allow it the value is missing and the note says why. It is never 0 or \
                    negative. In place of dimensions the result can have a row for each principal component with the time that it \
                    remembers (time_scale), or for each lag τ with the covariance of single coordinates (c) and the two-time function \
                    of all, Ψ(τ, 0) = tr C(0)C(τ)/N (two_time), each with its error; the picture then shows both, beside the covariance \
                    of coordinates and that of times. The Theiler window follows from the memory of the rows \
                    (theiler_window). The rows should be in the order of time: blocks, autocorrelation and \
                    Theiler window rest on it. A row with a missing or infinite coordinate is left out and counted in a \
                    warning; what cannot be estimated of a group is a missing value with the reason. The states are held in \
                    memory, 8 bytes for each number.</p>
                    """ + CouplingsPort.RULES + """
                    <p>Networks that have lost a column stay networks, and the node says which.</p>
                    <p><b>In formulas</b>: the <i>participation ratio</i> (Σ<sub>i</sub> λ<sub>i</sub>)² \
                    / Σ<sub>i</sub> λ<sub>i</sub>², with λ<sub>i</sub> the eigenvalues of the covariance of the states, says \
                    how many directions carry the variance: 1 on a line, N for a ball in N dimensions, 0 at rest. It is \
                    linear, and estimated for infinitely many states; K states of N-dimensional white noise as they are would \
                    give about N(K−1)/(N+K). The <i>Kaplan-Yorke dimension</i> k + Σ<sub>i≤k</sub> λ<sub>i</sub> / |λ<sub>k+1</sub>| of \
                    the Lyapunov exponents λ<sub>1</sub> ≥ λ<sub>2</sub> ≥ … is that of the attractor; k is the largest \
                    number whose exponents have a sum of at least 0.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ProvenancePort.after(CouplingsPort.andRemovable(
                    "Networks or states",
                    "One row per network, as the nodes of this family make it, or any table whose rows are states with"
                            + " numeric coordinates. Remove this port with the node's three dots to read states of a file.",
                    ports -> ports.addOutputTable(
                                    "Dimensions",
                                    "Of networks: the input with Kaplan-Yorke dimension (and, with the diagnostics, its error where it was measured here), whether that is only a lower bound since the"
                                            + " exponents ended too early, the participation ratio of the activity φ(y)"
                                            + " (pr_phi), the statistics of the activity where it was measured here, and a note. Of"
                                            + " states: the group, the number of states, the number of coordinates, and the"
                                            + " dimensions that were chosen with their standard errors; or, by choice, a row for each"
                                            + " principal component or for each lag.")
                            .addOutputPort(
                                    "Picture",
                                    "A PNG picture. Of networks: participation ratio and Kaplan-Yorke dimension against gain, with theory dashed where one holds; of networks with random modes of several effective ranks, N over the participation ratio against N over the effective rank. Of states: the share of the variance of each principal component, with the participation ratio and the components for 90 % of the variance; of components and lags time scales, functions of the lag and both covariances.",
                                    ImagePortObject.TYPE))))
            .model(model -> model.parametersClass(DimensionEstimatorParameters.class)
                    .configure(PROVENANCE.configure(DimensionEstimatorNodeFactory::configure))
                    .execute(PROVENANCE.execute(DimensionEstimatorNodeFactory::execute)))
            .addView(Views.of("Shows the dimensions as the picture does, with every network as a point."))
            .nodeType(NodeType.Other)
            .keywords(
                    "dimension",
                    "dimensionality",
                    "participation ratio",
                    "correlation dimension",
                    "surrogate",
                    "IAAFT",
                    "Grassberger-Procaccia",
                    "Levina-Bickel",
                    "MacKay-Ghahramani",
                    "intrinsic dimension",
                    "Kaplan-Yorke",
                    "Lyapunov",
                    "attractor",
                    "covariance",
                    "autocorrelation",
                    "time scale",
                    "PCA",
                    "chaos",
                    "recurrent",
                    "neural",
                    "network",
                    "RNN"));

    /** Without errors and bounds, whose names follow from these. */
    private static String columns(Method method) {
        return method.columns().stream()
                .map(DetailColumn::label)
                .filter(name -> !name.endsWith("_se") && !name.endsWith("_is_lower_bound"))
                .collect(Collectors.joining(", "));
    }

    /** The factory that KNIME makes. */
    public DimensionEstimatorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        final DimensionEstimatorParameters parameters = in.getParameters();
        parameters.validate();
        out.setOutSpec(1, Pictures.spec());
        if (in.getInTableSpecs().length == 0) {
            out.setOutSpec(0, new StatesTable(parameters).spec());
            return;
        }
        final DataTableSpec input = in.getInTableSpec(0);
        out.setOutSpec(
                0,
                parameters.m_rows == Rows.STATES
                        ? new StatesTable(input, parameters).spec()
                        : new NetworkDimensions(input, parameters).configure(in));
    }

    private static void execute(ExecuteInput in, RecordedOutput out) throws CanceledExecutionException, KNIMEException {
        final DimensionEstimatorParameters parameters = in.getParameters();
        final ExecutionContext exec = in.getExecutionContext();
        final Warnings warnings = new Warnings();
        final StatesTable states;
        if (in.getInTables().length == 0) {
            states = Refusal.asFailure(() -> new StatesTable(parameters));
            out.setOutData(0, states.estimate(parameters.m_file, out.provenance(), exec, warnings));
        } else {
            final BufferedDataTable input = in.getInTable(0);
            final DataTableSpec spec = input.getDataTableSpec();
            if (parameters.m_rows == Rows.NETWORKS) {
                new NetworkDimensions(spec, parameters).execute(in, out);
                return;
            }
            states = Refusal.asFailure(() -> new StatesTable(spec, parameters));
            out.setOutData(0, states.estimate(input, exec, warnings));
        }
        Pictures.show(out, 1, states::chart, Optional.empty(), warnings, in.getExecutionContext());
        warnings.show(out::setWarningMessage);
    }
}
