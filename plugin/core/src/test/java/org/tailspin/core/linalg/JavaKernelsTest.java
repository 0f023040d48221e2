package org.tailspin.core.linalg;

class JavaKernelsTest extends KernelsContract {

    @Override
    protected Kernels kernels() {
        return Kernels.JAVA;
    }
}
