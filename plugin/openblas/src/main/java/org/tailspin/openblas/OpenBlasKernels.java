package org.tailspin.openblas;

import java.nio.file.Path;
import org.bytedeco.openblas.global.openblas;
import org.tailspin.core.linalg.DenseAlgebra;
import org.tailspin.core.linalg.Footprint;
import org.tailspin.core.linalg.Frame;
import org.tailspin.core.linalg.Kernels;

/** OpenBLAS through JavaCPP, with one thread: parallel work is done on networks, where it gains more. */
public final class OpenBlasKernels implements Kernels {

    /** Larger matrices than this many entries are copied out of the heap piece by piece, to be there only once. */
    static final long LARGEST_COPY = 1L << 24;

    private static final DenseAlgebra ALGEBRA = new OpenBlasAlgebra();

    private final Kernels single = new Single();

    /**
     * Loads the library.
     *
     * @throws LinkageError or a RuntimeException if it is not there or cannot be unpacked
     */
    public OpenBlasKernels() {
        setDefault(
                "org.bytedeco.javacpp.cachedir",
                Path.of(System.getProperty("user.home"), ".cache", "tailspin", "native")
                        .toString());
        // JavaCPP would count the whole process against the heap's limit, and collect garbage until it fits
        setDefault("org.bytedeco.javacpp.maxBytes", "0");
        setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        openblas.blas_set_num_threads(1);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    @Override
    public String name() {
        return "openblas";
    }

    /** Few vectors are carried by the state's own product, which memory bounds as well. */
    @Override
    public Frame frame(int n, int k) {
        return k <= Frame.MOST_SHARED ? Kernels.JAVA.frame(n, k) : new OpenBlasFrame(n, k);
    }

    /** With that of the Java kernels, which factorise rows whose sizes do not fit a double. */
    @Override
    public Footprint footprint(int n, int k) {
        final Footprint java = Kernels.JAVA.footprint(n, k);
        return k <= Frame.MOST_SHARED ? java : java.plus(new Footprint((double) n * k, OpenBlasFrame.offHeap(n, k)));
    }

    @Override
    public Kernels single() {
        return single;
    }

    /** The same library in single precision. */
    private final class Single implements Kernels {

        @Override
        public String name() {
            return OpenBlasKernels.this.name() + OF_SINGLE;
        }

        @Override
        public Frame frame(int n, int k) {
            return new OpenBlasSingleFrame(n, k);
        }

        /** With the frame of double precision that takes over where it must. */
        @Override
        public Footprint footprint(int n, int k) {
            return OpenBlasKernels.this
                    .footprint(n, k)
                    .plus(new Footprint((double) n * k + 1.5 * k * k, OpenBlasSingleFrame.offHeap(n, k)));
        }

        @Override
        public Kernels single() {
            return this;
        }

        @Override
        public DenseAlgebra algebra() {
            return ALGEBRA;
        }
    }

    @Override
    public DenseAlgebra algebra() {
        return ALGEBRA;
    }
}
