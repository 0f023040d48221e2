package org.tailspin.nodes.lyapunov;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Reasons;
import org.tailspin.nodes.common.Specs;

/** The exponents of networks in long form, the largest first. */
final class SpectrumTable {

    static final DataTableSpec SPEC =
            Specs.table(RecipeColumn.NETWORK, DetailColumn.INDEX, DetailColumn.EXPONENT, DetailColumn.EXPONENT_SE);

    private final BufferedDataContainer rows;

    SpectrumTable(ExecutionContext exec) {
        rows = exec.createDataContainer(SPEC, false);
    }

    /**
     * Adds the exponents of a network.
     *
     * @param network its name
     * @param spectrum its exponents
     */
    void add(String network, LyapunovSpectrum spectrum) {
        final DataCell name = new StringCell(network);
        final double[] exponents = spectrum.exponents();
        final double[] errors = spectrum.standardErrors();
        for (int i = 0; i < exponents.length; i++) {
            rows.addRowToTable(new DefaultRow(
                    RowKey.createRowKey(rows.size()),
                    name,
                    new IntCell(i + 1),
                    Cells.exponent(exponents[i]),
                    Cells.real(errors[i], Reasons.NO_STANDARD_ERROR)));
        }
    }

    /** Ends the table. */
    BufferedDataTable close() {
        rows.close();
        return rows.getTable();
    }
}
