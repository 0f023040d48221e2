package org.tailspin.cli.theory;

import picocli.CommandLine.Option;

/** A nonlinearity, and how far couplings are from independent. */
final class RankOptions {

    @Option(
            names = "--phi",
            paramLabel = "NAME",
            defaultValue = "tanh",
            description = "Nonlinearity: tanh(x), or erf for erf(x sqrt(pi)/2), both of slope 1 at 0"
                    + " (default: ${DEFAULT-VALUE}).")
    private String phi;

    @Option(
            names = "--inverse-effective-rank",
            paramLabel = "R",
            defaultValue = "0",
            description = "N/PR^D of the couplings: 0 for independent weights, positive for random modes, -1 for an"
                    + " orthogonal matrix (default: ${DEFAULT-VALUE}).")
    private double inverseEffectiveRank;

    String phi() {
        return phi;
    }

    double inverseEffectiveRank() {
        return inverseEffectiveRank;
    }
}
