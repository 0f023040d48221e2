package org.tailspin.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.sweep.Column;
import org.tailspin.core.sweep.DetailColumn;
import org.tailspin.core.sweep.NetworkResult;
import org.tailspin.core.sweep.TableColumn;

/** The tables of a sweep: one row per network, and the spectra in long form. */
final class SweepFiles implements Consumer<NetworkResult>, AutoCloseable {

    private static final List<TableColumn> SPECTRUM_COLUMNS =
            List.of(Column.NETWORK, DetailColumn.INDEX, DetailColumn.EXPONENT, DetailColumn.EXPONENT_SE);

    private final CsvTable networks;
    private final CsvTable spectrum;

    SweepFiles(OutputDirectory directory) {
        networks = new CsvTable(directory, OutputDirectory.NETWORKS, List.of(Column.values()));
        spectrum = new CsvTable(directory, OutputDirectory.SPECTRUM, SPECTRUM_COLUMNS);
    }

    @Override
    public void accept(NetworkResult result) {
        networks.add(
                Arrays.stream(Column.values()).map(column -> column.of(result)).toList());
        result.measurement().spectrum().ifPresent(s -> addSpectrum(Column.NETWORK.of(result), s));
        spectrum.flush();
        networks.flush(); // last: a network in its table has its spectrum in the other
    }

    private void addSpectrum(Object network, LyapunovSpectrum s) {
        final double[] exponents = s.exponents();
        final double[] errors = s.standardErrors();
        for (int i = 0; i < exponents.length; i++) {
            spectrum.add(List.of(network, i + 1, exponents[i], errors[i]));
        }
    }

    @Override
    public void close() {
        try (spectrum) {
            networks.close();
        }
    }
}
