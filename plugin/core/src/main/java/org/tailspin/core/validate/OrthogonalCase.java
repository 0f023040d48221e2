package org.tailspin.core.validate;

import java.util.Arrays;
import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.OrthogonalEnsemble;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;

/** The linear map x' = g Q x with Q orthogonal: every exponent is ln g at every step, whatever the frame. */
final class OrthogonalCase implements KnownCase {

    private static final int N = 50;
    private static final double GAIN = 1.7;

    private static final String SYSTEM = "orthogonal map x -> 1.7 Q x, N=50";
    private static final Expectation EXPONENTS =
            new Expectation(SYSTEM, "largest |lambda_i - ln 1.7|", 0, 1e-12, "exact: Q keeps lengths");
    private static final Expectation DIMENSION =
            new Expectation(SYSTEM, "Kaplan-Yorke dimension", N, 0, "exact: no sum of exponents is negative");

    @Override
    public List<Check> run(Monitor monitor) {
        final NetworkMap map =
                new NetworkMap(new OrthogonalEnsemble().draw(N, new Seed(1), monitor), GAIN, Nonlinearity.LINEAR, 0);
        final LyapunovSpectrum spectrum = new Lyapunov(map, new LyapunovSettings(LyapunovSettings.ALL, 0, 50, 100))
                .measure(new Seed(1), StateObserver.NONE, monitor);
        final double deviation = Arrays.stream(spectrum.exponents())
                .map(exponent -> Math.abs(exponent - Math.log(GAIN)))
                .max()
                .orElseThrow();
        return List.of(
                EXPONENTS.obtained(deviation),
                DIMENSION.obtained(KaplanYorke.of(spectrum).dimension()));
    }
}
