package org.tailspin.core.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tailspin.core.Monitor;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.dynamics.known.LogisticMap;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;

/** The logistic map: exact at r = 4, by an ensemble of runs of an independent implementation elsewhere. */
final class LogisticCase implements KnownCase {

    private static final Map<Double, Expectation> EXPECTED = new TreeMap<>(Map.of(
            4.0, expected("r=4", Math.log(2), "exact: ln 2"),
            3.9, expected("r=3.9", 0.4961, "ensemble of runs, independent implementation"),
            3.7, expected("r=3.7", 0.3549, "ensemble of runs, independent implementation")));

    private static Expectation expected(String parameters, double value, String source) {
        return new Expectation("logistic map " + parameters, "lambda_1", value, 0.002, source);
    }

    @Override
    public List<Check> run(Monitor monitor) {
        final List<Check> checks = new ArrayList<>();
        EXPECTED.forEach((r, expected) -> {
            final LyapunovSpectrum spectrum = new Lyapunov(
                            new LogisticMap(r), new LyapunovSettings(LyapunovSettings.ALL, 1000, 100, 300_000))
                    .measure(new Seed(1), StateObserver.NONE, monitor);
            checks.add(expected.obtained(spectrum.max(), spectrum.maxStandardError()));
        });
        return checks;
    }
}
