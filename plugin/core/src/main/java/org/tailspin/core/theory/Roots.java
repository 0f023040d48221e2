package org.tailspin.core.theory;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Roots of functions of one variable. */
final class Roots {

    private static final int EVALUATIONS = 500;
    private static final double RELATIVE = 1e-15;
    private static final double ABSOLUTE = 1e-17;

    private Roots() {}

    /**
     * The root of a function that changes its sign between two points (Brent's method, to about 1e-15).
     *
     * @param f the function
     * @param lo one end of the bracket
     * @param hi the other end
     * @return the root; an end, if f is 0 there or rounding hides the change of sign
     */
    static double between(UnivariateFunction f, double lo, double hi) {
        final double atLo = f.value(lo);
        final double atHi = f.value(hi);
        if (atLo == 0 || atHi == 0 || atLo > 0 == atHi > 0) {
            return Math.abs(atLo) <= Math.abs(atHi) ? lo : hi;
        }
        return new BrentSolver(RELATIVE, ABSOLUTE, Double.MIN_VALUE).solve(EVALUATIONS, f, lo, hi);
    }
}
