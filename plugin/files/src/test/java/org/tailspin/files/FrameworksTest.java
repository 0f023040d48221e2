package org.tailspin.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.Orbit;
import org.tailspin.core.dynamics.trained.NamedWeights;
import org.tailspin.core.dynamics.trained.RecurrentWeights;
import org.tailspin.core.dynamics.trained.TrainedNetwork;
import org.tailspin.core.random.Seed;

/** Networks that PyTorch and Keras themselves saved, against the states that they themselves computed (frameworks.py). */
class FrameworksTest {

    @TempDir
    Path directory;

    private Path resource(String name) throws IOException {
        try (InputStream in = FrameworksTest.class.getResourceAsStream(name)) {
            final Path path = directory.resolve(name);
            Files.copy(in, path);
            return path;
        }
    }

    private static double[] expected(String library, String name) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                FrameworksTest.class.getResourceAsStream("frameworks.csv"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split(","))
                    .filter(cells -> cells[0].equals(library) && cells[1].equals(name))
                    .findAny()
                    .map(cells -> Arrays.stream(cells)
                            .skip(2)
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "torch.safetensors, rnn, torch, rnn, rnn, true, 1e-10",
        "torch.safetensors, gru, torch, gru, gru, true, 1e-10",
        "torch.safetensors, lstm, torch, lstm, lstm, true, 1e-10",
        "keras.weights.h5, layers/simple_rnn/cell, keras, rnn, rnn, true, 1e-6",
        "keras.weights.h5, layers/gru/cell, keras, gru, gru, true, 1e-10",
        "keras.weights.h5, layers/gru_1/cell, keras, gru_before, gru, false, 1e-6",
        "keras.weights.h5, layers/lstm/cell, keras, lstm, lstm, true, 1e-10",
        "keras_gru.npz, '', keras, gru, gru, true, 1e-10"
    })
    void statesAreThoseOfTheLibrary(
            String file, String layer, String library, String name, String cell, boolean isResetAfter, double margin)
            throws IOException {
        final RecurrentWeights weights = NetworkFile.read(
                resource(file), new NamedWeights(Optional.empty(), Optional.empty(), false, Optional.of(layer)));
        assertEquals(cell, weights.cell().label());
        assertEquals(
                library.equals("torch") ? "pytorch" : "keras",
                weights.convention().label());
        assertEquals(isResetAfter, weights.isResetAfter());
        final double[][] u = new double[60][3];
        for (int t = 0; t < u.length; t++) {
            for (int j = 0; j < 3; j++) {
                u[t][j] = Math.sin(.3 * (t * (j + 1)));
            }
        }
        final Orbit orbit = new TrainedNetwork(
                        weights, Nonlinearity.TANH, Optional.of(InputTable.of(u)), 1, false, true)
                .start(new Seed(1));
        for (int t = 0; t < u.length; t++) {
            orbit.step();
        }
        assertArrayEquals(expected(library, name), orbit.activity(), margin);
    }
}
