package org.tailspin.nodes.common;

/** The field of a dialog for columns that check the runs, or that only some networks have. */
public final class Diagnostics {

    /** Its title. */
    public static final String TITLE = "Diagnostics and errors of dimensions";

    /** Its description where exponents are measured. */
    public static final String OF_EXPONENTS =
            "Appends what checks the runs (effective sample size, frame error, spread of the local exponent, participation ratio"
                    + " of the leading vector, residual of the sum rule, effective states, kernels), and what only some"
                    + " networks have: errors over time of dimensions and entropy, the corrected participation ratio, the"
                    + " period of a cycle. Their cells may be missing, where k-Means, PCA or a regression stops.";

    /** Its description where states are recorded. */
    public static final String OF_ACTIVITY =
            "Appends what only some networks have: errors over time of the participation ratios, the corrected participation"
                    + " ratio, and the number of independent states. Their cells may be missing, where k-Means, PCA or a"
                    + " regression stops.";

    /** Its description where dimensions are estimated. */
    public static final String OF_DIMENSIONS =
            "Appends the errors over time of the dimensions that are measured here. A run that remembers for long has none:"
                    + " such a cell is missing, where k-Means, PCA or a regression stops.";

    private Diagnostics() {}
}
