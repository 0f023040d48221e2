package org.tailspin.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.output.OutputDirectory;
import org.tailspin.core.coupling.EnsembleKind;
import org.tailspin.core.coupling.EnsembleParameter;
import org.tailspin.core.math.Interval;
import org.tailspin.core.recipe.RecipeColumn;

/** Every recipe can be typed, and what is typed is what runs. */
class RecipeOptionsTest {

    private static final String BRIEF = " --warmup 10 --tangent-warmup 5 --steps 40 --exponents 2";

    /** A number inside, near the lower end. */
    private static String inside(Interval range) {
        return range.isWhole()
                ? String.valueOf((int) Math.min(range.high(), range.low() + 2))
                : String.valueOf(range.low() + 0.35 * Math.min(2, range.high() - range.low()));
    }

    @TempDir
    private Path directory;

    private static Run run(String line) {
        return Run.of(line.split(" "));
    }

    @ParameterizedTest
    @EnumSource(EnsembleKind.class)
    void everyEnsembleIsDrawn(EnsembleKind kind) {
        final String parameters = kind.required().stream()
                .map(p -> " " + ColumnOptions.option(RecipeColumn.of(p)) + " " + inside(p.range()))
                .collect(Collectors.joining());
        final JsonNode json = run("couplings --n 12 --gain 2 --input-spread .3 --pruned-smallest .1 --zero-diagonal"
                        + " --json --ensemble " + kind.label() + parameters)
                .json();
        assertEquals(kind.label(), json.get("ensemble").textValue());
        assertEquals(0.3, json.get("input_spread").doubleValue());
        assertEquals(1, json.get("zero_diagonal").intValue());
        for (EnsembleParameter parameter : EnsembleParameter.values()) {
            assertTrue(json.has(parameter.label()), parameter.label());
        }
        assertTrue(json.get("sparsity").doubleValue() >= 14.0 / 144, json.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "map, per step, 1",
        "leaky-map --leak .3, per step, 1",
        "annealed-map, per step, 1",
        "flow --dt .05 --time-constant 2 --scheme rk4, per time, 0.05"
    })
    void everyDynamicsRuns(String options, String unit, double timeStep) {
        final JsonNode json = run("lyapunov --ensemble gaussian --n 12 --g-eff 2 --phi erf --json --dynamics " + options
                        + BRIEF)
                .json();
        assertEquals(options.split(" ")[0], json.get("dynamics").textValue());
        assertEquals("erf", json.get("nonlinearity").textValue());
        assertEquals(unit, json.get("lyapunov_unit").textValue());
        assertEquals(timeStep, json.get("time_step").doubleValue());
        assertEquals(40 * timeStep, json.get("duration").doubleValue(), 1e-12);
        assertEquals(2, json.get("gain").doubleValue());
        assertEquals(2, json.get("g_eff").doubleValue());
    }

    /** The default lengths of a flow are ten times those of a map. */
    @Test
    void aFlowIsMeasuredLonger() {
        final JsonNode json = run("lyapunov --ensemble gaussian --n 4 --gain 2 --dynamics flow --warmup 0 --exponents 1"
                        + " --json")
                .json();
        assertEquals(10_000, json.get("steps").intValue());
        assertEquals(1000, json.get("duration").doubleValue(), 1e-9);
    }

    @Test
    void inputReachesTheNeurons() {
        final String line = "lyapunov --ensemble gaussian --n 12 --gain .1 --json" + BRIEF;
        assertEquals(
                Math.tanh(1),
                run(line + " --input constant --input-amplitude 1")
                        .json()
                        .get("mean_abs")
                        .doubleValue(),
                0.1);
        final JsonNode wave = run(line
                        + " --input sinusoidal --input-amplitude 1 --input-frequency .1 --input-random-phases")
                .json();
        assertTrue(wave.get("input_random_phases").booleanValue());
        assertTrue(wave.get("pr_x").doubleValue() < 2.5, wave.toString()); // sine and cosine: two dimensions
        assertTrue(wave.get("pr_x").doubleValue() > 1.2, wave.toString());
    }

