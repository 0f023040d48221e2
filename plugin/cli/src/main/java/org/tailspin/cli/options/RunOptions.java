package org.tailspin.cli.options;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a sweep runs, whatever it computes. */
public final class RunOptions {

    @Mixin
    private WorkOptions work;

    @Option(names = "--no-picture", description = "Leave the pictures out, on a machine without fonts.")
    private boolean isWithoutPicture;

    @Option(names = "--npz", description = "Write the numbers of networks.csv as arrays too, for NumPy: arrays.npz.")
    private boolean isWithArrays;

    /**
     * @return threads, and what may be overwritten
     */
    public WorkOptions work() {
        return work;
    }

    /**
     * @return whether pictures are drawn
     */
    public boolean isWithPicture() {
        return !isWithoutPicture;
    }

    /**
     * @return whether the numbers are written as arrays too
     */
    public boolean isWithArrays() {
        return isWithArrays;
    }
}
