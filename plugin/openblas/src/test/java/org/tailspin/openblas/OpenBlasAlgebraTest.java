package org.tailspin.openblas;

import org.tailspin.core.linalg.DenseAlgebra;
import org.tailspin.core.linalg.DenseAlgebraContract;

class OpenBlasAlgebraTest extends DenseAlgebraContract {

    @Override
    protected DenseAlgebra algebra() {
        return new OpenBlasKernels().algebra();
    }
}
