package org.knime.node.parameters.widget.choices;

import org.knime.core.data.DataColumnSpec;

/** A column to choose. */
public record TypedStringChoice(String id, String text, PossibleTypeValue type) {

    /** A choice of a column. */
    public static TypedStringChoice fromColSpec(DataColumnSpec column) {
        PossibleTypeValue type = new PossibleTypeValue(
                column.getType().getPreferredValueClass().getName(),
                column.getType().getName());
        return new TypedStringChoice(column.getName(), column.getName(), type);
    }

    /** The type of a column. */
    public record PossibleTypeValue(String id, String text) {}
}
