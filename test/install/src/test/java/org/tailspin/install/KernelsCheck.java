package org.tailspin.install;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/**
 * A process of its own, since a native library loads once for each: starts Equinox with the bundles named after the place
 * of its storage, multiplies two matrices with the kernels that the nodes use, and prints their name.
 */
final class KernelsCheck {

    /** Before the name of the kernels in the output. */
    static final String ANSWER = "kernels: ";

    private static final String LINALG = "org.tailspin.core.linalg.";
    private static final int SIZE = 48;

    private KernelsCheck() {}

    public static void main(String[] args) throws Exception {
        List<Path> bundles = Stream.of(args).skip(1).map(Path::of).toList();
        try (Equinox equinox = new Equinox(Path.of(args[0]), bundles)) {
            Bundle nodes = equinox.bundle(NodesCheck.BUNDLE);
            Object kernels = Reflect.callStatic(nodes.loadClass(LINALG + "Kernels"), "inUse");
            multiplies(nodes, kernels);
            System.out.println(ANSWER + Reflect.call(kernels, "name"));
        }
    }

    /** Integers, so that the product is exact. */
    private static void multiplies(Bundle nodes, Object kernels) throws Exception {
        double[][] columns = new double[SIZE][SIZE];
        double[][] vectors = new double[SIZE][SIZE];
        double[][] expected = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                columns[j][i] = i * 7 % 11 - j;
                vectors[i][j] = i - j * 5 % 13;
            }
        }
        for (int i = 0; i < SIZE; i++) {
            for (int l = 0; l < SIZE; l++) {
                for (int j = 0; j < SIZE; j++) {
                    expected[i][l] += columns[j][i] * vectors[j][l];
                }
            }
        }
        Object matrix = nodes.loadClass(LINALG + "ColumnMatrix")
                .getConstructor(int.class, double[][].class)
                .newInstance(SIZE, columns);
        Object monitor =
                nodes.loadClass("org.tailspin.core.Monitor").getField("NONE").get(null);
        Object frame = Reflect.call(kernels, "frame", SIZE, SIZE);
        double[][] product = new double[SIZE][SIZE];
        Reflect.call(frame, "load", (Object) vectors);
        Reflect.call(frame, "multiply", matrix, monitor);
        Reflect.call(frame, "read", product, monitor);
        Reflect.call(frame, "close");
        if (!Arrays.deepEquals(expected, product)) {
            throw new IllegalStateException("The product is wrong: " + Arrays.deepToString(product));
        }
    }
}
