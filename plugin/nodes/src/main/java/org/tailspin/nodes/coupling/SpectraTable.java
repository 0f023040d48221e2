package org.tailspin.nodes.coupling;

import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.DetailColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Specs;

/** Eigenvalues and singular values in long form, the largest first. */
final class SpectraTable {

    static final DataTableSpec SPEC = Specs.table(
            Column.NETWORK,
            DetailColumn.INDEX,
            DetailColumn.EIGENVALUE_REAL,
            DetailColumn.EIGENVALUE_IMAGINARY,
            DetailColumn.SINGULAR_VALUE);

    private static final String OVERFLOW = "the value exceeds the range of a double";

    private final BufferedDataContainer rows;

    SpectraTable(ExecutionContext exec) {
        rows = exec.createDataContainer(SPEC);
    }

    /**
     * @param network its name
     * @param gain that multiplies the matrix
     * @param spectrum of the matrix at unit gain
     */
    void add(String network, double gain, MatrixSpectrum spectrum) {
        final StringCell name = new StringCell(network);
        final double[] real = spectrum.eigenvaluesReal();
        final double[] imaginary = spectrum.eigenvaluesImaginary();
        final double[] singular = spectrum.singularValues();
        for (int i = 0; i < real.length; i++) {
            rows.addRowToTable(new DefaultRow(
                    RowKey.createRowKey(rows.size()),
                    name,
                    new IntCell(i + 1),
                    Cells.real(gain * real[i], OVERFLOW),
                    Cells.real(gain * imaginary[i], OVERFLOW),
                    Cells.real(gain * singular[i], OVERFLOW)));
        }
    }

    /** Ends the table. */
    BufferedDataTable close() {
        rows.close();
        return rows.getTable();
    }
}
