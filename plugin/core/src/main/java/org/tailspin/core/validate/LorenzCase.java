package org.tailspin.core.validate;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.dynamics.known.LorenzFlow;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;

/** The flow of Lorenz over 3000 units of time: over runs of 600, &lambda;_1 has a standard deviation of
 * 0.007, so here 0.003, of which 5 are allowed. */
final class LorenzCase implements KnownCase {

    private static final double TIME_STEP = 0.01;
    private static final int STEPS = 300_000;

    private static final String SYSTEM = "Lorenz flow (10, 28, 8/3)";
    private static final String LITERATURE = "literature: Sprott, Chaos and Time-Series Analysis (2003)";
    private static final Expectation LARGEST =
            new Expectation(SYSTEM, "lambda_1 per unit time", 0.9056, 0.015, LITERATURE);
    private static final Expectation MIDDLE =
            new Expectation(SYSTEM, "lambda_2", 0, 0.005, "exact: the direction of the flow");
    private static final Expectation SUM = new Expectation(
            SYSTEM,
            "sum of exponents",
            -(10 + 1 + 8.0 / 3),
            0.002,
            "exact: -(sigma + 1 + beta), but for the time step");
    private static final Expectation DIMENSION =
            new Expectation(SYSTEM, "Kaplan-Yorke dimension", 2.062, 0.002, LITERATURE);

    @Override
    public List<Check> run(Monitor monitor) {
        final LyapunovSpectrum spectrum = new Lyapunov(
                        LorenzFlow.classic(TIME_STEP), new LyapunovSettings(LyapunovSettings.ALL, 2000, 100, STEPS))
                .measure(new Seed(1), StateObserver.NONE, monitor);
        final double[] exponents = spectrum.exponents();
        return List.of(
                LARGEST.obtained(exponents[0], spectrum.maxStandardError()),
                MIDDLE.obtained(exponents[1], OptionalDouble.of(spectrum.standardErrors()[1])),
                SUM.obtained(Arrays.stream(exponents).sum()),
                DIMENSION.obtained(KaplanYorke.of(spectrum).dimension(), KaplanYorke.standardError(spectrum)));
    }
}
