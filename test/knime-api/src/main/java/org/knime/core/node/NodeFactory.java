package org.knime.core.node;

/** Makes a node; KNIME calls the constructor without arguments. */
public abstract class NodeFactory<T extends NodeModel> {

    /** What a node does, which decides its colour. */
    public enum NodeType {
        /** Reads. */
        Source,
        /** Writes. */
        Sink,
        /** Learns. */
        Learner,
        /** Predicts. */
        Predictor,
        /** Changes data. */
        Manipulator,
        /** Shows. */
        Visualizer,
        /** Asks in a web page. */
        Widget,
        /** Anything else. */
        Other
    }

    NodeFactory() {}
}
