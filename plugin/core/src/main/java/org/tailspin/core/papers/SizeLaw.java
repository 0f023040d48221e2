package org.tailspin.core.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tailspin.core.theory.TransitionGain;
import org.tailspin.core.theory.TransitionLaw;

/**
 * How the transition gain falls with the number of neurons for &alpha; &lt; 2 (Xie, Mihalas, Ku&#347;mierz 2025, appendix
 * B): g* ~ (ln N)^(-1/&alpha;) for large N. By the integral of {@link TransitionGain} alone, so without an error.
 *
 * <p>The factor of the law and its next orders are those of {@link TransitionLaw}.
 */
final class SizeLaw {

    private static final double[] ALPHAS = {0.5, 1, 1.5};

    /** From here on sizes are large enough for a law of large N. */
    private static final int FROM = 64;

    /** Of the quantity itself. */
    private static final double LINEAR = 0.02;

    /** In units of (g*)^-&alpha;, which is 3 to 8. */
    private static final double CONSTANT = 0.05;

    /** In ln g, from {@link #VERY_LARGE} on. */
    private static final double CLOSED_FORM = 0.002;

    /** What the closed form leaves out falls as a power of 1/ln N: 2 % at N = 64, below 0.1 % from here on. */
    private static final int VERY_LARGE = 1000;

    private SizeLaw() {}

    static List<Claim> claims(int[] sizes) {
        final int[] large = Arrays.stream(sizes).filter(n -> n >= FROM).toArray();
        final List<Claim> claims = new ArrayList<>();
        if (large.length < 3) {
            return claims; // a line goes through any two points
        }
        final String where = ", worst of α = 0.5, 1, 1.5 and N = " + large[0] + " to " + large[large.length - 1];
        double bend = 0;
        double factor = 0;
        double spread = 0;
        for (double alpha : ALPHAS) {
            bend = larger(bend, bend(alpha, large));
            factor = larger(factor, slope(alpha, large) / TransitionLaw.tailConstant(alpha) - 1);
            spread = larger(spread, spread(alpha, large));
        }
        claims.add(Claim.exact(
                        "law",
                        "(g*)^-α is linear in ln N for α < 2",
                        "deviation from the line through the ends, over the value" + where,
                        bend,
                        LINEAR,
                        "2 %")
                .ofPaper());
        claims.add(Claim.shown(
                "law-factor",
                "rise of (g*)^-α with ln N over C_α, its limit for large N, minus 1",
                "between the ends" + where,
                new Mean(1, factor, Double.NaN)));
        claims.add(Claim.exact(
                "law-next-order",
                "(g*)^-α is C_α y plus a constant, y = ln N + ln y: the law with its next order",
                "range of (g*)^-α - C_α y over the sizes" + where,
                spread,
                CONSTANT,
                "1 % of (g*)^-α"));
        final int[] veryLarge =
                Arrays.stream(large).filter(n -> n >= VERY_LARGE).toArray();
        if (veryLarge.length > 0) {
            claims.add(Claim.exact(
                    "law-closed-form",
                    "the law with the constants of the tail in closed form is the transition gain, N >= " + VERY_LARGE,
                    "ln g of the law minus ln g*, worst of α = 0.5, 1, 1.5",
                    Arrays.stream(ALPHAS)
                            .map(alpha -> deviation(alpha, veryLarge))
                            .reduce(0, SizeLaw::larger),
                    CLOSED_FORM,
                    "0.2 % of the gain"));
        }
        return claims;
    }

    private static double larger(double a, double b) {
        return Math.abs(b) > Math.abs(a) ? b : a;
    }

    private static double value(double alpha, int n) {
        return Math.exp(alpha * TransitionGain.of(alpha, n).meanLog());
    }

    private static double slope(double alpha, int[] sizes) {
        final int last = sizes[sizes.length - 1];
        return (value(alpha, last) - value(alpha, sizes[0])) / Math.log((double) last / sizes[0]);
    }

    private static double bend(double alpha, int[] sizes) {
        double worst = 0;
        for (int n : sizes) {
            final double line = value(alpha, sizes[0]) + slope(alpha, sizes) * Math.log((double) n / sizes[0]);
            worst = larger(worst, value(alpha, n) / line - 1);
        }
        return worst;
    }

    private static double spread(double alpha, int[] sizes) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int n : sizes) {
            final TransitionLaw law = TransitionLaw.of(alpha, n);
            final double rest = value(alpha, n) - law.tailConstant() * law.logSize();
            least = Math.min(least, rest);
            most = Math.max(most, rest);
        }
        return most - least;
    }

    /** Of the law in closed form from the gain, in ln g. */
    private static double deviation(double alpha, int[] sizes) {
        double worst = 0;
        for (int n : sizes) {
            worst = larger(
                    worst,
                    TransitionGain.of(alpha, n).meanLog()
                            - TransitionLaw.of(alpha, n).meanLog());
        }
        return worst;
    }
}
