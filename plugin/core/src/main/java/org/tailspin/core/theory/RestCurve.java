package org.tailspin.core.theory;

/**
 * The spectrum at rest with independent weights, whose eigenvalues fill a disk of radius g_eff: of a leaky map
 * ln|1 - d + d &mu;|/d over the eigenvalues &mu;, so F(s) is the share of the disk within a circle; of the flow -1 + Re
 * &mu;.
 */
final class RestCurve implements SpectrumCurve {

    private final double gEff;
    private final double step;
    private final double largest;

    RestCurve(NeuronProcess site) {
        gEff = site.gEff();
        step = site.step();
        largest = site.lyapunovMax();
    }

    @Override
    public double unstableFraction() {
        return 0;
    }

    @Override
    public double entropy() {
        return 0;
    }

    @Override
    public double kaplanYorke() {
        return 0;
    }

    @Override
    public double exponent(double r) {
        if (r <= 0) {
            return largest;
        }
        if (step == 0) {
            return Roots.between(s -> below(s) - (1 - r), -1 - gEff, largest);
        }
        // by the radius in the plane of 1 - d + d mu
        final double inner = Math.max(0, 1 - step - step * gEff);
        final double radius = Roots.between(
                at -> lens(at / step, gEff, 1 / step - 1) / (Math.PI * gEff * gEff) - (1 - r),
                inner,
                1 - step + step * gEff);
        return StrictMath.log(radius) / step;
    }

    /** F(s). */
    double below(double s) {
        if (step > 0) {
            return lens(StrictMath.exp(s * step) / step, gEff, 1 / step - 1) / (Math.PI * gEff * gEff);
        }
        final double c = Math.max(-1, Math.min(1, (1 + s) / gEff));
        return 1 - StrictMath.acos(c) / Math.PI + c * Math.sqrt((1 - c) * (1 + c)) / Math.PI;
    }

    /** The area that two disks have in common. */
    private static double lens(double first, double second, double distance) {
        if (distance >= first + second) {
            return 0;
        }
        final double small = Math.min(first, second);
        if (distance <= Math.max(first, second) - small) {
            return Math.PI * small * small;
        }
        return segment(first, second, distance) + segment(second, first, distance);
    }

    /** The part of the first disk beyond the chord. */
    private static double segment(double radius, double other, double distance) {
        final double cos = (distance * distance + radius * radius - other * other) / (2 * distance * radius);
        final double angle = StrictMath.acos(Math.max(-1, Math.min(1, cos)));
        return radius * radius * (angle - 0.5 * StrictMath.sin(2 * angle));
    }
}
