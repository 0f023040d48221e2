package org.tailspin.core.validate;

import java.util.List;
import java.util.OptionalDouble;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.statistics.TrimmedMean;
import org.tailspin.core.theory.MapTheory;
import org.tailspin.core.theory.TransferFunction;

/** Random modes whose strengths fall off exponentially: the participation ratio is set by the effective rank. */
final class RandomModeCase implements KnownCase {

    private static final int N = 400;
    private static final double GAIN = 3;

    /** Strengths fall off as exp(-a/(beta N)), so that PR^D/N = beta tanh(1/beta). */
    private static final double BETA = 0.5;

    @Override
    public List<Check> run(Monitor monitor) {
        final double theory = MapTheory.of(TransferFunction.tanh(), GAIN, 1 / (BETA * Math.tanh(1 / BETA)))
                .prPhiOverN();
        final TrimmedMean measured =
                Participation.of(new RandomModeEnsemble(new ModeSpectrum.Exponential(BETA)), N, GAIN, monitor);
        return List.of(new Expectation(
                        "random modes g_eff=3, PR^D/N=0.482, N=" + N,
                        "participation ratio over N",
                        theory,
                        0.12 * theory,
                        "theory for large N: (1-rho^2)/(1+rho^2 N/PR^D)")
                .obtained(measured.mean(), OptionalDouble.of(measured.standardError())));
    }
}
