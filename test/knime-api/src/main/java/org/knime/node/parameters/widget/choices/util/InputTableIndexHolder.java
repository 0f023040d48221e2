package org.knime.node.parameters.widget.choices.util;

/** Says which input table is meant. */
public interface InputTableIndexHolder {

    /** The first, unless overridden. */
    default int getInputTableIndex() {
        return 0;
    }
}
