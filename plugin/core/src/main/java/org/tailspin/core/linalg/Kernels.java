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

        @Override
        public Footprint footprint(int n, int k) {
            return JavaFrame.footprint(n, k);
        }

        @Override
        public Kernels single() {
            return JavaSingleKernels.INSTANCE;
        }
    };

    /** The system property that forces kernels by their name. */
    String PROPERTY = "tailspin.kernels";

    /** What the names of kernels of single precision end with. */
    String OF_SINGLE = "-single";

    /**
     * The kernels that this program uses where nothing else is said: faster ones if they are there and their library
     * loads, and those in Java otherwise. Which ones is decided once.
     *
     * @return the kernels
     * @throws IllegalArgumentException if {@link #PROPERTY} names some that are not to be had
     */
    static Kernels inUse() {
        return KernelChoice.inUse();
    }

    /**
     * {@return the kernels of that name}
     *
     * @param name as in {@link #name()}
     * @throws IllegalArgumentException if they are not to be had, with the reason
     */
    static Kernels of(String name) {
        return KernelChoice.of(name);
    }

    /** {@return what results are labelled with} */
    String name();

    /**
     * {@return a frame of zeros}
     *
     * @param n number of entries of a vector
     * @param k number of vectors, at most n
     */
    Frame frame(int n, int k);

    /**
     * {@return the memory that a frame needs at most, when it has carried its vectors by a matrix}
     *
     * @param n number of entries of a vector
     * @param k number of vectors, at most n
     */
    Footprint footprint(int n, int k);

    /**
     * The same in single precision, for frames that {@link TangentPrecision#of} allows it for.
     *
     * @return kernels whose name ends with {@link #OF_SINGLE}
     */
    Kernels single();

    /**
     * Returns what these kernels do with whole matrices.
     *
     * @return products, inverses and eigenvectors of dense matrices
     */
    default DenseAlgebra algebra() {
        return DenseAlgebra.java();
    }
}
