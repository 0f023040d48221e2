package org.tailspin.cli.options;

import picocli.CommandLine.Option;

/** Whether a table of networks has the columns that check its runs. */
public final class DiagnosticsOption {

    @Option(
            names = "--diagnostics",
            description =
                    "Add columns that check the runs or that only some networks have: effective sample size, frame error,"
                            + " spread of the local exponent, participation ratio of the leading vector, residual of the sum rule,"
                            + " effective states, kernels; errors over time of dimensions and entropy, corrected dimension, period of"
                            + " a cycle.")
    private boolean isOn;

    /** {@return whether it has} */
    public boolean isOn() {
        return isOn;
    }
}
