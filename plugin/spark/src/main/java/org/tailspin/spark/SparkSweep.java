package org.tailspin.spark;

import org.tailspin.cli.Main;

/** The program that {@code spark-submit} starts: the command {@code sweep}, whose networks a cluster computes. */
public final class SparkSweep {

    private SparkSweep() {}

    /**
     * Runs a sweep on the cluster.
     *
     * @param args of the command {@code sweep}, and those of {@link SparkEngine}
     */
    public static void main(String[] args) {
        final int code;
        try (SparkEngine engine = new SparkEngine()) {
            code = Main.sweep(engine, args);
        }
        if (code != 0) { // YARN takes an exit in the middle of a program for a failure, whatever its code
            System.exit(code);
        }
    }
}
