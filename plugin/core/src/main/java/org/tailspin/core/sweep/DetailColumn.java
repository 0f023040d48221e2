package org.tailspin.core.sweep;

/**
 * The columns of the tables beside that of the networks: weights, trajectories and spectra in long form, and the
 * dimensions of given states. The first column of each is {@link Column#NETWORK}, where there is a network.
 */
public enum DetailColumn implements TableColumn {
    /** Source neuron. */
    PRE("pre", Column.Type.INTEGER, "Number of the source neuron, from 1"),
    /** Target neuron. */
    POST("post", Column.Type.INTEGER, "Number of the target neuron, from 1"),
    /** Weight. */
    WEIGHT("weight", Column.Type.REAL, "Weight from pre to post, the gain included"),
    /** Time. */
    STEP("step", Column.Type.INTEGER, "Measured step, from 0 at the first state after the warm-up"),
    /** Neuron. */
    NEURON("neuron", Column.Type.INTEGER, "Number of the neuron, from 1"),
    /** State. */
    X("x", Column.Type.REAL, "State x = phi(y) of the neuron"),
    /** Position of an exponent in the spectrum. */
    INDEX("index", Column.Type.INTEGER, "Position in the spectrum, from 1 for the largest exponent"),
    /** One exponent. */
    EXPONENT("exponent", Column.Type.REAL, "Lyapunov exponent, nats per step; -infinity is missing"),
    /** Its error. */
    EXPONENT_SE("exponent_se", Column.Type.REAL, "Standard error of the exponent over time, from batch means"),
    /** Number of states. */
    STATES("states", Column.Type.INTEGER, "Number of states"),
    /** Number of coordinates of a state. */
    DIMENSIONS("dimensions", Column.Type.INTEGER, "Number of coordinates of a state"),
    /** Participation ratio of given states. */
    PARTICIPATION_RATIO(
            "participation_ratio",
            Column.Type.REAL,
            "Participation ratio of the states, from 1 to the number of coordinates; 0 if all states are the same");

    private final String label;
    private final Column.Type type;
    private final String description;

    DetailColumn(String label, Column.Type type, String description) {
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
