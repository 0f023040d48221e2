package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.List;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.theory.GaussianMapTheory;

/** The largest exponent depends on the variance of the weights alone, not on the spectrum of their modes: our own claim. */
final class ModeExponent extends Figure {

    /** A tenth of the exponent: at N = 300 it is low by 0.01 to 0.02. */
    private static final double FINITE_SIZE = 0.031;

    ModeExponent() {
        super(
                "modes-exponent",
                Paper.NONE,
                "The largest exponent does not depend on the spectrum of the modes",
                400,
                2000);
    }

    @Override
    public Reproduction run(Setting setting, Work work) {
        final int n = largestNetwork(setting);
        final int trials = 20;
        final LyapunovSettings settings = new LyapunovSettings(1, 300, 100, 400);
        final List<ModeNetworks> laws = ModeNetworks.all(n);
        final List<GainCurves> curves = GainCurves.measure(
                laws.stream().map(law -> new GainCurves.Law(law.ensemble(), n)).toList(),
                new double[] {ModeNetworks.GAIN},
                trials,
                0,
                settings,
                false,
                setting,
                work);
        final double theory = GaussianMapTheory.of(ModeNetworks.GAIN, 0).lyapunovMax();
        final List<Series> series = new ArrayList<>();
        final List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < laws.size(); i++) {
            final List<Sample> samples = new ArrayList<>();
            for (Sample sample : curves.get(i).samples()) {
                samples.add(new Sample(laws.get(i).inverseRank(), sample.seed(), sample.y()));
            }
            series.add(new Series(laws.get(i).label(), samples));
            claims.add(Claim.close(
                            "exponent " + laws.get(i).label(),
                            "the largest exponent is that of independent weights, whatever the modes",
                            "mean over trials",
                            Mean.of(samples.stream().mapToDouble(Sample::y).toArray()),
                            theory,
                            FINITE_SIZE,
                            "10 %, finite N")
                    .withTheory(theory));
        }
        return new Reproduction(
                List.of(new Panel(
                        "exponent",
                        "Largest Lyapunov exponent of random modes, g_eff = 3, N = " + n,
                        "N over the effective rank PR^D",
                        "largest Lyapunov exponent λ (nats per step)",
                        false,
                        series)),
                claims,
                List.of(trials
                        + " trials; tanh map, for which the theory is in closed form. No paper is cited for this claim: it"
                        + " follows from single-site theory, which has the variance of the weights alone; the networks are"
                        + " those of Clark, Marschall, van Meegen, Litwin-Kumar (2025, arXiv 2409.01969)."));
    }
}
