package org.tailspin.nodes.dimension;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.CollectionDataValue;
import org.knime.core.data.def.DoubleCell;
import org.tailspin.core.analysis.MeasuredColumn;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.table.TableColumn;
import org.tailspin.nodes.common.Cells;

/**
 * What the dimensions of networks come from: what the input already holds is used, and only the rest is measured.
 *
 * <p>Exponents that are there give the Kaplan-Yorke dimension, and a participation ratio that is there stays. Without
 * exponents one run measures both, since they should speak of the same states.
 */
final class DimensionColumns {

    private final int exponents;
    private final int participationRatio;

    /** Where the input says its dimension itself, by the regime as well as by the exponents. */
    private final int kaplanYorke;

    private final int isLowerBound;

    /**
     * Finds the columns of a table that hold numbers.
     *
     * @param spec of the table of networks
     */
    DimensionColumns(DataTableSpec spec) {
        final DataColumnSpec list = spec.getColumnSpec(MeasuredColumn.EXPONENTS.label());
        final boolean hasList = list != null
                && list.getType().isCollectionType()
                && list.getType().getCollectionElementType().isCompatible(DoubleValue.class);
        exponents = hasList ? spec.findColumnIndex(MeasuredColumn.EXPONENTS.label()) : -1;
        final DataColumnSpec ratio = spec.getColumnSpec(MeasuredColumn.PR_PHI.label());
        participationRatio = hasList && ratio != null && ratio.getType().isCompatible(DoubleValue.class)
                ? spec.findColumnIndex(MeasuredColumn.PR_PHI.label())
                : -1;
        final boolean hasDimension = hasList
                && isA(spec, MeasuredColumn.REGIME, StringValue.class)
                && isA(spec, MeasuredColumn.KAPLAN_YORKE, DoubleValue.class)
                && isA(spec, MeasuredColumn.KAPLAN_YORKE_IS_LOWER_BOUND, BooleanValue.class);
        kaplanYorke = hasDimension ? spec.findColumnIndex(MeasuredColumn.KAPLAN_YORKE.label()) : -1;
        isLowerBound = hasDimension ? spec.findColumnIndex(MeasuredColumn.KAPLAN_YORKE_IS_LOWER_BOUND.label()) : -1;
    }

    private static boolean isA(DataTableSpec spec, TableColumn column, Class<? extends DataValue> type) {
        final DataColumnSpec found = spec.getColumnSpec(column.label());
        return found != null && found.getType().isCompatible(type);
    }

    /** Whether the input holds the exponents. */
    boolean hasExponents() {
        return exponents >= 0;
    }

    /** Whether the input holds the participation ratio as well, so that there is nothing to measure. */
    boolean hasAll() {
        return participationRatio >= 0;
    }

    /** The columns that the node appends, with what only some networks have if that is asked for. */
    List<MeasuredColumn> appended(boolean isWithDiagnostics) {
        return NetworkColumns.measured(appended(), isWithDiagnostics);
    }

    private List<MeasuredColumn> appended() {
        final List<MeasuredColumn> columns =
                new ArrayList<>(List.of(MeasuredColumn.KAPLAN_YORKE, MeasuredColumn.KAPLAN_YORKE_IS_LOWER_BOUND));
        if (!hasExponents()) {
            columns.add(
                    MeasuredColumn
                            .KAPLAN_YORKE_SE); // exponents alone do not tell it, so one of the input stays as it is
        }
        columns.add(MeasuredColumn.PR_PHI);
        if (!hasAll()) {
            columns.add(MeasuredColumn.PR_PHI_SE);
            MeasuredColumn.of(MeasuredColumn.Part.ACTIVITY).stream()
                    .filter(column -> column != MeasuredColumn.NOTE && !columns.contains(column))
                    .forEach(columns::add);
        }
        columns.add(MeasuredColumn.NOTE);
        return columns;
    }

    /** The appended columns that say again what the input says, and so replace nothing. */
    Set<MeasuredColumn> carried() {
        final Set<MeasuredColumn> carried = EnumSet.noneOf(MeasuredColumn.class);
        if (hasExponents()) {
            carried.addAll(List.of(MeasuredColumn.KAPLAN_YORKE, MeasuredColumn.KAPLAN_YORKE_IS_LOWER_BOUND));
        }
        if (hasAll()) {
            carried.add(MeasuredColumn.PR_PHI);
        }
        return carried;
    }

    /**
     * {@return its participation ratio}
     *
     * @param row of the input
     */
    DataCell participationRatio(DataRow row) {
        final DataCell cell = row.getCell(participationRatio);
        return cell.isMissing() ? cell : new DoubleCell(((DoubleValue) cell).getDoubleValue());
    }

    /**
     * {@return the dimension that stands beside its regime; without one that from its exponents, of which a missing one
     * is minus infinity}
     *
     * @param row of the input
     * @param n number of neurons
     * @throws IllegalArgumentException if there is none, or there are more exponents than neurons
     */
    KaplanYorke kaplanYorke(DataRow row, int n) {
        if (kaplanYorke >= 0) {
            final DataCell dimension = row.getCell(kaplanYorke);
            final DataCell bound = row.getCell(isLowerBound);
            if (dimension.isMissing() || bound.isMissing()) {
                throw new IllegalArgumentException(
                        "the column '" + MeasuredColumn.KAPLAN_YORKE.label() + "' " + Cells.absence(dimension));
            }
            return new KaplanYorke(
                    ((DoubleValue) dimension).getDoubleValue(), ((BooleanValue) bound).getBooleanValue());
        }
        final DataCell cell = row.getCell(exponents);
        if (cell.isMissing()) {
            throw new IllegalArgumentException(
                    "the column '" + MeasuredColumn.EXPONENTS.label() + "' " + Cells.absence(cell));
        }
        final CollectionDataValue list = (CollectionDataValue) cell;
        if (list.size() > n) {
            throw new IllegalArgumentException("the column '" + MeasuredColumn.EXPONENTS.label()
                    + "' must hold at most N = " + n + " exponents, but holds " + list.size());
        }
        final double[] values = list.stream()
                .mapToDouble(
                        each -> each.isMissing() ? Double.NEGATIVE_INFINITY : ((DoubleValue) each).getDoubleValue())
                .toArray();
        return KaplanYorke.of(values, values.length == n);
    }
}
