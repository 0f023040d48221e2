package org.tailspin.nodes.common;

import java.util.Arrays;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.collection.CollectionCellFactory;
import org.knime.core.data.collection.ListCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.ColumnType;

/**
 * Values of the core as cells.
 *
 * <p>Integers become {@link IntCell}, not long ones: all are below 2^31, and only an int column turns into a flow variable
 * that may control a seed or a size.
 */
public final class Cells {

    private static final String SINGULAR = "the exponent is minus infinity";

    private Cells() {}

    /**
     * {@return what KNIME's column holds}
     *
     * @param type what a column of the core holds
     */
    public static DataType type(ColumnType type) {
        return switch (type) {
            case TEXT -> StringCell.TYPE;
            case INTEGER -> IntCell.TYPE;
            case REAL -> DoubleCell.TYPE;
            case FLAG -> BooleanCell.TYPE;
            case LIST -> ListCell.getCollectionType(DoubleCell.TYPE);
        };
    }

    /**
     * {@return the cell}
     *
     * @param value of a {@link RecipeColumn}, or null
     * @param reason why there is none, in case it is null
     */
    public static DataCell of(Object value, String reason) {
        if (value == null) {
            return new MissingCell(reason);
        }
        if (value instanceof double[] list) {
            return CollectionCellFactory.createListCell(
                    Arrays.stream(list).mapToObj(x -> real(x, SINGULAR)).toList());
        }
        if (value instanceof Long integer) {
            return new IntCell(Math.toIntExact(integer));
        }
        if (value instanceof Integer integer) {
            return new IntCell(integer);
        }
        if (value instanceof Double real) {
            return real(real, reason);
        }
        if (value instanceof Boolean flag) {
            return BooleanCell.get(flag);
        }
        return new StringCell(value.toString());
    }

    /**
     * {@return the cell; missing for minus infinity}
     *
     * @param exponent finite or minus infinity
     */
    public static DataCell exponent(double exponent) {
        return real(exponent, SINGULAR);
    }

    /**
     * {@return the cell; missing unless the value is finite}
     *
     * @param value any
     * @param reason why it may not be finite
     */
    public static DataCell real(double value, String reason) {
        return Double.isFinite(value) ? new DoubleCell(value) : new MissingCell(reason);
    }

    /**
     * {@return what to say of its column, with the reason if the cell has one}
     *
     * @param missing a missing cell
     */
    public static String absence(DataCell missing) {
        final String reason = missing instanceof MissingValue value ? value.getError() : null;
        return "has no value" + (reason == null || reason.isBlank() ? "" : " (" + reason + ")");
    }
}
