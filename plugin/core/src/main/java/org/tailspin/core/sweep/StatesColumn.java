package org.tailspin.core.sweep;

/** The columns of dimensions that are estimated from given states: a trajectory, or the rows of any table. */
public enum StatesColumn implements TableColumn {
    /** Participation ratio. */
    PR("pr", "Participation ratio of the sample covariance, from 1 to the number of coordinates; 0 at rest"),
    /** Its error. */
    PR_SE("pr_se", "Standard error of pr over time, by the jackknife over blocks"),
    /** Participation ratio, corrected. */
    PR_CORRECTED("pr_corrected", "Participation ratio corrected for the number of states: 1/pr - 1/effective_states"),
    /** Its error. */
    PR_CORRECTED_SE("pr_corrected_se", "Standard error of pr_corrected over time, by the jackknife over blocks"),
    /** Number of independent states. */
    EFFECTIVE_STATES("effective_states", "Number of independent states that the states are worth"),
    /** Participation ratio from pairs of blocks. */
    PR_CROSS_BLOCK(
            "pr_cross_block", "Participation ratio from pairs of different blocks, free of the bias of few states"),
    /** Its error. */
    PR_CROSS_BLOCK_SE("pr_cross_block_se", "Standard error of pr_cross_block over time, by the jackknife over blocks"),
    /** Number of components. */
    COMPONENTS_90(
            "components_90", Column.Type.INTEGER, "Number of principal components that explain 90 % of the variance"),
    /** Correlation dimension. */
    CORRELATION_DIMENSION("correlation_dimension", "Slope of the correlation sum over the scaling range"),
    /** Its error. */
    CORRELATION_DIMENSION_SE("correlation_dimension_se", "Standard error of correlation_dimension"),
    /** Lower end of its range. */
    SCALING_LOW("scaling_low", "Lower end of the scaling range that was used, in the unit of the states"),
    /** Upper end of its range. */
    SCALING_HIGH("scaling_high", "Upper end of the scaling range that was used, in the unit of the states"),
    /** Dimension of Levina and Bickel. */
    LEVINA_BICKEL("levina_bickel", "Nearest-neighbour dimension of Levina and Bickel"),
    /** Its error. */
    LEVINA_BICKEL_SE("levina_bickel_se", "Standard error of levina_bickel, from parts of the states"),
    /** Dimension of MacKay and Ghahramani. */
    MACKAY_GHAHRAMANI("mackay_ghahramani", "Nearest-neighbour dimension as MacKay and Ghahramani correct it"),
    /** Its error. */
    MACKAY_GHAHRAMANI_SE("mackay_ghahramani_se", "Standard error of mackay_ghahramani, from parts of the states");

    private final String label;
    private final Column.Type type;
    private final String description;

    StatesColumn(String label, String description) {
        this(label, Column.Type.REAL, description);
    }

    StatesColumn(String label, Column.Type type, String description) {
        this.label = label;
        this.type = type;
        this.description = description;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Column.Type type() {
        return type;
    }

    @Override
    public String description() {
        return description;
    }

    /**
     * @return whether the column holds a dimension, in place of an error or of what it rests on
     */
    public boolean isDimension() {
        return switch (this) {
            case PR,
                    PR_CORRECTED,
                    PR_CROSS_BLOCK,
                    COMPONENTS_90,
                    CORRELATION_DIMENSION,
                    LEVINA_BICKEL,
                    MACKAY_GHAHRAMANI -> true;
            default -> false;
        };
    }
}
