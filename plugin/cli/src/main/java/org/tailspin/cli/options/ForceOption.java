package org.tailspin.cli.options;

import picocli.CommandLine.Option;

/** Whether files that an option names may be overwritten. */
public final class ForceOption {

    @Option(names = WorkOptions.FORCE, description = "Overwrite the files that options name, where they exist.")
    private boolean isForced;

    /** {@return whether they may be overwritten} */
    public boolean isForced() {
        return isForced;
    }
}
