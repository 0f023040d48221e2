package org.tailspin.core;

/** Numbers of things in sentences. */
public final class Counted {

    private Counted() {}

    /**
     * @param count at least 0
     * @param noun in the singular, whose plural ends in s
     * @return such as 1 neuron, or 2 neurons
     */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * @param count at least 0
     * @return the verb: was for one, were for others
     */
    public static String was(long count) {
        return count == 1 ? "was" : "were";
    }
}
