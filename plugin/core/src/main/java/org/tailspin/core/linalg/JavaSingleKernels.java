package org.tailspin.core.linalg;

/** Kernels of single precision that run everywhere. */
final class JavaSingleKernels implements Kernels {

    static final Kernels INSTANCE = new JavaSingleKernels();

    private JavaSingleKernels() {}

    @Override
    public String name() {
        return JAVA.name() + OF_SINGLE;
    }

    @Override
    public Frame frame(int n, int k) {
        return new JavaSingleFrame(n, k);
    }

    @Override
    public Footprint footprint(int n, int k) {
        return JavaSingleFrame.footprint(n, k);
    }

    @Override
    public Kernels single() {
        return this;
    }
}
