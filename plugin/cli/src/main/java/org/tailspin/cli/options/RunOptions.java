package org.tailspin.cli.options;

import picocli.CommandLine.Option;

/** How a sweep runs, whatever it computes. */
public final class RunOptions extends PictureOptions {

    @Option(names = "--npz", description = "Write the numbers of networks.csv as arrays too, for NumPy: arrays.npz.")
    private boolean isWithArrays;

    /** {@return whether the numbers are written as arrays too} */
    public boolean isWithArrays() {
        return isWithArrays;
    }
}
