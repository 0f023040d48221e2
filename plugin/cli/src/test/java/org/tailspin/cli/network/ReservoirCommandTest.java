package org.tailspin.cli.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.output.OutputDirectory;

class ReservoirCommandTest {

    @TempDir
    Path directory;

    private static Run run(String command) {
        return Run.of(command.split(" "));
    }

    /** Every task has its score, with its error, the exponent, the ranks and all that they depend on. */
    @ParameterizedTest
    @CsvSource({
        "xor,accuracy,--training 60 --test 40 --ridge 1e-5",
        "memory,memory_capacity,--washout 50 --training 300 --test 200 --lags 20",
        "narma10,nrmse,--washout 50 --training 300 --test 200",
        "mackey-glass,nrmse_84,--washout 50 --training 300 --test 200"
    })
    void everyTaskHasItsScore(String task, String score, String options) {
        final JsonNode json =
                run("reservoir --json --n 30 --alpha 1.5 --gain 0.6 --realisations 1 --steps 100 --rank-rows 20"
                                + " --task " + task + " " + options)
                        .json();
        assertEquals(task, json.get("task").textValue());
        assertTrue(json.get(score).isNumber(), json.toString());
        assertTrue(json.get(score + "_se").doubleValue() > 0, json.toString());
        assertTrue(json.get("lyapunov_conditional").isNumber());
        assertTrue(json.get("kernel_rank").doubleValue() <= 30);
        assertTrue(json.get("generalisation_rank").doubleValue() >= 1);
        assertTrue(json.get("rms").doubleValue() > 0);
        for (String setting :
                List.of("ridge", "input_scale", "input_law", "bias_scale", "training", "exponent_steps")) {
            assertFalse(json.get(setting).isNull(), setting);
        }
        final JsonNode network = json.get("networks").get(0);
        assertEquals(1, network.get("coupling_seed").intValue());
        assertEquals(json.get(score), network.get(score));
        assertEquals(
                run("reservoir --json --n 30 --alpha 1.5 --gain 0.6 --realisations 1 --steps 100 --rank-rows 20 --threads 1"
                                + " --task " + task + " " + options)
                        .json(),
                json);
    }

    /** Over several networks the error is that over networks, and XOR has the gains between which it is done. */
    @Test
    void writesItsFiles() throws IOException {
        final Path out = directory.resolve("out");
        final JsonNode json = run("reservoir --json --task xor --n 60 --alpha 2 --gain 0.3,0.6,0.8,3 --realisations 3"
                        + " --training 200 --test 200 --ranks-up-to 0 --steps 50 --warmup 50 --predictions --readout --out "
                        + out)
                .json();
        assertEquals(4, json.get("summary").size());
        assertEquals(12, json.get("networks").size());
        assertEquals(3, json.get("summary").get(1).get("networks").intValue());
        final JsonNode interval = json.get("above_90_percent").get(0);
        final double from = interval.get("gain_from").doubleValue();
        assertTrue(from > 0.3 && from < 0.8, interval.toString());
        assertTrue(interval.get("log_width").doubleValue() > 0);
        assertEquals(
                13, Files.readAllLines(out.resolve(OutputDirectory.NETWORKS)).size());
        assertEquals(5, Files.readAllLines(out.resolve(OutputDirectory.SUMMARY)).size());
        assertEquals(
                1 + 12 * 200,
                Files.readAllLines(out.resolve(OutputDirectory.PREDICTIONS)).size());
        assertEquals(
                1 + 12 * 61,
                Files.readAllLines(out.resolve(OutputDirectory.READOUT)).size());
        assertTrue(Files.size(out.resolve(OutputDirectory.RESERVOIR_PICTURE)) > 5000);
        assertTrue(Files.readString(out.resolve(OutputDirectory.MANIFEST)).contains("\"ridge\""));
    }

    /** A target that is a linear function of the last row is read out exactly, and times are no signals. */
    @Test
    void aTableOfOnesOwn() throws IOException {
        final StringBuilder table = new StringBuilder("time,u,v,wanted\n");
        for (int t = 0; t < 400; t++) {
            final double u = Math.sin(0.7 * t);
            final double v = Math.cos(1.9 * t);
            table.append(t + "," + u + "," + v + "," + (2 * u - v + 1) + "\n");
        }
        final Path file = directory.resolve("table.csv");
        Files.writeString(file, table);
        final Run run =
                run("reservoir --json --task table --input " + file + " --targets wanted --n 20 --alpha 2 --gain 0.1"
                        + " --realisations 1 --nonlinearity linear --ridge 1e-12 --bias-scale 0 --steps 20");
        final JsonNode json = run.json();
        assertEquals(0, json.get("nrmse").doubleValue(), 1e-4);
        assertEquals(40, json.get("washout").intValue());
        assertEquals(240, json.get("training").intValue());
        assertEquals(120, json.get("test").intValue());
        // a table is not repeated: the exponent rests on its 400 rows
        assertEquals(100, json.get("exponent_warmup").intValue());
    }

    @ParameterizedTest
    @CsvSource({
        "'','--task is missing'",
        "--task sum,'the task must be xor, memory'",
        "--task xor --signed-bits,biases",
        "--task xor --lags 3,'of the task memory'",
        "--task memory --bits 2,'of the task xor'",
        "--task table,'--targets is missing'",
        "--task table --targets y,'--input is missing'",
        "--task xor --input series.csv,'which has an input of its own'",
        "--task xor --input-density 0,'(0, 1]'",
        "--task xor --ridge 0,'must be positive'",
        "--task memory --lags 300,'at most the number of rows'",
        "--task xor --input constant --input-amplitude 1,'input of its own'",
        "--task xor --dynamics annealed-map,'takes no input'",
        "--task xor --predictions,'--out must name'",
        "--task xor --dynamics flow --scheme rk4,noise"
    })
    void wrongUseIsToldBeforeAnyWork(String options, String sentence) {
        final Run run = run(("reservoir " + options).strip());
        assertEquals(ExitCode.USAGE, run.code(), run.err());
        assertTrue(run.err().contains(sentence), run.err());
        assertEquals("", run.out());
    }
}
