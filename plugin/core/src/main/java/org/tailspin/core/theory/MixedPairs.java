package org.tailspin.core.theory;

/**
 * Pair averages over neurons of different input gains: E v&sup2; C_i, as a function of the covariance of an input at unit
 * gain.
 */
final class MixedPairs implements PairAverages {

    private final GainDistribution gains;
    private final PairAverages[] pairs;

    MixedPairs(TransferFunction phi, GainDistribution gains, double variance) {
        this.gains = gains;
        this.pairs = new PairAverages[gains.size()];
        for (int k = 0; k < pairs.length; k++) {
            pairs[k] = PairAverages.of(phi, square(k) * variance);
        }
    }

    private double square(int group) {
        return gains.input(group) * gains.input(group);
    }

    /** C of one group. */
    double overlap(int group, double delta) {
        return pairs[group].overlap(square(group) * delta);
    }

    @Override
    public double overlap(double delta) {
        return gains.mean(2, k -> overlap(k, delta));
    }

    @Override
    public double slopeOverlap(double delta) {
        return gains.mean(2, k -> square(k) * pairs[k].slopeOverlap(square(k) * delta));
    }

    @Override
    public double integralRatio(double delta) {
        return gains.mean(2, k -> square(k) * pairs[k].integralRatio(square(k) * delta));
    }
}
