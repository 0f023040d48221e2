package org.tailspin.nodes.coupling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.MissingCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.tailspin.core.analysis.CouplingResult;
import org.tailspin.core.coupling.MatrixSpectrum;
import org.tailspin.core.coupling.ModeOverlaps;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;
import org.tailspin.nodes.common.Cells;
import org.tailspin.nodes.common.Specs;

/** Eigenvalues and singular values in long form, the largest first. */
final class SpectraTable {

    private static final String OVERFLOW = "the value exceeds the range of a double";
    private static final String NOT_FOUND = "the iteration did not tell it from others of about its size";
    private static final String NOT_WANTED = "the spectra are switched off";

    private final boolean hasOverlaps;
    private final BufferedDataContainer rows;

    SpectraTable(boolean hasOverlaps, ExecutionContext exec) {
        this.hasOverlaps = hasOverlaps;
        rows = exec.createDataContainer(spec(hasOverlaps), false);
    }

    /** The spec of the table, with the overlaps or without. */
    static DataTableSpec spec(boolean hasOverlaps) {
        final List<TableColumn> columns = new ArrayList<>(List.of(
                RecipeColumn.NETWORK,
                DetailColumn.INDEX,
                DetailColumn.EIGENVALUE_REAL,
                DetailColumn.EIGENVALUE_IMAGINARY,
                DetailColumn.SINGULAR_VALUE));
        if (hasOverlaps) {
            columns.add(DetailColumn.MODE_OVERLAP);
        }
        return Specs.table(columns.toArray(TableColumn[]::new));
    }

    /**
     * Adds the spectrum of a matrix.
     *
     * @param network its name
     * @param result its spectrum and overlaps, as far as they are there
     */
    void add(String network, CouplingResult result) {
        final StringCell name = new StringCell(network);
        final double gain = result.recipe().gain();
        final Optional<double[]> real = result.spectrum().map(MatrixSpectrum::eigenvaluesReal);
        final Optional<double[]> imaginary = result.spectrum().map(MatrixSpectrum::eigenvaluesImaginary);
        final Optional<double[]> singular = result.overlaps()
                .map(ModeOverlaps::singularValues)
                .or(() -> result.spectrum().map(MatrixSpectrum::singularValues));
        final int n = Math.max(
                singular.map(values -> values.length).orElse(0),
                real.map(values -> values.length).orElse(0));
        for (int i = 0; i < n; i++) {
            final List<DataCell> cells = new ArrayList<>();
            cells.add(name);
            cells.add(new IntCell(i + 1));
            cells.add(cell(real, i, gain));
            cells.add(cell(imaginary, i, gain));
            cells.add(cell(singular, i, gain));
            if (hasOverlaps) {
                cells.add(cell(result.overlaps().map(ModeOverlaps::overlaps), i, 1));
            }
            rows.addRowToTable(new DefaultRow(RowKey.createRowKey(rows.size()), cells));
        }
    }

    private static DataCell cell(Optional<double[]> values, int i, double gain) {
        return values.isEmpty()
                ? new MissingCell(NOT_WANTED)
                : i >= values.get().length ? new MissingCell(NOT_FOUND) : Cells.real(gain * values.get()[i], OVERFLOW);
    }

    /** Ends the table. */
    BufferedDataTable close() {
        rows.close();
        return rows.getTable();
    }
}
