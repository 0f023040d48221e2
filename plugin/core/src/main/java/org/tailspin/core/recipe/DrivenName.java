package org.tailspin.core.recipe;

import java.util.regex.Pattern;

/**
 * Names of networks that a recorded input drives: the name of the network, and {@code input=} with eight digits that stand for
 * the input, so that a network that is driven in two ways has two names.
 */
public final class DrivenName {

    /** What stands before the digits. */
    static final String PREFIX = "input=";

    private static final Pattern INPUT = Pattern.compile(" " + PREFIX + "[0-9a-f]{8}(?= |$)");

    private DrivenName() {}

    /**
     * {@return the name under an input, in the place of one that it was driven by before}
     *
     * @param network any name
     * @param mark of the input, eight digits
     */
    public static String of(String network, String mark) {
        return undriven(network) + " " + PREFIX + mark;
    }

    /**
     * {@return the name of the network itself}
     *
     * @param name of a network, driven or not
     */
    public static String undriven(String name) {
        return INPUT.matcher(name).replaceAll("");
    }
}
