package org.tailspin.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a sweep runs, whatever it computes. */
final class RunOptions {

    @Mixin
    private WorkOptions work;

    @Option(names = "--no-picture", description = "Leave the pictures out, on a machine without fonts.")
    private boolean isWithoutPicture;

    WorkOptions work() {
        return work;
    }

    boolean isWithPicture() {
        return !isWithoutPicture;
    }
}
