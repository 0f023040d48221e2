package org.tailspin.core.sweep;

/** The columns of what a drawn coupling matrix is like, the gain included. */
public enum CouplingColumn implements TableColumn {
    /** Mean weight. */
    WEIGHT_MEAN("weight_mean", "Mean of the N^2 weights"),
    /** Spread of the weights. */
    WEIGHT_SD("weight_sd", "Standard deviation of the N^2 weights about their mean"),
    /** Part of the weights that are 0. */
    SPARSITY("sparsity", "Part of the weights that are exactly 0, from 0 to 1"),
    /** Gain of the matrix. */
    WEIGHT_GAIN("weight_gain", "Root of tr(J J^T)/N: what g_eff is for the law, this is for the matrix"),
    /** Inverse effective rank. */
    N_OVER_EFFECTIVE_RANK("n_over_effective_rank", "N over the effective rank: N tr((J J^T)^2)/(tr J J^T)^2 - 2"),
    /** What to expect of it. */
    N_OVER_EFFECTIVE_RANK_NULL(
            "n_over_effective_rank_null", "Mean of n_over_effective_rank over all permutations of the weights"),
    /** Spectral radius. */
    SPECTRAL_RADIUS("spectral_radius", "Largest modulus of an eigenvalue"),
    /** Tail index. */
    TAIL_INDEX("tail_index", "Tail index of the moduli of the weights, by Hill's estimator"),
    /** Its error. */
    TAIL_INDEX_SE("tail_index_se", "Standard error of tail_index, for independent weights"),
    /** Number of weights that it rests on. */
    TAIL_COUNT("tail_count", Column.Type.INTEGER, "Number of the largest weights that tail_index rests on");

    private final String label;
    private final Column.Type type;
    private final String description;

    CouplingColumn(String label, String description) {
        this(label, Column.Type.REAL, description);
    }

    CouplingColumn(String label, Column.Type type, String description) {
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
}
