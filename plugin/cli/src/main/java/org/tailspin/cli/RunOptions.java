package org.tailspin.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a sweep runs, whatever it computes. */
final class RunOptions {

    @Mixin
    private WorkOptions work;

    @Option(names = "--no-picture", description = "Leave the pictures out, on a machine without fonts.")
    private boolean isWithoutPicture;

    @Option(names = "--npz", description = "Write the numbers of networks.csv as arrays too, for NumPy: arrays.npz.")
    private boolean isWithArrays;

    WorkOptions work() {
        return work;
    }

    boolean isWithPicture() {
        return !isWithoutPicture;
    }

    SweepProducts products(SweepJob job, boolean isDemo) {
        return new SweepProducts(job, isWithPicture(), isWithArrays, isDemo);
    }
}
