package org.tailspin.core;

/** Numbers of things in sentences. */
public final class Counted {

    private Counted() {}

    /**
     * {@return such as 1 neuron, or 2 neurons}
     *
     * @param count at least 0
     * @param noun in the singular, whose plural ends in s
     */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * {@return the verb: was for one, were for others}
     *
     * @param count at least 0
     */
    public static String was(long count) {
        return count == 1 ? "was" : "were";
    }
}
