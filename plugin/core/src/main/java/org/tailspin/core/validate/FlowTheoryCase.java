package org.tailspin.core.validate;

import java.util.List;
import org.tailspin.core.Monitor;
import org.tailspin.core.theory.FlowTheory;
import org.tailspin.core.theory.TransferFunction;

/** The mean-field theory of the flow dx/dt = -x + J erf(x): an independent solution at g_eff = 3. */
final class FlowTheoryCase implements KnownCase {

    private static final String SYSTEM = "flow theory erf g_eff=3";
    private static final String SOURCE = "independent solution of the dynamic mean-field equations";

    @Override
    public List<Check> run(Monitor monitor) {
        final FlowTheory theory = FlowTheory.of(TransferFunction.erf(), 3);
        return List.of(
                new Expectation(SYSTEM, "variance of x", 5.637432, 1e-4, SOURCE).obtained(theory.delta0()),
                new Expectation(SYSTEM, "lambda_1 per unit time", 0.25448, 1e-3, SOURCE)
                        .obtained(theory.lyapunovMax()));
    }
}
