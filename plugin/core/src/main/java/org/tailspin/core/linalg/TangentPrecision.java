package org.tailspin.core.linalg;

/**
 * The arithmetic of the tangent space. States are always of double precision, and growth rates are always summed in it.
 *
 * <p>In single precision the weights, the vectors and their products are rounded to 24 bits. What that costs was found by taking
 * one step after the other back to double precision, in full spectra of N = 200 and 600 with &alpha; = 1, 1.5 and 2: rows that are not
 * sorted by size lose the deep exponents altogether; sorted ones lose those beyond the range of a float, e<sup>-87</sup>, unless the
 * factorisation is of double precision; then the sums of the products are left, which move deep exponents by up to 2e-3, the
 * rounding of the weights by 2e-5, and that of the vectors by 3e-6. The leading half of the exponents agrees with double precision
 * within 1e-4 in all cases, and within 5e-6 in most, so it is offered; the other half is refused.
 */
public enum TangentPrecision {

    /** 53 bits. */
    DOUBLE("double"),

    /** 24 bits, for up to half of the exponents. */
    SINGLE("single");

    /** Fewer vectors than this are carried together with the state, in its own arithmetic. */
    private static final int FEWEST = Frame.MOST_SHARED + 1;

    /** Single precision is for at most this part of the exponents. */
    private static final int ROWS_PER_VECTOR = 2;

    private static final String REASON = "products rounded to 24 bits move exponents of the other half by up to 2e-3";

    private final String label;

    TangentPrecision(String label) {
        this.label = label;
    }

    /** {@return its name in options and tables} */
    public String label() {
        return label;
    }

    /**
     * {@return the kernels of that precision; those of double precision where single precision has nothing to offer}
     *
     * @param exact kernels of double precision
     * @param n number of entries of a vector
     * @param k number of vectors
     */
    public Kernels of(Kernels exact, int n, int k) {
        return this == SINGLE && k >= FEWEST && ROWS_PER_VECTOR * k <= n ? exact.single() : exact;
    }

    /**
     * Refuses all exponents, whatever their number.
     *
     * @throws IllegalArgumentException with the reason
     */
    public void checkAll() {
        if (this == SINGLE) {
            throw new IllegalArgumentException(
                    "single precision is for at most half of the exponents, but all are asked for: " + REASON);
        }
    }

    /**
     * Refuses exponents that it is not for.
     *
     * @param n number of entries of a vector
     * @param k number of vectors
     * @throws IllegalArgumentException with the reason
     */
    public void check(int n, int k) {
        if (this == DOUBLE) {
            return;
        }
        if (k < FEWEST) {
            throw new IllegalArgumentException("single precision saves nothing for fewer than " + FEWEST
                    + " exponents, whose vectors share the product of the state in double precision, but the number of exponents is "
                    + k);
        }
        if ((long) ROWS_PER_VECTOR * k > n) {
            throw new IllegalArgumentException("single precision is for at most half of the exponents, N/2 = "
                    + n / ROWS_PER_VECTOR + ", but their number is " + k
                    + ": " + REASON);
        }
    }

    /**
     * Refuses systems whose tangent maps may be singular.
     *
     * @param isRegular whether they never are
     * @throws IllegalArgumentException if single precision could not tell a vector that is lost from rounding
     */
    public void checkRegular(boolean isRegular) {
        if (this == SINGLE && !isRegular) {
            throw new IllegalArgumentException("single precision is for drawn networks with strictly increasing"
                    + " nonlinearities: the tangent maps of this one may be singular, which single precision cannot tell from"
                    + " rounding");
        }
    }
}
