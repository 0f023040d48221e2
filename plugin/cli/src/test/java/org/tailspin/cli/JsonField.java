package org.tailspin.cli;

import static org.tailspin.core.table.ColumnType.FLAG;
import static org.tailspin.core.table.ColumnType.INTEGER;
import static org.tailspin.core.table.ColumnType.LIST;
import static org.tailspin.core.table.ColumnType.REAL;
import static org.tailspin.core.table.ColumnType.TEXT;

import java.util.List;
import org.tailspin.core.table.ColumnType;
import org.tailspin.core.table.QuantityColumn;
import org.tailspin.core.table.TableColumn;

/** The fields of JSON objects that are no columns of a table, for the reference; {@code JsonFieldsTest} holds them complete. */
final class JsonField {

    /** Of whatever is printed. */
    static final List<TableColumn> OF_ALL = List.of(
            field(
                    "provenance",
                    TEXT,
                    "An object of the four fields below, in every result, and in manifest.json with a list inputs: option, path and sha256 of each file that the command line names"),
            field("tailspin", TEXT, "Version that computed the result"),
            field("commit", TEXT, "Commit of that version, where it is known"),
            field("command", TEXT, "Command line, as a shell reads it back"),
            field("kernels", TEXT, "Kernels of the tangent space in use"));

    /** Of a given network. */
    static final List<TableColumn> OF_GIVEN = List.of(
            field("input_file", TEXT, "File of a given network"),
            field("input_format", TEXT, "How it was read: matrix or edges"),
            field("input_sha256", TEXT, "SHA-256 checksum of the file"),
            field("normalise", TEXT, "What of the matrix was set to 1 before the gain"),
            field("named_neurons", INTEGER, "Number of neurons that the file names"),
            field("input_summary", TEXT, "One sentence: neurons, connections, the inhibitory share"),
            field("input_note", TEXT, "What to know of how the file was read, or null"),
            field("signs", REAL, "Share of neurons that were made excitatory, where --signs asked for it"),
            field("remove_mean", TEXT, "Which mean was removed, where --remove-mean asked for it"),
            field("surrogate", TEXT, "Which surrogates were made, where --surrogate asked for them"),
            field(
                    "surrogate_scale",
                    TEXT,
                    "Whether surrogates were divided by the number of the given matrix (given) or by their own (own)"),
            field("storage", TEXT, "How the matrix is kept: dense, sparse or factored"));

    /** Of one network that ran. */
    static final List<TableColumn> OF_RUN = List.of(
            field("exponents_se", LIST, "Standard errors of the exponents, in their order"),
            field("time_step", REAL, "Time of a step: dt of a flow, 1 of a map"),
            field("duration", REAL, "Measured time: steps times time_step"));

    /** Of a search for onsets of chaos. */
    static final List<TableColumn> OF_SEARCH = List.of(
            field("gain_from", REAL, "Smallest gain of the search"),
            field("gain_to", REAL, "Largest gain of the search"),
            field("gain_count", INTEGER, "Number of gains of the first grid"),
            field("gain_spacing", TEXT, "Spacing of that grid: lin, log or list"),
            field("g_eff_per_gain", REAL, "g_eff at gain 1; null where the variance is infinite"),
            field("seed", INTEGER, "Seed of the first realisation"),
            field("warmup", INTEGER, "Steps that the state runs before all else"),
            field("tangent_warmup", INTEGER, "Steps that the tangent vectors run before the measurement"),
            field("max_steps", INTEGER, "Steps up to which a regime may take to be decided"),
            field("tolerance", REAL, "Relative width to which an onset is narrowed"),
            field("realisations", LIST, "An object for each realisation, with the columns of its onsets"),
            field(
                    "g_chaos_first_count",
                    INTEGER,
                    "Number of realisations that have the value; so for the other columns"),
            field("g_chaos_first_median", REAL, "Median over these; so for the other columns"),
            field("g_chaos_first_median_low", REAL, "Lower end of the 95 % interval of that median, by the bootstrap"),
            field("g_chaos_first_median_high", REAL, "Upper end of that interval"));

