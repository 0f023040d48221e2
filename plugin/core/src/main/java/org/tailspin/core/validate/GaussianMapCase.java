package org.tailspin.core.validate;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.dimension.KaplanYorke;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.lyapunov.LyapunovSpectrum;
import org.tailspin.core.random.Seed;
import org.tailspin.core.statistics.TrimmedMean;
import org.tailspin.core.theory.GaussianMapTheory;

/**
 * The network y' = J tanh(y) with independent Gaussian weights against its mean-field theory, which is for large N: at N =
 * 300 the largest exponent lies about 0.01 low and the Kaplan-Yorke dimension 2 to 5 % low, and networks scatter by 0.02
 * and 4 %.
 */
final class GaussianMapCase implements KnownCase {

    private static final int N = 300;
    private static final int STEPS = 300;

    /** Of the theory's dimensions: the 5 % by which a small network is low, and its scatter. */
    private static final double SHARE = 0.1;

    private final double gEff;

    GaussianMapCase(double gEff) {
        this.gEff = gEff;
    }

    @Override
    public List<Check> run(Monitor monitor) {
        final GaussianMapTheory theory = GaussianMapTheory.of(gEff, 0);
        final NetworkMap network =
                new NetworkMap(new GaussianEnsemble().draw(N, new Seed(1), monitor), gEff, Nonlinearity.TANH, 0);
        final LyapunovSpectrum spectrum = new Lyapunov(
                        network, new LyapunovSettings(LyapunovSettings.AUTO, 500, 100, STEPS))
                .measure(new Seed(1), StateObserver.NONE, monitor);
        final TrimmedMean participation = Participation.of(new GaussianEnsemble(), N, gEff, monitor);
        return List.of(
                expected("lambda_1", theory.lyapunovMax(), 0.03).obtained(spectrum.max(), spectrum.maxStandardError()),
                expected("Kaplan-Yorke dimension", N * theory.kyOverN(), SHARE * N * theory.kyOverN())
                        .obtained(KaplanYorke.of(spectrum).dimension(), KaplanYorke.standardError(spectrum)),
                expected("participation ratio over N", theory.prOverN(), SHARE * theory.prOverN())
                        .obtained(participation.mean(), OptionalDouble.of(participation.standardError())));
    }

    private Expectation expected(String quantity, double value, double allowed) {
        return new Expectation(
                String.format(Locale.ROOT, "Gaussian map g_eff=%.0f, N=%d", gEff, N),
                quantity,
                value,
                allowed,
                "mean-field theory for large N, independent of the simulation");
    }
}
