package org.tailspin.core.dynamics;

import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.random.Seed;
import org.tailspin.core.random.StableSampler;

/**
 * The recurrent network in continuous time (Sompolinsky, Crisanti, Sommers 1988),
 *
 * <pre>&tau; dx/dt = -x + g U &phi;(x) + I(t) + &sigma; &radic;&tau; &eta;(t),</pre>
 *
 * with &eta; white noise, &lt;&eta;_i(t) &eta;_j(s)&gt; = &delta;_ij &delta;(t-s), so that a neuron alone has variance
 * &sigma;&sup2;/2; by a scheme of fixed step. And the leaky map
 *
 * <pre>x(n+1) = (1-&delta;) x(n) + &delta; (g U &phi;(x(n)) + I(n) + &sigma; &xi;(n)),</pre>
 *
 * which is Euler's scheme with h/&tau; = &delta;, but in steps, and with noise of its own kind. At &delta; = 1 it is
 * {@link NetworkMap} seen before the nonlinearity.
 *
 * <p>x(0) is standard normal. States are x; the activity is &phi;(x). The tangent map is the exact derivative of the scheme's
 * step, so the sum rule holds for the discretised system. Exponents are per unit time for the flow, per step for the map.
 * Where every slope underflows and &delta; = 1, deep exponents lose the accuracy that {@link NetworkMap} keeps.
 */
public final class NetworkFlow implements DynamicalSystem {

    private final Coupling coupling;
    private final double gain;
    private final Nonlinearity nonlinearity;
    private final double noise;
    private final Input input;
    private final Scheme scheme;

    /** Unit in which the input sees time: h of a flow, 1 of a map. */
    private final double timeStep;

    /** h/&tau;, or &delta;. */
    private final double rate;

    /** Whether time is continuous. */
    private final boolean flow;

    /** Standard deviation of the noise of a step. */
    private final double kick;

    private NetworkFlow(
            Coupling coupling,
            double gain,
            Nonlinearity nonlinearity,
            double noise,
            Input input,
            Scheme scheme,
            double timeStep,
            double rate,
            boolean flow,
            double kick) {
        this.coupling = coupling;
        this.gain = NetworkMap.checkGain(gain);
        this.nonlinearity = nonlinearity;
        this.noise = NetworkMap.checkNoise(noise);
        this.input = input;
        this.scheme = scheme;
        this.timeStep = timeStep;
        this.rate = rate;
        this.flow = flow;
        this.kick = kick;
    }

    /**
     * The flow.
     *
     * @param coupling weights at unit gain
     * @param gain g, positive and finite, in the convention of the coupling's ensemble
     * @param nonlinearity &phi;
     * @param noise &sigma;, at least 0
     * @param input I(t)
     * @param settings scheme, step and time constant
     * @return the system
     * @throws IllegalArgumentException outside the ranges, or for noise with a scheme that takes none
     */
    public static NetworkFlow of(
            Coupling coupling,
            double gain,
            Nonlinearity nonlinearity,
            double noise,
            Input input,
            FlowSettings settings) {
        settings.checkNoise(noise);
        final double rate = settings.timeStep() / settings.timeConstant();
        return new NetworkFlow(
                coupling,
                gain,
                nonlinearity,
                noise,
                input,
                settings.scheme(),
                settings.timeStep(),
                rate,
                true,
                noise * Math.sqrt(rate));
    }

    /**
     * The leaky map.
     *
     * @param coupling weights at unit gain
     * @param gain g, positive and finite, in the convention of the coupling's ensemble
     * @param nonlinearity &phi;
     * @param noise &sigma;, at least 0
     * @param input I(n)
     * @param leak &delta;, in (0, 1]
     * @return the system
     * @throws IllegalArgumentException outside the ranges
     */
    public static NetworkFlow leakyMap(
            Coupling coupling, double gain, Nonlinearity nonlinearity, double noise, Input input, double leak) {
        checkLeak(leak);
        return new NetworkFlow(coupling, gain, nonlinearity, noise, input, Scheme.EULER, 1, leak, false, noise * leak);
    }

    /**
     * {@return {@code leak}}
     *
     * @param leak &delta;
     * @throws IllegalArgumentException outside (0, 1]
     */
    public static double checkLeak(double leak) {
        if (!(leak > 0 && leak <= 1)) {
            throw new IllegalArgumentException("the leak of the map must lie in (0, 1], but is " + leak);
        }
        return leak;
    }

    @Override
    public int dimension() {
        return coupling.size();
    }

    @Override
    public double timeStep() {
        return timeStep;
    }

    @Override
    public int stride() {
        return Math.max(1, (int) (0.5 / rate));
    }

    @Override
    public boolean isFlow() {
        return flow;
    }

    /** The leak keeps tangent maps invertible; only at &delta; = 1 it leaves the coupling alone. */
    @Override
    public boolean isRegular() {
        return rate != 1 || scheme != Scheme.EULER || coupling.isRegular() && nonlinearity.isStrictlyIncreasing();
    }

    @Override
    public String whySingular() {
        return Singularity.of(coupling, nonlinearity);
    }

    @Override
    public Forcing forcing() {
        return noise > 0 ? Forcing.NOISE : input.changes() ? Forcing.INPUT : Forcing.NONE;
    }

    @Override
    public boolean isFeedForward() {
        return coupling.isFeedForward();
    }

    @Override
    public boolean isOdd() {
        return input.isZero() && nonlinearity.isOdd();
    }

    @Override
    public boolean isHomogeneous() {
        return input.isZero() && nonlinearity.isHomogeneous();
    }

    @Override
    public double timeConstant() {
        return timeStep / rate;
    }

    @Override
    public long longest() {
        return input.steps();
    }

    @Override
    public Orbit start(Seed seed) {
        final double[] x = new double[dimension()];
        StableSampler.normals().fill(seed.stream("initial state"), x, 0, x.length);
        return new FlowOrbit(
                this, x, input.start(x.length, seed), (RestorableUniformRandomProvider) seed.stream("noise"), 0);
    }

    Coupling coupling() {
        return coupling;
    }

    double gain() {
        return gain;
    }

    Nonlinearity nonlinearity() {
        return nonlinearity;
    }

    boolean hasNoise() {
        return noise > 0;
    }

    boolean hasInput() {
        return !input.isZero();
    }

    Scheme scheme() {
        return scheme;
    }

    double rate() {
        return rate;
    }

    double kick() {
        return kick;
    }
}