    /** Of theory. */
    static final List<TableColumn> OF_THEORY = List.of(
            field("q", REAL, "Variance of x, of a map"),
            field("delta0", REAL, "Variance of x, of a flow"),
            field("c0", REAL, "Mean square of phi(x)"),
            field("mean_gain", REAL, "Mean slope of phi"),
            field(
                    "rho",
                    REAL,
                    "g_eff^2 times the square of the mean slope, below 1 unless the state of rest is marginal"),
            field("pr_over_n", REAL, "Participation ratio of phi(x) over N"),
            field("pr_phi_over_n", REAL, "Participation ratio of phi(x) over N"),
            field("pr_x_over_n", REAL, "Participation ratio of x over N"),
            field("ky_over_n", REAL, "Kaplan-Yorke dimension over N"),
            field("ky_over_n_se", REAL, "Its standard error over sets of gain paths; 0 for closed forms"),
            field("ks_over_n", REAL, "Kolmogorov-Sinai entropy over N, nats"),
            field("ks_over_n_se", REAL, "Its standard error, likewise"),
            field("unstable_fraction", REAL, "Share of the exponents that are positive"),
            field("unstable_fraction_se", REAL, "Its standard error, likewise"),
            field("spectrum", LIST, "Exponents at evenly spaced places of the spectrum, the largest first"),
            field("spectrum_se", LIST, "Standard errors of these exponents, of a spectrum that is sampled"),
            field("unit", TEXT, "Unit of the exponents of a spectrum"),
            field(
                    "lyapunov_max_per_time",
                    REAL,
                    "Largest exponent of a leaky map per unit of its time, which is leak times steps"),
            field("lyapunov_max_per_step", REAL, "Largest exponent of a leaky map per step"),
            field("ks_over_n_per_step", REAL, "Entropy over N of a leaky map per step"),
            field("k_phi", REAL, "Participation ratio of phi(x) over the effective rank, for a rank far below N"),
            field("k_x", REAL, "The same of x"),
            field("loop_gain", REAL, "What a mode feeds back to itself, of a theory with overlaps"),
            field("log_gamma", REAL, "Logarithm of gamma"),
            field("gamma", REAL, "Scale of the stable law of x"),
            field("n", INTEGER, "Number of neurons"),
            field("mean_log", REAL, "Mean growth of ln |x| per step at gain 1 near rest: -ln g*"),
            field("law_tail_constant", REAL, "C of P(|z|^alpha > y) -> C/y, of stable z of scale 1"),
            field("law_log_size", REAL, "y, the larger solution of y = ln N + ln y"),
            field("law_kappa", REAL, "Constant of the law of g* at this N"),
            field("law_kappa_limit", REAL, "The same for N to infinity"),
            field("law_gain", REAL, "g* by the law"),
            field("law_log_error", REAL, "ln of the law's g* over g*"));

    /** Of the list of ensembles. */
    static final List<TableColumn> OF_LISTING = List.of(
            field("ensembles", LIST, "An object for each ensemble: its gain convention, g_eff and parameters"),
            field("parameters", LIST, "An object for each parameter"),
            field("lists", LIST, "An object for each list of numbers"),
            field("parameter", TEXT, "Name of a parameter"),
            field("list", TEXT, "Name of a list"),
            field("description", TEXT, "One sentence"),
            field("required", LIST, "Parameters that the ensemble needs"),
            field("optional", LIST, "Parameters that it may have"),
            field("symbol", TEXT, "Short form in the name of a network"),
            field("is_common", FLAG, "Whether every ensemble takes it"),
            field("in_place_of", LIST, "Parameters that a list takes the place of"));

    private JsonField() {}

    private static TableColumn field(String name, ColumnType type, String description) {
        return new QuantityColumn(name, type, description);
    }
}