    @Test
    void twinsAgree() {
        final JsonNode json = run("lyapunov --ensemble gaussian --n 20 --gain 3 --exponents 1 --warmup 100"
                        + " --tangent-warmup 300 --steps 100 --twins --json")
                .json();
        assertEquals(
                json.get("lyapunov_max").doubleValue(),
                json.get("lyapunov_max_twins").doubleValue(),
                1e-4);
    }

    /** A sweep of a product of parameters; its table is read back, and runs alike. */
    @Test
    void sweepsProductsAndReadsThemBack() throws IOException {
        final Path out = directory.resolve("out");
        run("sweep --ensemble random-modes --effective-rank .2,.5 --overlap 0,.3 --n 10 --g-eff 1:2:2 --realisations 2"
                        + " --dynamics flow --phi erf --noise .1 --no-picture --twins --out " + out + BRIEF)
                .done();
        final List<String> rows = Files.readAllLines(out.resolve(OutputDirectory.NETWORKS));
        assertEquals(1 + 2 * 2 * 2 * 2, rows.size());
        assertTrue(
                rows.get(1).startsWith("random-modes pr=0.2 rho=0 g=1 N=10 flow phi=erf noise=0.1 c1 s1,"),
                rows.get(1));
        assertTrue(rows.get(16).startsWith("random-modes pr=0.5 rho=0.3 g=2 N=10 flow phi=erf noise=0.1 c2 s2,"));
        final List<String> summary = Files.readAllLines(out.resolve(OutputDirectory.SUMMARY));
        assertEquals(1 + 8, summary.size());
        final JsonNode again = run("dimension --warmup 0 --steps 20 --json --networks "
                        + out.resolve(OutputDirectory.NETWORKS))
                .json();
        assertEquals(16, again.get("estimates").size());
        assertEquals("flow", again.get("estimates").get(15).get("dynamics").textValue());
        assertEquals(0.5, again.get("estimates").get(15).get("effective_rank").doubleValue());
        // before the nonlinearity, and after it by default
        final JsonNode before = run("dimension --warmup 0 --steps 20 --states pre-activation --json --networks "
                        + out.resolve(OutputDirectory.NETWORKS))
                .json();
        assertTrue(before.get("estimates").get(0).get("participation_ratio").doubleValue()
                != again.get("estimates").get(0).get("participation_ratio").doubleValue());
        // the configuration says it all, and gives the same
        final Path copy = directory.resolve("copy");
        run("sweep --config " + out.resolve(OutputDirectory.CONFIG) + " --no-picture --out " + copy)
                .done();
        assertEquals(rows, Files.readAllLines(copy.resolve(OutputDirectory.NETWORKS)));
    }

