package org.tailspin.core.papers;

import java.util.List;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;

/**
 * Laws of weights with the same variance and different modes.
 *
 * @param label what the law is
 * @param ensemble the law
 * @param inverseRank N/PR^D, 0 for independent weights
 */
record ModeNetworks(String label, CouplingEnsemble ensemble, double inverseRank) {

    /** Standard deviation of a weight times the root of N. */
    static final double GAIN = 3;

    static ModeNetworks independent() {
        return new ModeNetworks("independent weights", new GaussianEnsemble(), 0);
    }

    /** All strengths alike: PR^D = M. */
    static ModeNetworks flat(int modes, int n) {
        return new ModeNetworks(
                modes == n ? "flat, M = N" : "flat, M = " + Networks.plain((double) modes / n) + " N",
                new RandomModeEnsemble(new ModeSpectrum.Flat(), modes, RandomModeEnsemble.Basis.GAUSSIAN, List.of()),
                (double) n / modes);
    }

    /** Strengths that fall off as exp(-a/(beta N)): PR^D/N = beta tanh(1/beta). */
    static ModeNetworks exponential(double beta) {
        return new ModeNetworks(
                "exponential, β = " + Networks.plain(beta),
                new RandomModeEnsemble(new ModeSpectrum.Exponential(beta)),
                1 / (beta * Math.tanh(1 / beta)));
    }

    /** From the most modes to the fewest. */
    static List<ModeNetworks> all(int n) {
        return List.of(independent(), flat(n, n), exponential(1), flat(n / 2, n), exponential(0.5));
    }
}
