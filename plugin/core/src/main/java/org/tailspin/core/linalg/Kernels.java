package org.tailspin.core.linalg;

/**
 * Kernels of the tangent space: matrix products and orthonormalisation, where nearly all time is spent. States never pass
 * through them, so that trajectories have the same bits with all of them; exponents agree to rounding.
 */
public interface Kernels {

    /** Those that run everywhere. */
    Kernels JAVA = new Kernels() {
        @Override
        public String name() {
            return "java";
        }

        @Override
        public Frame frame(int n, int k) {
            return new JavaFrame(n, k);
        }
    };

    /**
     * @return the kernels that this program uses where nothing else is said
     */
    static Kernels inUse() {
        return JAVA;
    }

    /**
     * @return what results are labelled with
     */
    String name();

    /**
     * @param n number of entries of a vector
     * @param k number of vectors, at most n
     * @return a frame of zeros
     */
    Frame frame(int n, int k);
}
