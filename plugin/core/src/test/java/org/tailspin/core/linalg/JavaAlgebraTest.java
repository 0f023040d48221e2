package org.tailspin.core.linalg;

class JavaAlgebraTest extends DenseAlgebraContract {

    @Override
    protected DenseAlgebra algebra() {
        return DenseAlgebra.java();
    }
}
