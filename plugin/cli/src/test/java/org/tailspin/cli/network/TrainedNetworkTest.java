package org.tailspin.cli.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.SampleFile;
import org.tailspin.cli.console.ExitCode;

/** Trained networks of files: one small GRU as gru.safetensors and gru.npz, written by safetensors 0.8 and numpy 2.4. */
class TrainedNetworkTest {

    private static final Path GRU = SampleFile.of("gru.safetensors");
    private static final Path NPZ = SampleFile.of("gru.npz");

    @TempDir
    Path directory;

    /** Either file gives the same exponents; and the file of an input makes them conditional. */
    @Test
    void exponentsOfATrainedNetwork() throws IOException {
        final String run = "lyapunov --exponents all --steps 300 --warmup 100 --json --network ";
        final JsonNode one = Run.of((run + GRU).split(" ")).json();
        final JsonNode other = Run.of((run + NPZ + " --cell gru --convention pytorch").split(" "))
                .json();
        assertEquals("gru", one.get("cell").textValue());
        assertEquals("pytorch", one.get("convention").textValue());
        assertEquals(8, one.get("N").intValue());
        assertEquals(2, one.get("signals").intValue());
        assertEquals(8, one.get("exponents").size());
        assertEquals(one.get("exponents"), other.get("exponents"));
        assertEquals(0, one.get("sum_rule_residual").doubleValue(), 1e-10);
        final StringBuilder rows = new StringBuilder("u,v\n");
        for (int t = 0; t < 600; t++) {
            rows.append(Math.sin(.3 * t)).append(',').append(Math.cos(.1 * t)).append('\n');
        }
        final Path input = Files.writeString(directory.resolve("input.csv"), rows);
        final JsonNode driven = Run.of((run + GRU + " --tangent-warmup 50 --input " + input).split(" "))
                .json();
        assertEquals("driven", driven.get("regime").textValue());
        assertTrue(driven.get("lyapunov_max").doubleValue()
                != one.get("lyapunov_max").doubleValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--network @ --gain 2 | USAGE | --gain",
                "--network @ --leak .5 | USAGE | --leak",
                "--network @ --nonlinearity tanh | USAGE | holds a gru",
                "--network @ --cell lstm | INPUT_OUTPUT | lstm must have 4 blocks",
                "--network @ --convention keras | INPUT_OUTPUT | one recurrent layer",
                "--network @ --layer encoder | INPUT_OUTPUT | called 'encoder'",
                "--network @ --input constant --input-amplitude 1 | USAGE | --input-amplitude",
                "--cell gru --n 5 | USAGE | --network"
            })
    void saysWhatDoesNotGoTogether(String options, String code, String message) {
        Run.of(("lyapunov " + options.strip().replace("@", GRU.toString())).split(" "))
                .refused(code.equals("USAGE") ? ExitCode.USAGE : ExitCode.INPUT_OUTPUT, message.strip());
    }

    /** One neuron, h' = tanh(h / 2 + u). */
    @Test
    void aTableOfEntriesIsANetwork() throws IOException {
        final String header = "array,row,column,value\n";
        final Path table = Files.writeString(
                directory.resolve("w.csv"), header + "weight_ih_l0,0,0,1\nweight_hh_l0,0,0,.5\nbias_hh_l0,0,,0\n");
        final JsonNode one =
                Run.of("lyapunov", "--json", "--network", table.toString()).json();
        assertEquals("rnn", one.get("cell").textValue());
        assertEquals(Math.log(.5), one.get("lyapunov_max").doubleValue(), 1e-12); // at rest: the slope is the weight
        final Path hole =
                Files.writeString(directory.resolve("hole.csv"), header + "weight_ih_l0,0,0,1\nweight_hh_l0,1,1,.5\n");
        Run.of("lyapunov", "--network", hole.toString())
                .refused(ExitCode.INPUT_OUTPUT, "hole.csv", "one entry for each of its 2 x 2 places, but has 1");
        final Path wrong = Files.writeString(directory.resolve("wrong.csv"), header + "weight_ih_l0,a,0,1\n");
        Run.of("lyapunov", "--network", wrong.toString())
                .refused(ExitCode.INPUT_OUTPUT, "line 2", "whole number", "'a'");
        final Path other = Files.writeString(directory.resolve("other.csv"), "1,2\n3,4\n");
        Run.of("lyapunov", "--network", other.toString())
                .refused(ExitCode.INPUT_OUTPUT, "columns array, row, column and value");
    }

    @Test
    void programsAreRefused() throws IOException {
        final Path pickle = Files.write(directory.resolve("m.pt"), new byte[] {(byte) 0x80, 2, 'x', 'q'});
        Run.of("lyapunov", "--network", pickle.toString()).refused(ExitCode.INPUT_OUTPUT, "holds programs");
    }
}
