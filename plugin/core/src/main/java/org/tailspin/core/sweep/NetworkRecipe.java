package org.tailspin.core.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.TreeMap;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.random.Seed;

/**
 * A network as a row of a few plain columns: what to draw, and how it moves. The same recipe gives the same trajectory on
 * every machine.
 *
 * @param disorder the coupling at unit gain
 * @param gain positive, in the convention of the ensemble
 * @param stateSeed initial state and noise, in 0..2^31-1
 * @param nonlinearity &phi;
 * @param noise standard deviation of the white noise inside &phi;, at least 0
 */
public record NetworkRecipe(Disorder disorder, double gain, long stateSeed, Nonlinearity nonlinearity, double noise) {

    /** The dynamics x(t+1) = &phi;(W x(t) + noise), as tables name it. */
    public static final String DYNAMICS = "map";

    /** Digits of the gain in a name. */
    private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

    /**
     * @throws IllegalArgumentException outside the ranges
     */
    public NetworkRecipe {
        NetworkMap.checkGain(gain);
        NetworkMap.checkNoise(noise);
        Seed.of(stateSeed, "the state seed");
    }

    /**
     * @return a name that says what the network is, such as {@code stable a=1.5 g=0.79 N=200 c17 s3}: unique in a sweep
     *     whose gains differ in six digits, and the same in every iteration of a loop
     */
    public String name() {
        final StringBuilder name = new StringBuilder(disorder.ensemble().name());
        new TreeMap<>(disorder.ensemble().parameters())
                .forEach((parameter, value) ->
                        name.append(' ').append(parameter.symbol()).append('=').append(plain(value)));
        name.append(" g=").append(plain(gain)).append(" N=").append(disorder.n());
        if (noise > 0) {
            name.append(" noise=").append(plain(noise));
        }
        return name.append(" c")
                .append(disorder.couplingSeed())
                .append(" s")
                .append(stateSeed)
                .toString();
    }

    private static String plain(double value) {
        final BigDecimal rounded = BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros();
        final int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < -5 || exponent > 8 ? rounded.toString() : rounded.toPlainString();
    }

    /**
     * @param other a coupling at unit gain
     * @return the same network with that coupling
     */
    public NetworkRecipe with(Disorder other) {
        return new NetworkRecipe(other, gain, stateSeed, nonlinearity, noise);
    }

    /**
     * @param coupling the matrix of {@link #disorder}
     * @return the network
     */
    public NetworkMap network(Coupling coupling) {
        return new NetworkMap(coupling, gain, nonlinearity, noise);
    }
}
