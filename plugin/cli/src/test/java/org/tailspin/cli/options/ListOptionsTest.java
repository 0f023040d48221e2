package org.tailspin.cli.options;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.cli.sweep.SweepJob;
import org.tailspin.core.coupling.EnsembleList;
import org.tailspin.core.coupling.ModeSpectrum;
import org.tailspin.core.coupling.RandomModeEnsemble;
import org.tailspin.core.recipe.NetworkRecipe;
import org.tailspin.files.RecipesFile;

/** Lists of mode strengths, overlaps and neuron gains, from files. */
class ListOptionsTest {

    @TempDir
    private Path directory;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static Run run(String line) {
        return Run.of(line.split(" "));
    }

    /** The strengths of a law, written and read again, give its matrix, bit for bit. */
    @Test
    void strengthsOfALawGiveItsMatrix() throws IOException {
        final double[] strengths = new RandomModeEnsemble(new ModeSpectrum.Exponential(0.5)).strengths(24);
        final Path list = file(
                "strengths.csv",
                Arrays.stream(strengths).mapToObj(d -> d + "\n").collect(Collectors.joining()));
        final Path one = directory.resolve("one.csv");
        final Path other = directory.resolve("other.csv");
        final String line = "couplings --ensemble random-modes --n 24 --g-eff 2 --json --form wide";
        final JsonNode law = run(line + " --beta .5 --export " + one).json();
        final JsonNode listed =
                run(line + " --strengths " + list + " --export " + other).json();
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
        assertEquals(law.get("singular_value_excess"), listed.get("singular_value_excess"));
        assertEquals(24, listed.get("modes").intValue());
        assertTrue(listed.get("beta").isNull());
        assertEquals(24, listed.get("strengths").size());
        assertEquals(strengths[3], listed.get("strengths").get(3).doubleValue());
        assertTrue(law.get("strengths").isNull());
        assertFalse(
                run(line.replace(" --json", "") + " --strengths " + list).out().contains("strengths"));
    }

    /** A table has a column for each list; that of the modes ends before that of the neurons. */
    @Test
    void columnsOfATable() throws IOException {
        final Path table =
                file("modes.csv", "\"strength\",mode_overlap,input_gain\r\n3,.5,1\r\n1,-.5,2\r\n,,2\r\n,,1.5\r\n");
        final JsonNode json = run("couplings --ensemble random-modes --n 4 --g-eff 1 --json --strengths " + table
                        + " --mode-overlaps " + table + " --input-gains " + table)
                .json();
        assertEquals("[3.0,1.0]", json.get("strengths").toString());
        assertEquals("[0.5,-0.5]", json.get("mode_overlaps").toString());
        assertEquals("[1.0,2.0,2.0,1.5]", json.get("input_gains").toString());
        assertTrue(json.get("output_gains").isNull());
        final JsonNode typed = Run.of(
                        "couplings",
                        "--ensemble=random-modes",
                        "--n=4",
                        "--g-eff=1",
                        "--json",
                        "--strengths=3 1",
                        "--mode-overlaps=.5; -.5",
                        "--input-gains=1 2 2 1.5")
                .json();
        assertEquals(json, typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | there is no such file",
                "'' | has no numbers",
                "strength\\n | has no numbers",
                "1\\n1.5x\\n | line 2: column 1: '1.5x' is not a finite number",
                "nan\\n1\\n | line 1: column 1: 'nan' is not a finite number",
                "strength,x\\n1,2\\n,3\\n4,5\\n | line 4: there is a number after a cell without one",
                "a,b\\n1,2\\n | line 1: there is no column strength or strengths",
                "strength,strengths\\n1,2\\n | there are two columns strength and strengths",
                "strength,b\\n1\\n | line 2: the line has 1 columns, but the header has 2"
            })
    void saysWhatIsWrongWithAFile(String content, String message) throws IOException {
        final Path list = content == null
                ? directory.resolve("none.csv")
                : file("list.csv", content.strip().replace("\\n", "\n"));
        run("couplings --ensemble random-modes --n 24 --g-eff 2 --strengths " + list)
                .refused(ExitCode.INPUT_OUTPUT, list.toString(), message);
    }

