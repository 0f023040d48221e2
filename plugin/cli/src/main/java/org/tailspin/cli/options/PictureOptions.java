package org.tailspin.cli.options;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** On how many threads work runs, what it may overwrite, and whether its pictures are drawn. */
public class PictureOptions {

    @Mixin
    private WorkOptions work;

    @Option(names = "--no-picture", description = "Leave the pictures out, on a machine without fonts.")
    private boolean isWithoutPicture;

    /** {@return threads, and what may be overwritten} */
    public final WorkOptions work() {
        return work;
    }

    /** {@return whether pictures are drawn} */
    public final boolean isWithPicture() {
        return !isWithoutPicture;
    }
}