    @Test
    void findsCriticalGainsOfAFlow() {
        final JsonNode json =
                run("critical-gain --ensemble gaussian --n 30 --realisations 2 --g-eff .5:4:4:log --dynamics"
                                + " flow --warmup 200 --tangent-warmup 50 --steps 200 --tolerance 1 --json")
                        .json();
        assertEquals("flow", json.get("dynamics").textValue());
        assertEquals(0.1, json.get("time_step").doubleValue());
        assertEquals(1, json.get("g_eff_per_gain").doubleValue());
        // 1 over the largest real part of an eigenvalue of a Gaussian matrix
        for (JsonNode row : json.get("realisations")) {
            final double rest = row.get("g_rest_unstable").doubleValue();
            assertTrue(rest > 0.6 && rest < 1.7, row.toString());
        }
        assertTrue(json.get("g_rest_unstable_theory").isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--n 5 | the option --alpha is missing: Tail index of the weights, in (0, 2] |",
                "--n 5 --ensemble levy | the option --ensemble: the ensemble must be stable, gaussian | 'levy'",
                "--n 5 --ensemble sparse --alpha 1 | the option --density is missing | in (0, 1]",
                "--n 5 --ensemble sparse --alpha 1 --density 2 | the option --density: density must lie in (0, 1] | 2.0",
                "--n 5 --ensemble circulant --reach 1.5 | the option --reach must hold a whole number | 1.5",
                "--n 5 --ensemble gaussian --nu 3 | the option --nu must be missing for the ensemble gaussian | 3.0",
                "--n 5 --ensemble gaussian --gain 1 --g-eff 1 | --gain 1 and --g-eff 1 both give the gain |",
                "--n 5 --alpha 1 --g-eff 2 | infinite | but g_eff is 2.0",
                "--n 5 --alpha 2 --dynamics ode | the option --dynamics: the dynamics must be map, leaky-map | 'ode'",
                "--n 5 --alpha 2 --phi relu | the option --nonlinearity: the nonlinearity must be tanh | 'relu'",
                "--n 5 --alpha 2 --dt .1 | the option --dt must be missing for the dynamics map | 0.1",
                "--n 5 --alpha 2 --dynamics leaky-map --leak 2 | the option --leak | (0, 1] | 2.0 |",
                "--n 5 --alpha 2 --dynamics flow --dt 0 | the option --dt: the time step must be positive | 0.0",
                "--n 5 --alpha 2 --dynamics flow --scheme rk4 --noise 1 | the scheme rk4 takes no noise | 1.0",
                "--n 5 --alpha 2 --input constant | the option --input-amplitude is missing |",
                "--n 5 --alpha 2 --input-amplitude 1 | must be missing for the input none |",
                "--n 5 --alpha 2 --dimensions 7 | '7' is not one of auto, always, never |",
                "--n 5 --alpha 2 --dynamics annealed-map --input constant --input-amplitude 1 | takes no input |"
            })
    void refusesInOneSentence(String options, String first, String second) {
        run("lyapunov " + options).refused(ExitCode.USAGE, first, second == null ? "" : second);
    }

    @Test
    void aGivenNetworkHasItsOwnGains() throws IOException {
        final Path matrix = directory.resolve("matrix.csv");
        Files.writeString(matrix, "0,2\n-2,0\n");
        final String line = "lyapunov --exponents 1 --warmup 5 --tangent-warmup 5 --steps 20 --json --matrix " + matrix;
        final JsonNode json =
                run(line + " --normalise std --g-eff 1.5 --dynamics flow").json();
        assertEquals(1.5, json.get("gain").doubleValue());
        assertEquals(1.5, json.get("g_eff").doubleValue(), 1e-12);
        assertEquals("flow", json.get("dynamics").textValue());
        run(line + " --g-eff 1").refused(ExitCode.USAGE, "needs --normalise std", "spectral-radius");
        run(line + " --dynamics annealed-map").refused(ExitCode.USAGE, "draws its couplings from an ensemble");
        run(line + " --density .5").refused(ExitCode.USAGE, "--density draws a network");
    }

    @Test
    void listsTheConventions() throws IOException {
        final JsonNode json = run("couplings --list --json").json();
        assertEquals(EnsembleKind.values().length, json.get("ensembles").size());
        assertEquals(EnsembleParameter.values().length, json.get("parameters").size());
        final Path page = Path.of("..", "docs", "ensembles.md");
        final String written = Files.readString(page).replace("\r\n", "\n");
        final String tables = run("couplings --list").out().replace("\r\n", "\n");
        if (Boolean.getBoolean("tailspin.write")) {
            Files.writeString(page, written.substring(0, written.indexOf("| ensemble |")) + tables);
            return;
        }
        assertTrue(
                written.endsWith(tables),
                "plugin/docs/ensembles.md must end with what 'tailspin couplings --list' prints; -Dtailspin.write=true"
                        + " writes it:\n" + tables);
    }
}
