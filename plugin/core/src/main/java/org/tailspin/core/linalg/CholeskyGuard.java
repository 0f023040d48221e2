package org.tailspin.core.linalg;

/**
 * When the QR decomposition of a frame may be had from its inner products: R by the Cholesky decomposition of X&#7488;X, Q =
 * X R&#8315;&sup1;. It is only as accurate as the square of the condition number allows, so it is guarded by the share R_ll /
 * |x_l| that the earlier vectors leave of each: large enough, and one pass gives full accuracy; smaller, and a second pass on Q
 * restores it; too small, and it is refused. The same for all kernels. Belongs to one frame.
 */
public final class CholeskyGuard {

    /** Below this share the inner products have lost too much. */
    private static final double LEAST_SHARE = 1e-4;

    /** From this share on, one pass errs by less than 1e-13: an ulp over its square. */
    private static final double SINGLE_PASS_SHARE = 0.05;

    /** The same in single precision: an ulp over the square of a share is 6e-4, which a second pass mends. */
    private static final double LEAST_SHARE_OF_SINGLE = 1e-2;

    /** From this share on, one pass in single precision errs by less than 1e-5, against 6e-8 of the product before it. */
    private static final double SINGLE_PASS_SHARE_OF_SINGLE = 0.1;

    /** More vectors than this part of the rows are too ill-conditioned. */
    private static final int LEAST_ROWS_PER_VECTOR = 2;

    /** After vectors that were too ill-conditioned, the next ones probably are as well. */
    private static final int PAUSE = 16;

    private final boolean isNarrow;
    private final double leastShare;
    private final double singlePassShare;
    private int pause;

    /**
     * The guard of a frame.
     *
     * @param n number of rows
     * @param k number of vectors
     * @param precision of the inner products
     */
    public CholeskyGuard(int n, int k, TangentPrecision precision) {
        isNarrow = isNarrow(n, k);
        final boolean isSingle = precision == TangentPrecision.SINGLE;
        leastShare = isSingle ? LEAST_SHARE_OF_SINGLE : LEAST_SHARE;
        singlePassShare = isSingle ? SINGLE_PASS_SHARE_OF_SINGLE : SINGLE_PASS_SHARE;
    }

    /**
     * {@return whether there are few enough vectors for it to be tried at all}
     *
     * @param n number of rows
     * @param k number of vectors
     */
    public static boolean isNarrow(int n, int k) {
        return LEAST_ROWS_PER_VECTOR * k <= n;
    }

    /** {@return whether to try it now; asked once for each factorisation} */
    public boolean lets() {
        if (pause > 0) {
            pause--;
            return false;
        }
        return isNarrow;
    }

    /** After a factorisation that was refused. */
    public void refuse() {
        pause = PAUSE - 1;
    }

    /**
     * {@return whether the pass is of use, if need be with a second one}
     *
     * @param share the smallest of a pass, or NaN where there is no decomposition
     */
    public boolean isUsable(double share) {
        return share >= leastShare;
    }

    /**
     * {@return whether the pass is accurate}
     *
     * @param share the smallest of a pass
     */
    public boolean isAccurate(double share) {
        return share >= singlePassShare;
    }
}
