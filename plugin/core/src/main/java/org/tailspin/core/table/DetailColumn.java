package org.tailspin.core.table;

import java.util.Optional;
import org.tailspin.core.math.Interval;

/**
 * The columns of the tables beside that of the networks: weights, trajectories and spectra in long form, and the
 * dimensions of given states. The first column of each is the name of the network, where there is a network.
 */
public enum DetailColumn implements TableColumn {
    /** Source neuron. */
    PRE("pre", ColumnType.INTEGER, Interval.NATURAL, "Number of the source neuron, from 1"),
    /** Target neuron. */
    POST("post", ColumnType.INTEGER, Interval.NATURAL, "Number of the target neuron, from 1"),
    /** Weight. */
    WEIGHT("weight", ColumnType.REAL, "Weight from pre to post, the gain included"),
    /** Time. */
    STEP("step", ColumnType.INTEGER, Interval.COUNT, "Measured step, from 0 at the first state after the warm-up"),
    /** Neuron. */
    NEURON("neuron", ColumnType.INTEGER, Interval.NATURAL, "Number of the neuron, from 1"),
    /** Its name. */
    NEURON_NAME("neuron_name", ColumnType.TEXT, "Name of the neuron in the explicit matrix"),
    /** State. */
    X(
            "x",
            ColumnType.REAL,
            "State of the neuron: after the nonlinearity for map and annealed-map, before it for leaky-map and flow"),
    /** What a trained network is made of. */
    CELL("cell", ColumnType.TEXT, "Cell of a trained network: rnn, gru or lstm"),
    /** How its weights are laid out. */
    CONVENTION(
            "convention",
            ColumnType.TEXT,
            "Library whose layout the weights of a trained network have: pytorch or keras"),
    /** Position of an exponent in the spectrum. */
    INDEX("index", ColumnType.INTEGER, Interval.NATURAL, "Position in the spectrum, from 1 for the largest"),
    /** One exponent. */
    EXPONENT(
            "exponent",
            ColumnType.REAL,
            "Lyapunov exponent, nats per step, or per unit time of a flow; -infinity is missing"),
    /** Its error. */
    EXPONENT_SE(
            "exponent_se",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Standard error of the exponent over time, from batch means"),
    /** Whether a covariant vector is known. */
    COVARIANT_DISAGREEMENT(
            "covariant_disagreement",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Mean angle between the covariant vectors that two starts of the way back give, of this exponent or the next, the larger of both, radians: beyond 0.1 the vector is not converged, and the columns after this one are missing"),
    /** Localisation of a covariant vector. */
    COVARIANT_PR(
            "covariant_pr",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Participation ratio of the covariant Lyapunov vector of the exponent, the number of neurons that carry it: mean over time of 1/sum(w^2), w the share of its squared length in a neuron, from 1 to N"),
    /** Its error. */
    COVARIANT_PR_SE(
            "covariant_pr_se",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Standard error of covariant_pr over time, from batch means"),
    /** Angle between neighbours. */
    COVARIANT_ANGLE(
            "covariant_angle",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Mean angle between the lines of this covariant vector and the next, radians, in [0, pi/2]; missing where the next is not converged, or was not computed"),
    /** Its error. */
    COVARIANT_ANGLE_SE(
            "covariant_angle_se",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Standard error of covariant_angle over time, from batch means"),
    /** Smallest angle between neighbours. */
    COVARIANT_ANGLE_SMALLEST(
            "covariant_angle_smallest",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Smallest angle between these lines over all times, radians"),
    /** Time of an angle. */
    COVARIANT_TIME(
            "covariant_time",
            ColumnType.REAL,
            "Time since the first measured state, in steps of a map or units of time of a flow"),
    /** Angle of the unstable and the stable span. */
    COVARIANT_SPLIT(
            "covariant_split",
            ColumnType.REAL,
            "Smallest angle between a direction in the span of the covariant vectors of positive exponents and one in that of negative exponents at that time, radians"),
    /** Name of a group. */
    GROUP("group", ColumnType.TEXT, "Value of the column by which the states are grouped"),
    /** Number of states. */
    STATES("states", ColumnType.INTEGER, Interval.COUNT, "Number of states"),
    /** Number of coordinates of a state. */
    DIMENSIONS("dimensions", ColumnType.INTEGER, Interval.NATURAL, "Number of coordinates of a state"),
    /** Participation ratio of given states. */
    PARTICIPATION_RATIO(
            "participation_ratio",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Participation ratio of the covariance of the given states, of infinitely many states if it has an error and of those given, too small, if not: from 1 to"
                    + " the number of coordinates; 0 if all states are the same but for rounding"),
    /** Its error. */
    PARTICIPATION_RATIO_SE(
            "participation_ratio_se",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Standard error of participation_ratio over time, from blocks of time"),
    /** Corrected for the number of states. */
    PARTICIPATION_RATIO_CORRECTED(
            "participation_ratio_corrected",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "participation_ratio where it is of infinitely many states; missing where they are too few, or remember too long, for that"),
    /** Its error. */
    PARTICIPATION_RATIO_CORRECTED_SE(
            "participation_ratio_corrected_se",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Standard error of participation_ratio_corrected over time, from blocks of time"),
    /** From pairs of blocks. */
    PARTICIPATION_RATIO_CROSS_BLOCK(
            "participation_ratio_cross_block",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "The same without a correction for the mean of the states that was subtracted: mean of tr A tr B over mean of tr(AB), of the"
                    + " covariances A and B of different blocks of time"),
    /** Its error. */
    PARTICIPATION_RATIO_CROSS_BLOCK_SE(
            "participation_ratio_cross_block_se",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Standard error of participation_ratio_cross_block over time, from blocks of time"),
    /** What the states are worth. */
    EFFECTIVE_STATES(
            "effective_states",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Number of independent states whose covariance would be as biased as that of the states; missing where they remember"
                    + " longer than the lags"),
    /** Number of principal components. */
    COMPONENTS_90(
            "components_90",
            ColumnType.INTEGER,
            Interval.COUNT,
            "Number of principal components for 90 % of the variance"),
    /** Correlation dimension. */
    CORRELATION_DIMENSION(
            "correlation_dimension",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Correlation dimension: slope of ln C(r) against ln r over the scaling range; of a chosen range, less the bend of a smooth density"),
    /** Its error. */
    CORRELATION_DIMENSION_SE(
            "correlation_dimension_se",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Standard error of correlation_dimension, the choice of the scaling range included"),
    /** Whether it is too large for the data. */
    CORRELATION_IS_LOWER_BOUND(
            "correlation_dimension_is_lower_bound",
            ColumnType.FLAG,
            "Whether correlation_dimension is above what so many states can show, 2 log10 T"),
    /** Against linear noise. */
    SURROGATE_VERDICT(
            "surrogate_verdict",
            ColumnType.TEXT,
            "Whether the correlation dimension is 'lower than noise' with the same values and spectra, or 'not"
                    + " distinguishable from noise'"),
    /** Of linear noise. */
    SURROGATE_DIMENSION(
            "surrogate_dimension",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Mean correlation dimension of the surrogates, between two fixed numbers of pairs"),
    /** Its spread. */
    SURROGATE_DIMENSION_SD(
            "surrogate_dimension_sd",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Standard deviation of the correlation dimension over the surrogates"),
    /** Lower end of the scaling range. */
    SCALING_LOW(
            "scaling_low",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Lower end of the scaling range, in the unit of the states"),
    /** Upper end of the scaling range. */
    SCALING_HIGH(
            "scaling_high",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Upper end of the scaling range, in the unit of the states"),
    /** Nearest-neighbour dimension. */
    LEVINA_BICKEL(
            "levina_bickel",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Nearest-neighbour dimension of Levina and Bickel"),
    /** Its error. */
    LEVINA_BICKEL_SE(
            "levina_bickel_se",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Standard error of levina_bickel, the choice of the neighbours included"),
    /** Whether it is too large for the data. */
    LEVINA_BICKEL_IS_LOWER_BOUND(
            "levina_bickel_is_lower_bound",
            ColumnType.FLAG,
            "Whether levina_bickel is above what so many states can show, 2 log10 T"),
    /** Nearest-neighbour dimension, corrected. */
    MACKAY_GHAHRAMANI(
            "mackay_ghahramani",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Nearest-neighbour dimension of Levina and Bickel as MacKay and Ghahramani correct it"),
    /** Its error. */
    MACKAY_GHAHRAMANI_SE(
            "mackay_ghahramani_se",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Standard error of mackay_ghahramani, the choice of the neighbours included"),
    /** Whether it is too large for the data. */
    MACKAY_GHAHRAMANI_IS_LOWER_BOUND(
            "mackay_ghahramani_is_lower_bound",
            ColumnType.FLAG,
            "Whether mackay_ghahramani is above what so many states can show, 2 log10 T"),
    /** Theiler window. */
    THEILER(
            "theiler_window",
            ColumnType.INTEGER,
            "Pairs of states at most so many rows apart are left out of correlation sums and neighbours"),
    /** Second opinion on an exponent. */
    LYAPUNOV_MAX_KANTZ(
            "lyapunov_max_kantz",
            ColumnType.REAL,
            "Largest Lyapunov exponent of a recorded series by the curve of Kantz, in lyapunov_unit: a second opinion,"
                    + " missing where that curve has no straight part"),
    /** m. */
    EMBEDDING_DIMENSION(
            "embedding_dimension",
            ColumnType.INTEGER,
            "Delays of the smallest of the three embeddings that an exponent rests on"),
    /** &tau;. */
    EMBEDDING_DELAY("embedding_delay", ColumnType.INTEGER, "Rows between two delays of an embedding"),
    /** Beginning of a straight part. */
    DIVERGENCE_FROM(
            "divergence_from",
            ColumnType.REAL,
            "Time at which the straightest part of the divergence curve begins, of the middle embedding"),
    /** Its end. */
    DIVERGENCE_TO("divergence_to", ColumnType.REAL, "Time at which it ends"),
    /** Of the nearest neighbours. */
    PREDICTION_ERROR(
            "prediction_error",
            ColumnType.REAL,
            "Error of predicting the series one delay ahead from five neighbours, in its standard deviations"),
    /** The same of linear noise. */
    SURROGATE_PREDICTION_ERROR(
            "surrogate_prediction_error",
            ColumnType.REAL,
            "The least such error of surrogates with the values and spectra of the series"),
    /** Time along a curve of divergence. */
    DIVERGENCE_TIME("divergence_time", ColumnType.REAL, "Time since two states were neighbours"),
    /** Of Rosenstein and others. */
    LOG_DISTANCE(
            "log_distance",
            ColumnType.REAL,
            "Median logarithm of the distance of states that were nearest neighbours, to which the straight part is fitted"),
    /** Of Kantz. */
    LOG_DISTANCE_KANTZ(
            "log_distance_kantz",
            ColumnType.REAL,
            "Mean logarithm of the mean distance of states that were neighbours of one (Kantz)"),
    /** Whether a point counts. */
    IS_FITTED("is_fitted", ColumnType.FLAG, "Whether the time lies in the straightest part of the curve"),
    /** Mean weight. */
    WEIGHT_MEAN("weight_mean", ColumnType.REAL, "Mean of all weights, zeros included"),
    /** Spread of the weights. */
    WEIGHT_SD(
            "weight_sd", ColumnType.REAL, Interval.NOT_NEGATIVE, "Standard deviation of all weights about their mean"),
    /** Part of zeros. */
    SPARSITY("sparsity", ColumnType.REAL, Interval.UNIT, "Part of the weights that are exactly 0"),
    /** Size of the matrix. */
    G_EFF_MATRIX(
            "g_eff_matrix",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Root of the sum of squared weights over N: the standard deviation times the root of N at mean 0"),
    /** How unequal the singular values are. */
    SINGULAR_VALUE_EXCESS(
            "singular_value_excess",
            ColumnType.REAL,
            "How much more unequal the singular values s are than those of independent Gaussian weights: N sum(s^4)/sum(s^2)^2"
                    + " - 2, which is 0 for these, -1 for an orthogonal matrix, and large where a few modes are strong. For a matrix of"
                    + " random modes it estimates N over their effective rank (effective_rank of a recipe is what was asked for)"),
    /** What to expect of it. */
    SINGULAR_VALUE_EXCESS_NULL(
            "singular_value_excess_null",
            ColumnType.REAL,
            "Mean of singular_value_excess over matrices of the same weights in random places"),
    /** PR^S. */
    PR_SINGULAR(
            "pr_singular_over_n",
            ColumnType.REAL,
            "Participation ratio of the squared singular values over N; E / (1 + 2 E) for random modes of effective rank E N"),
    /** Of independent weights. */
    PR_SINGULAR_IID(
            "pr_singular_over_n_iid",
            ColumnType.REAL,
            "pr_singular_over_n of independent weights of finite fourth moment, for large N"),
    /** Of the same weights. */
    PR_SINGULAR_SHUFFLED(
            "pr_singular_over_n_shuffled",
            ColumnType.REAL,
            "pr_singular_over_n of the same weights in random places: heavy tails alone lower it"),
    /** Roy and Vetterli. */
    ENTROPY_RANK(
            "entropy_rank_over_n",
            ColumnType.REAL,
            "Exponential of the entropy of the squared singular values, as shares of their sum, over N"),
    /** Of independent weights. */
    ENTROPY_RANK_IID(
            "entropy_rank_over_n_iid",
            ColumnType.REAL,
            "entropy_rank_over_n of independent weights of finite fourth moment, for large N"),
    /** Of the same weights. */
    ENTROPY_RANK_SHUFFLED(
            "entropy_rank_over_n_shuffled",
            ColumnType.REAL,
            "entropy_rank_over_n of the same weights in random places"),
    /** Stable rank. */
    STABLE_RANK(
            "stable_rank_over_n",
            ColumnType.REAL,
            "Sum of the squared singular values over the largest of them, over N"),
    /** Of independent weights. */
    STABLE_RANK_IID(
            "stable_rank_over_n_iid",
            ColumnType.REAL,
            "stable_rank_over_n of independent weights of finite fourth moment, for large N"),
    /** Of the same weights. */
    STABLE_RANK_SHUFFLED(
            "stable_rank_over_n_shuffled", ColumnType.REAL, "stable_rank_over_n of the same weights in random places"),
    /** Largest modulus of an eigenvalue. */
    SPECTRAL_RADIUS("spectral_radius", ColumnType.REAL, Interval.NOT_NEGATIVE, "Largest modulus of an eigenvalue"),
    /** Hill's index. */
    TAIL_INDEX("tail_index", ColumnType.REAL, Interval.NOT_NEGATIVE, "Tail index of the weights by Hill's estimator"),
    /** Its error. */
    TAIL_INDEX_SE("tail_index_se", ColumnType.REAL, Interval.NOT_NEGATIVE, "Standard error of tail_index"),
    /** Number of weights that it rests on. */
    TAIL_COUNT(
            "tail_count",
            ColumnType.INTEGER,
            Interval.NATURAL,
            "Number of the largest weights that tail_index rests on"),
    /** Real part of an eigenvalue. */
    EIGENVALUE_REAL("eigenvalue_real", ColumnType.REAL, "Real part of the eigenvalue, in descending order of modulus"),
    /** Imaginary part of an eigenvalue. */
    EIGENVALUE_IMAGINARY("eigenvalue_imaginary", ColumnType.REAL, "Imaginary part of the eigenvalue"),
    /** Singular value. */
    SINGULAR_VALUE("singular_value", ColumnType.REAL, Interval.NOT_NEGATIVE, "Singular value, in descending order"),
    /** Of singular values. */
    DENSITY("density", ColumnType.REAL, Interval.NOT_NEGATIVE, "Density of the singular values, whose integral is 1"),
    /** &rho;_a. */
    MODE_OVERLAP(
            "mode_overlap",
            ColumnType.REAL,
            Interval.CORRELATION,
            "Overlap of the left and the right singular vector of the singular value, from -1 to 1"),
    /** Of all modes. */
    OVERLAP_RMS(
            "overlap_rms",
            ColumnType.REAL,
            Interval.UNIT,
            "Root mean square of the overlaps of the modes, weighted by the squares of the singular values"),
    /** Its null expectation. */
    OVERLAP_RMS_NULL(
            "overlap_rms_null",
            ColumnType.REAL,
            Interval.UNIT,
            "Root mean square overlap of two random directions, 1 over root N"),
    /** Number of modes in the null test. */
    OVERLAP_MODES(
            "overlap_modes",
            ColumnType.INTEGER,
            Interval.COUNT,
            "Number of modes that have an overlap: those of singular values that are neither 0 nor equal to another"),
    /** Number of large overlaps. */
    OVERLAPS_BEYOND(
            "overlaps_beyond",
            ColumnType.INTEGER,
            Interval.COUNT,
            "Number of modes whose overlap exceeds 2.5 over root N, as that of 1.24 % of random directions does"),
    /** Probability of so many. */
    OVERLAP_P_VALUE(
            "overlap_p_value",
            ColumnType.REAL,
            Interval.UNIT,
            "Probability of overlaps_beyond or more among overlap_modes random directions, by the binomial law"),
    /** Position in a spectrum of theory. */
    RANK_FRACTION(
            "rank_fraction",
            ColumnType.REAL,
            Interval.UNIT,
            "Position in the spectrum over the number of neurons, from 0 to 1"),
    /** Principal component. */
    COMPONENT(
            "component",
            ColumnType.INTEGER,
            Interval.NATURAL,
            "Number of the principal component, from 1 for the largest variance"),
    /** Along a component. */
    COMPONENT_VARIANCE(
            "component_variance",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Variance along the component, in the squared unit of the states"),
    /** Of all. */
    VARIANCE_SHARE(
            "variance_share", ColumnType.REAL, Interval.UNIT, "Variance along the component over that along all"),
    /** How long a component remembers. */
    TIME_SCALE(
            "time_scale",
            ColumnType.REAL,
            "How long the component remembers: the integral of its autocorrelation from 0 to the longest lag, in rows or in the"
                    + " time between them"),
    /** Its error. */
    TIME_SCALE_SE(
            "time_scale_se",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Standard error of time_scale over time, by leaving out each of eight parts of the record"),
    /** Whether it is too small. */
    TIME_SCALE_IS_LOWER_BOUND(
            "time_scale_is_lower_bound",
            ColumnType.FLAG,
            "Whether the autocorrelation is above a tenth at the longest lag, where the integral ends"),
    /** Time between two states. */
    LAG(
            "lag",
            ColumnType.REAL,
            "Time between two states: in time constants of a neuron, or of a record in rows or in the time between them"),
    /** Covariance of x. */
    DELTA("delta", ColumnType.REAL, "Covariance of x with itself at a lag, mean over neurons"),
    /** Covariance of phi(x). */
    C(
            "c",
            ColumnType.REAL,
            "Covariance of phi(x), or of a recorded coordinate, with itself at a lag, mean over neurons"),
    /** Its error. */
    C_SE("c_se", ColumnType.REAL, Interval.NOT_NEGATIVE, "Standard error of c over time"),
    /** Covariance of the population. */
    POPULATION_LAG(
            "population_lag",
            ColumnType.REAL,
            "Squared covariances of phi(x_i) and phi(x_j) at a lag, summed over i and j, over N"),
    /** One time shifted. */
    TWO_TIME(
            "two_time",
            ColumnType.REAL,
            "Covariance of phi(x_i) and phi(x_j), or of recorded coordinates, at a lag times that at lag 0, summed over i and j, over"
                    + " N; of a record the two are of different parts of it"),
    /** Its error. */
    TWO_TIME_SE("two_time_se", ColumnType.REAL, Interval.NOT_NEGATIVE, "Standard error of two_time over time"),
    /** Distance of twins. */
    DISTANCE(
            "distance",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Euclidean distance of two trajectories that started next to each other"),
    /** Whether a gain is chaotic. */
    IS_CHAOTIC("is_chaotic", ColumnType.FLAG, "Whether the regime is chaotic"),
    /** First onset of chaos. */
    G_CHAOS_FIRST("g_chaos_first", ColumnType.REAL, "Gain of the first onset of chaos of one disorder"),
    /** Last onset of chaos. */
    G_CHAOS_LAST("g_chaos_last", ColumnType.REAL, "Gain of the last onset of chaos of one disorder"),
    /** Number of onsets. */
    UPWARD_CROSSINGS(
            "upward_crossings",
            ColumnType.INTEGER,
            Interval.COUNT,
            "Number of times that chaos sets in along the gains of a search"),
    /** End of rest. */
    G_REST_UNSTABLE(
            "g_rest_unstable",
            ColumnType.REAL,
            "Gain at which the rest state of one disorder loses stability: 1 over the spectral radius for a map"),
    /** Width of the transition. */
    LOG_WIDTH("log_width", ColumnType.REAL, "Extent in ln(gain) of |lyapunov_max| below 0.1, within the search"),
    /** Participation ratio of x of one matrix. */
    PR_X_MATRIX(
            "pr_x_matrix_theory",
            ColumnType.REAL,
            "Participation ratio of the pre-activation that linear equivalence predicts for this very matrix, with one gain for all neurons"),
    /** Participation ratio of phi(x) of one matrix. */
    PR_PHI_MATRIX(
            "pr_phi_matrix_theory",
            ColumnType.REAL,
            "Participation ratio of the activity that linear equivalence predicts for this very matrix, with one gain for all neurons"),
    /** Variance of x of one matrix. */
    VARIANCE_X_MATRIX(
            "variance_x_matrix_theory",
            ColumnType.REAL,
            "Mean over neurons of the variance of the pre-activation, predicted for this very matrix; neurons that rest are left out"),
    /** Variance of phi(x) of one matrix. */
    MEAN_SQUARE_MATRIX(
            "mean_square_matrix_theory",
            ColumnType.REAL,
            "Mean square of the activity, predicted for this very matrix; neurons that rest are left out"),
    /** Mean slope of one matrix. */
    MEAN_SLOPE_MATRIX(
            "mean_slope_matrix_theory",
            ColumnType.REAL,
            "Mean slope m of the nonlinearity, predicted for this very matrix"),
    /** Distance of the linear network from instability. */
    CRITICALITY(
            "criticality",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "How near the linear network with the mean slope is to being unstable, at 1: m times the largest real part of an eigenvalue of a flow, its largest modulus of a map"),
    /** Inputs that carry the variance. */
    EFFECTIVE_INPUTS(
            "effective_inputs",
            ColumnType.REAL,
            Interval.NOT_NEGATIVE,
            "Median over neurons of the number of inputs that carry the variance of their sum, its square over the sum of the squared parts"),
    /** Neurons without active input. */
    RESTING_NEURONS(
            "resting_neurons",
            ColumnType.INTEGER,
            Interval.COUNT,
            "Number of neurons that rest, because no neuron that is active acts on them"),
    /** Correlation of theory and simulation. */
    ENTRIES_CORRELATION(
            "entries_correlation",
            ColumnType.REAL,
            "Correlation of predicted and simulated covariances of the activity of pairs of neurons"),
    /** Of the simulation with itself. */
    ENTRIES_SPLIT_HALF(
            "entries_correlation_split_half",
            ColumnType.REAL,
            "The same correlation s between the two halves of the simulation; a perfect prediction would reach the root of 2 s/(1 + s)"),
    /** Correlation of variances. */
    VARIANCES_CORRELATION(
            "variances_correlation",
            ColumnType.REAL,
            "Correlation of predicted and simulated variances of the activity of neurons"),
    /** Ratio of participation ratios of x. */
    PR_X_RATIO(
            "pr_x_ratio",
            ColumnType.REAL,
            "Simulated participation ratio of the pre-activation over pr_x_matrix_theory"),
    /** Ratio of participation ratios of phi(x). */
    PR_PHI_RATIO(
            "pr_phi_ratio", ColumnType.REAL, "Simulated participation ratio of the activity over pr_phi_matrix_theory"),
    /** Eigenvalue of the covariance of x. */
    EIGENVALUE_X_THEORY(
            "eigenvalue_x_theory",
            ColumnType.REAL,
            "Eigenvalue of the predicted covariance of the pre-activation, in descending order"),
    /** Eigenvalue of the covariance of phi(x). */
    EIGENVALUE_PHI_THEORY(
            "eigenvalue_phi_theory",
            ColumnType.REAL,
            "Eigenvalue of the predicted covariance of the activity, in descending order"),
    /** Predicted variance of x of a neuron. */
    VARIANCE_X_THEORY(
            "variance_x_theory",
            ColumnType.REAL,
            "Predicted variance of the pre-activation of the neuron, with its own gain"),
    /** Predicted variance of phi(x) of a neuron. */
    VARIANCE_PHI_THEORY(
            "variance_phi_theory",
            ColumnType.REAL,
            "Predicted variance of the activity of the neuron, with its own gain"),
    /** Simulated variance of x of a neuron. */
    VARIANCE_X("variance_x", ColumnType.REAL, "Simulated mean square of the pre-activation of the neuron"),
    /** Simulated variance of phi(x) of a neuron. */
    VARIANCE_PHI("variance_phi", ColumnType.REAL, "Simulated mean square of the activity of the neuron"),
    /** Name of a given matrix. */
    MATRIX("matrix", ColumnType.TEXT, "Name of the given matrix"),
    /** Number of its connections. */
    CONNECTIONS(
            "connections", ColumnType.INTEGER, Interval.COUNT, "Number of weights other than 0 of the given matrix"),
    /** Share of pairs that are connected. */
    CONNECTED_SHARE(
            "connected_share",
            ColumnType.REAL,
            Interval.UNIT,
            "Share of all pairs of neurons, each with itself included, that are connected"),
    /** Share of connections that inhibit. */
    INHIBITORY_SHARE(
            "inhibitory_share",
            ColumnType.REAL,
            Interval.UNIT,
            "Share of the connections that are negative, with their signs and before a mean is subtracted"),
    /** Number of neurons that were dropped. */
    DROPPED_NEURONS(
            "dropped_neurons",
            ColumnType.INTEGER,
            Interval.COUNT,
            "Number of neurons that the list names and the matrix does not have, since they send nothing"),
    /** All that in words. */
    SUMMARY("summary", ColumnType.TEXT, "What was found in the given matrix, in words");

    private final String label;
    private final ColumnType type;
    private final Optional<Interval> range;
    private final String description;

    /** Whatever the values. */
    DetailColumn(String label, ColumnType type, String description) {
        this(label, type, Optional.empty(), description);
    }

    DetailColumn(String label, ColumnType type, Interval range, String description) {
        this(label, type, Optional.of(range), description);
    }

    DetailColumn(String label, ColumnType type, Optional<Interval> range, String description) {
        this.label = label;
        this.type = type;
        this.range = range;
        this.description = description;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public ColumnType type() {
        return type;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public Optional<Interval> range() {
        return range;
    }
}
