package org.tailspin.core.theory;

/**
 * The rings in time that resolve a network: long enough that activity is forgotten around them, and with points close enough
 * for the pulses of the gain, whose width falls as 1/g. The points of a leaky map are multiples of its step apart.
 *
 * @param plain without a twist
 * @param twisted the same points
 */
record Rings(Ring plain, Ring twisted) {

    private static final double SHORT = 32;
    private static final double LONG = 64;
    /** The covariance of x must have fallen to this over a ring. */
    private static final double FORGOTTEN = 2e-3;
    /** Largest distance of two points. */
    private static final double WIDEST = 0.4;
    /** The same, times the gain. */
    private static final double PULSE = 2;

    /** The largest exponent of uncoupled neurons, over the period, that the ring resolves without its twisted one. */
    private static final double RESOLVED = 12;

    /**
     * Chooses the periods on which the process is represented.
     *
     * @throws IllegalArgumentException if it takes too long a ring, or too many points
     */
    static Rings of(NeuronProcess site) {
        final double kept = site.gEff() * site.meanGain();
        final double rate = Math.sqrt(Math.max(0, (1 - kept) * (1 + kept)));
        final double enough = -StrictMath.log(FORGOTTEN) / rate;
        if (!(enough <= LONG) || site.gEff() < TangentSpectrum.MIN_GAIN) {
            throw new IllegalArgumentException("the gain g_eff must be at most 1 or at least "
                    + TangentSpectrum.MIN_GAIN
                    + " for the whole spectrum, since activity lasts ever longer near 1, but is " + site.gEff());
        }
        final double widest = Math.min(WIDEST, PULSE / site.gEff());
        final double period = enough <= SHORT ? SHORT : LONG;
        final double d = site.step();
        final double spacing =
                d == 0 ? period / Math.ceil(period / widest) : d * Math.max(1, Math.floor(widest / d * (1 + 1e-12)));
        final int size = (int) Math.ceil(period / spacing * (1 - 1e-12));
        if (size > TangentSpectrum.MOST_POINTS) {
            throw new IllegalArgumentException("the gain g_eff = " + site.gEff() + " needs " + size
                    + " points in time for the whole spectrum, but may have " + TangentSpectrum.MOST_POINTS
                    + ": use a smaller gain");
        }
        return new Rings(new Ring(size, spacing, false), new Ring(size, spacing, true));
    }

    /** Whether both rings have to share a threshold: an uncoupled neuron remembers beyond the ring. */
    boolean sharedAt(double s, double uncoupled) {
        return Math.abs(s - uncoupled) * plain.period() < RESOLVED;
    }
}
