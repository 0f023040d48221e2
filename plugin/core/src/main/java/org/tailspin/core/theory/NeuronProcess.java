package org.tailspin.core.theory;

/** One neuron of a large network that moves by itself: what the theory of the tangent space needs of it. */
interface NeuronProcess {

    /** The nonlinearity. */
    TransferFunction phi();

    /** Standard deviation of a weight times the root of N. */
    double gEff();

    /** d, the time that a step takes; 0 of the flow. */
    double step();

    /** E phi'(x). */
    double meanGain();

    /** The largest exponent, per unit time. */
    double lyapunovMax();

    /** The autocovariance of x at a lag in units of time, a multiple of the step. */
    double delta(double tau);

    /** A flow without noise, whose curve is computed once. */
    static NeuronProcess of(FlowTheory flow) {
        final LagCurve curve = flow.quiescent() ? null : flow.lagCurve();
        return new NeuronProcess() {
            @Override
            public TransferFunction phi() {
                return flow.phi();
            }

            @Override
            public double gEff() {
                return flow.gEff();
            }

            @Override
            public double step() {
                return 0;
            }

            @Override
            public double meanGain() {
                return flow.meanGain();
            }

            @Override
            public double lyapunovMax() {
                return flow.lyapunovMax();
            }

            @Override
            public double delta(double tau) {
                return curve == null ? 0 : curve.delta(tau);
            }
        };
    }
}
