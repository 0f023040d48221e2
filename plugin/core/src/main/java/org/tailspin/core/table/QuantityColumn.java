package org.tailspin.core.table;

/**
 * A column that belongs to a quantity, of which there are several: its value, its error, what theory says of it.
 *
 * @param label as in {@link TableColumn}
 * @param type as in {@link TableColumn}
 * @param description as in {@link TableColumn}
 */
public record QuantityColumn(String label, ColumnType type, String description) implements TableColumn {}
