package org.tailspin.spark;

import org.tailspin.cli.Main;

/**
 * The program that {@code spark-submit} starts: the commands {@code sweep}, {@code critical-gain}, {@code reservoir}, {@code
 * pipeline} and {@code reproduce}, whose networks a cluster computes.
 */
public final class SparkMain {

    private SparkMain() {}

    /**
     * Runs a command on the cluster.
     *
     * @param args the name of the command, its options, and those of {@link SparkEngine}
     */
    public static void main(String[] args) {
        final int code;
        try (SparkEngine engine = new SparkEngine()) {
            code = Main.submit(engine, args);
        }
        if (code != 0) { // YARN takes an exit in the middle of a program for a failure, whatever its code
            System.exit(code);
        }
    }
}
