package org.tailspin.core.random;

import java.nio.charset.StandardCharsets;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.SplittableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A root seed and the independent random streams that it names.
 *
 * <p>A stream is a function of (seed, name, index) alone: it can be opened at any time, in any order and on any thread,
 * which is why rows of a matrix are drawn in parallel, and one network of a thousand is redrawn alone. The three are
 * hashed to the 256 bits of state of an L64_X128_MIX generator (Steele and Vigna 2021), a family made for many streams;
 * the provider that comes back can be split further.
 *
 * @param value the root seed
 */
public record Seed(long value) {

    /** The largest seed of a network: a recipe's seeds stay below 2^31, so that every table can hold them. */
    public static final int MAX = Integer.MAX_VALUE;

    /** Increment of Weyl's sequence in SplitMix64: 2^64 over the golden ratio. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /**
     * A network's seed, checked.
     *
     * @param value in 0..2^31-1
     * @param what the name to use in the message
     * @return the seed
     * @throws IllegalArgumentException outside the range
     */
    public static Seed of(long value, String what) {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException(what + " must lie in 0.." + MAX + ", but is " + value);
        }
        return new Seed(value);
    }

    /**
     * Opens the stream of a name.
     *
     * @param name what the numbers are for
     * @return a new generator at the start of the stream
     */
    public SplittableUniformRandomProvider stream(String name) {
        return stream(name, 0);
    }

    /**
     * Opens one of many streams under a name.
     *
     * @param name what the numbers are for
     * @param index which of them, such as the row of a matrix
     * @return a new generator at the start of the stream
     */
    public SplittableUniformRandomProvider stream(String name, long index) {
        long h = absorb(GOLDEN, value);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            h = absorb(h, b);
        }
        h = absorb(h, index);
        final long[] state = new long[4];
        for (int i = 0; i < state.length; i++) {
            h += GOLDEN;
            state[i] = mix(h);
        }
        return (SplittableUniformRandomProvider) RandomSource.L64_X128_MIX.create(state);
    }

    /**
     * A second generator at the same place of its stream: twins see the same noise.
     *
     * @param stream a generator that this class opened
     * @return an independent generator that continues like it
     */
    public static RestorableUniformRandomProvider copyOf(RestorableUniformRandomProvider stream) {
        final var copy = (RestorableUniformRandomProvider) new Seed(0).stream("copy");
        copy.restoreState(stream.saveState());
        return copy;
    }

    /** Adds a word to a hash; the order of the words counts. */
    private static long absorb(long hash, long word) {
        return mix(mix(hash) + GOLDEN ^ word);
    }

    /** The finaliser of SplitMix64, a bijection of 64 bits. */
    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
