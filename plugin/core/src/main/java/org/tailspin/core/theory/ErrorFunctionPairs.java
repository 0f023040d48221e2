package org.tailspin.core.theory;

/**
 * Pair averages of &phi;(x) = erf(x &radic;&pi;/2) in closed form (Williams 1998): C = (2/&pi;) arcsin(b &Delta;) with b =
 * (&pi;/2)/(1 + &pi; &Delta;(0)/2).
 */
final class ErrorFunctionPairs implements PairAverages {

    private final double width;
    private final double b;

    ErrorFunctionPairs(double variance) {
        width = 1 + 0.5 * Math.PI * variance;
        b = 0.5 * Math.PI / width;
    }

    @Override
    public double overlap(double delta) {
        return 2 / Math.PI * StrictMath.asin(b * delta);
    }

    @Override
    public double slopeOverlap(double delta) {
        final double a = 0.5 * Math.PI * delta;
        return 1 / Math.sqrt((width - a) * (width + a));
    }

    @Override
    public double integralRatio(double delta) {
        final double y = b * delta;
        final double arc = y == 0 ? 1 : StrictMath.asin(y) / y;
        return 2 * b / Math.PI * (arc - 1 / (1 + Math.sqrt((1 - y) * (1 + y))));
    }
}
