package org.tailspin.core.linalg;

class JavaSinglePrecisionTest extends SinglePrecisionContract {

    @Override
    protected Kernels kernels() {
        return Kernels.JAVA;
    }
}
