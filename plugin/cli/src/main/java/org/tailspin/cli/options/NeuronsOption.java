package org.tailspin.cli.options;

import picocli.CommandLine.Option;

/** The size of a network that is drawn. */
public final class NeuronsOption {

    private static final String NAME = "--n";

    @Option(
            names = {NAME, "-n"},
            paramLabel = "N",
            description = "Number of neurons, at least 1.")
    private Integer n;

    /** {@return whether it was given} */
    public boolean isGiven() {
        return n != null;
    }

    /**
     * {@return N}
     *
     * @throws IllegalArgumentException if it was not given
     */
    public int count() {
        return Usage.needed(NAME, n);
    }
}
