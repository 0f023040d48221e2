package org.tailspin.cli.sweep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.tailspin.cli.output.CsvTable;
import org.tailspin.core.analysis.NetworkColumns;
import org.tailspin.core.analysis.NetworkResult;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.recipe.RecipeColumn;
import org.tailspin.core.table.DetailColumn;
import org.tailspin.core.table.TableColumn;

/**
 * A network as it stands in the files of a sweep. Wherever a network was computed, its text is the same.
 *
 * @param networks its line of networks.csv, with the line's end
 * @param spectrum its lines of spectrum.csv, with their ends; empty without exponents
 */
public record NetworkText(String networks, String spectrum) implements Serializable {

    /** The columns of spectrum.csv. */
    public static final List<TableColumn> SPECTRUM_COLUMNS =
            List.of(RecipeColumn.NETWORK, DetailColumn.INDEX, DetailColumn.EXPONENT, DetailColumn.EXPONENT_SE);

    /**
     * {@return the first lines of the two files}
     *
     * @param columns of networks.csv
     */
    static NetworkText header(NetworkColumns columns) {
        return new NetworkText(CsvTable.text(columns.list(), List.of()), CsvTable.text(SPECTRUM_COLUMNS, List.of()));
    }

    static NetworkText of(NetworkColumns columns, NetworkResult result) {
        final List<?> row = columns.list().stream()
                .map(column -> NetworkColumns.of(column, result))
                .toList();
        return new NetworkText(
                CsvTable.text(List.of(), List.of(row)),
                result.measurement()
                        .spectrum()
                        .map(s -> CsvTable.text(List.of(), spectrum(RecipeColumn.NETWORK.of(result.recipe()), s)))
                        .orElse(""));
    }

    private static List<List<?>> spectrum(Object network, LyapunovSpectrum s) {
        final double[] exponents = s.exponents();
        final double[] errors = s.standardErrors();
        final List<List<?>> rows = new ArrayList<>();
        for (int i = 0; i < exponents.length; i++) {
            rows.add(List.of(network, i + 1, exponents[i], errors[i]));
        }
        return rows;
    }
}
