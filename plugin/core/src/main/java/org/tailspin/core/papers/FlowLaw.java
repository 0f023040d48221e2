package org.tailspin.core.papers;

import java.util.List;
import org.tailspin.core.coupling.CouplingEnsemble;
import org.tailspin.core.coupling.GaussianEnsemble;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;

/**
 * A kind of network of a figure of the random-mode paper: flows dx/dt = -x + J erf(x &radic;&pi;/2).
 *
 * @param series the curve that it is on
 * @param x its place on the abscissa
 * @param ensemble law of J
 * @param gain g_eff
 * @param rank effective rank over N, E = PR^D/N; infinite for independent weights
 */
record FlowLaw(String series, double x, CouplingEnsemble ensemble, double gain, double rank) {

    /** Of independent weights. */
    static final double INDEPENDENT = Double.POSITIVE_INFINITY;

    /** As in the paper: E below 1 by exponential strengths of M = N modes, above by M = E N modes of one strength. */
    static FlowLaw ofRank(String series, double x, double gain, double rank, int n) {
        return new FlowLaw(series, x, ensemble(rank, n), gain, rank);
    }

    static CouplingEnsemble ensemble(double rank, int n) {
        if (rank == INDEPENDENT) {
            return new GaussianEnsemble();
        }
        return rank < 1
                ? new RandomModeEnsemble(new ModeSpectrum.OfEffectiveRank(rank))
                : step((int) Math.round(rank * n));
    }

    /** Modes of one strength. */
    static RandomModeEnsemble step(int modes) {
        return new RandomModeEnsemble(new ModeSpectrum.Flat(), modes, RandomModeEnsemble.Basis.GAUSSIAN, List.of());
    }

    /** N/PR^D. */
    double inverseRank() {
        return 1 / rank;
    }

    static String gain(double gain) {
        return "g = " + Networks.plain(gain);
    }

    static String rank(double rank) {
        return rank == INDEPENDENT ? "independent weights" : "E = " + Networks.plain(rank);
    }

    /** What it is, in an identifier. */
    String id() {
        return series + " " + Networks.plain(x);
    }
}