    @Test
    void refusesWhatDoesNotFit() throws IOException {
        final Path two = file("two.csv", "1\n.5\n");
        final String line = "lyapunov --ensemble random-modes --n 4 --g-eff 1 --strengths " + two;
        run(line + " --beta .5")
                .refused(
                        ExitCode.USAGE,
                        "the option --strengths: strengths take the place of beta, which must be missing, but is 0.5");
        run(line + " --modes 3").refused(ExitCode.USAGE, "which must be their number, 2, but is 3");
        run(line + " --input-gains " + two)
                .refused(ExitCode.USAGE, "input_gains must hold N = 4 numbers, one for each neuron, but hold 2");
        run(line + " --mode-overlaps " + file("three.csv", "0\n0\n0\n"))
                .refused(ExitCode.USAGE, "mode_overlaps must hold M = 2 numbers, one for each mode, but hold 3");
        run(line.replace("--n 4", "--n 1")).refused(ExitCode.USAGE, "at most N = 1 numbers");
        run(line + " --input-gains " + file("zero.csv", "1\n0\n1\n1\n"))
                .refused(ExitCode.USAGE, "the option --input-gains", "(0, 1.8e308], but number 2 is 0.0");
        run(line.replace("--ensemble random-modes ", ""))
                .refused(ExitCode.USAGE, "the option --strengths must be missing for the ensemble stable");
        final Path matrix = file("matrix.csv", "0,1\n1,0\n");
        run("lyapunov --matrix " + matrix + " --input-gains " + two)
                .refused(ExitCode.USAGE, "--input-gains draws a network, but");
    }

    private static final String SWEEP =
            " --ensemble random-modes --n 8 --g-eff 2:3:2 --realisations 2 --warmup 5 --tangent-warmup 5 --steps 20"
                    + " --exponents 2";

    /** Every list is an ensemble of a sweep, whose files need the lists no more. */
    @Test
    void aSweepOverLists() throws IOException {
        final Path flat = file("flat.csv", "1\n1\n1\n1\n");
        final Path steep = file("steep.csv", "1\n.5\n.1\n0.30000000000000004\n");
        final Path gains = file("gains.csv", "1\n2\n3\n4\n5\n6\n7\n8\n");
        final String options = SWEEP + " --strengths " + flat + "," + steep + " --output-gains " + gains;
        final Path out = directory.resolve("out");
        run("sweep" + options + " --npz --no-picture --out " + out).done();
        final List<NetworkRecipe> planned =
                SweepJob.of(options.strip().split(" ")).networks();
        assertEquals(8, planned.size());
        assertEquals(
                List.of(1.0, 0.5, 0.1, 0.30000000000000004),
                planned.get(7).disorder().ensemble().lists().get(EnsembleList.STRENGTHS));
        assertEquals(planned, RecipesFile.read(out.resolve(OutputDirectory.NETWORKS)));
        final SweepJob job = SweepJob.of(options.strip().split(" "));
        Files.delete(flat);
        Files.delete(steep);
        Files.delete(gains);
        assertEquals(
                planned, SweepJob.of(job.arguments().toArray(String[]::new)).networks());
        final Path config = out.resolve("config.yaml");
        assertEquals(planned, SweepJob.of("--config", config.toString()).networks());
        final JsonNode again = run("sweep --resume --json --no-picture --config " + config + " --out " + out)
                .json();
        assertEquals(8, again.get("networks_finished").intValue());
        final JsonNode dimensions = run("dimension --networks " + out.resolve(OutputDirectory.NETWORKS)
                        + " --warmup 5 --steps 20 --json")
                .json();
        assertFalse(dimensions.isEmpty());
    }
}
