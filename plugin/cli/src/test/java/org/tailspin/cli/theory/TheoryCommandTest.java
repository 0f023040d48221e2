package org.tailspin.cli.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.console.ExitCode;

class TheoryCommandTest {

    @TempDir
    Path directory;

    private static JsonNode json(String options) {
        return Run.of(("theory " + options + " --json").split(" ")).json();
    }

    private static List<String> names(JsonNode json) {
        final List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void assertClose(double expected, JsonNode json, String key) {
        assertEquals(expected, json.get(key).doubleValue(), 2e-5 * Math.max(1, Math.abs(expected)), key);
    }

    /** By an independent quadrature; one network of N = 4096 has .15425, .25659 N, .010608 N and .13257. */
    @Test
    void gaussianMap() {
        final JsonNode json = json("gaussian-map --g-eff 2 --points 10");
        assertEquals(
                List.of(
                        "gain",
                        "g_eff",
                        "q",
                        "c0",
                        "lyapunov_max",
                        "rho",
                        "pr_over_n",
                        "ky_over_n",
                        "ks_over_n",
                        "unstable_fraction",
                        "spectrum"),
                names(json));
        assertClose(2.121474, json, "q");
        assertClose(0.530368, json, "c0");
        assertClose(0.154724, json, "lyapunov_max");
        assertClose(0.882215, json, "rho");
        assertClose(0.221696, json, "pr_over_n");
        assertClose(0.25755, json, "ky_over_n");
        assertClose(0.010683, json, "ks_over_n");
        assertClose(0.13343, json, "unstable_fraction");
        assertEquals(10, json.get("spectrum").size());
        assertEquals(0.1005, json.get("spectrum").get(0).doubleValue(), 1e-4); // rank fraction .05
    }

    @Test
    void theTwoGainsAreTheRootOfTwoApart() {
        final JsonNode paper = json("gaussian-map --gain 1.4142135623730951 --noise 0.1");
        final JsonNode effective = json("gaussian-map --g-eff 2 --noise 0.1");
        assertEquals(effective.get("q").doubleValue(), paper.get("q").doubleValue(), 1e-12);
        assertTrue(effective.get("q").doubleValue() > 2.1215, "noise adds to q");
        assertClose(
                json("stable-mean-field --alpha 2 --gain 2").get("gamma").doubleValue(),
                json("stable-mean-field --alpha 2 --g-eff 2.8284271247461903"),
                "gamma");
    }

    /** By an independent quadrature; networks of N = 1000 have mean |x| .520 +- .011. */
    @Test
    void stableMeanField() {
        final JsonNode json = json("stable-mean-field --alpha 1 --gain 1");
        assertEquals(List.of("gain", "g_eff", "log_gamma", "gamma", "mean_abs", "mean_square"), names(json));
        assertEquals(1, json.get("gain").doubleValue());
        assertTrue(json.get("g_eff").isNull(), "infinite");
        assertClose(0.512070, json, "gamma");
        assertClose(0.512070, json, "mean_abs");
        assertClose(0.3736, json, "mean_square");
    }

    /** One population in two, and Aljadeff, Stern, Sharpee 2015: 1/sqrt(2 rho(s_ab^2 f_b)). */
    @Test
    void populations() throws Exception {
        final JsonNode two = new ObjectMapper()
                .readTree(Run.of(
                                "theory",
                                "blocks",
                                "-n",
                                "40",
                                "--population-shares",
                                "1 3",
                                "--block-alphas",
                                "1",
                                "--json")
                        .out());
        assertClose(0.512070, two, "mean_abs");
        assertEquals(0.25, two.get("population_shares").get(0).doubleValue());
        assertEquals(0, two.get("population_mean_abs_se").get(1).doubleValue());
        final JsonNode gaussian = new ObjectMapper()
                .readTree(Run.of(
                                "theory",
                                "blocks",
                                "-n",
                                "1000",
                                "--population-shares",
                                ".8 .2",
                                "--block-scales",
                                "1 2 .5 1.5",
                                "--gain",
                                ".6",
                                "--json")
                        .out());
        assertClose(0.6863, gaussian, "gain_transition");
        assertEquals(0, gaussian.get("mean_abs").doubleValue());
        Run.of("theory", "blocks", "-n", "40").refused(ExitCode.USAGE, "--population-shares");
        Run.of("theory", "blocks", "-n", "40", "--population-shares", "1 1", "--block-alphas", "0.05")
                .refused(ExitCode.USAGE, "0.1");
        Run.of("theory", "blocks", "-n", "40", "--population-shares", "1 1", "--gain", "0")
                .refused(ExitCode.USAGE, "gain", "above 0");
    }

    @Test
    void aScaleBelowADoubleIsADecimalNumber() {
        final String text = Run.of("theory", "stable-mean-field", "--alpha", "1", "--gain", "1e-6", "--json")
                .out();
        assertTrue(text.matches("(?s).*\"gamma\" : 1[.][0-9]+E-682188\\s*,.*"), text);
        assertTrue(text.matches("(?s).*\"mean_square\" : 1[.][0-9]+E-682188\\s*,.*"), text);
        final JsonNode beyond = json("stable-mean-field --alpha 1 --gain 1e-300");
        assertTrue(!beyond.has("gamma") && beyond.get("log_gamma").doubleValue() < -1e300, beyond.toString());
        assertTrue(beyond.get("note").textValue().contains("more digits"), beyond.toString());
    }

    /** Weak noise changes nothing, also where its square is no double. */
    @Test
    void weakNoise() {
        final JsonNode map = json("gaussian-map --g-eff 2 --noise 1e-170 --points 1");
        assertEquals(0.1547, map.get("lyapunov_max").doubleValue(), 5e-5);
        final JsonNode flow = json("flow --g-eff 2 --noise 1e-100");
        assertEquals(0.1125, flow.get("lyapunov_max").doubleValue(), 5e-5);
        final JsonNode below = json("gaussian-map --g-eff 0.5 --noise 1e-170 --points 1");
        assertEquals(0.9375, below.get("pr_over_n").doubleValue(), 1e-12);
        assertTrue(below.get("note").textValue().contains("below the range"), below.toString());
        Run.of("theory", "flow", "--g-eff", "1", "--noise", "1e-50").refused(ExitCode.USAGE, "1.0", "rounding");
    }

    /** Lags at which nothing is left are zero, however far. */
    @Test
    void farLags() throws IOException {
        final Path curve = directory.resolve("far.csv");
        json("flow --phi erf --g-eff 2 --curve " + curve + " --lags 0:1e9:3");
        assertEquals("1.0E9,0.0,0.0,0.0,0.0", Files.readAllLines(curve).get(3));
    }

    /** Clark, Abbott, Litwin-Kumar 2023 for independent weights, and the linear law in N/PR^D. */
    @Test
    void flow() throws IOException {
        final Path curve = directory.resolve("curve.csv");
        final JsonNode json = json("flow --phi erf --g-eff 3 --curve " + curve + " --lags 0:4:3");
        assertEquals(
                List.of(
                        "gain",
                        "g_eff",
                        "delta0",
                        "c0",
                        "mean_gain",
                        "lyapunov_max",
                        "pr_phi_over_n",
                        "pr_x_over_n",
                        "k_phi",
                        "k_x"),
                names(json));
        assertEquals(3, json.get("g_eff").doubleValue());
        assertClose(3 / Math.sqrt(2), json, "gain");
        assertClose(5.63743, json, "delta0");
        assertClose(0.710730, json, "c0");
        assertClose(0.318541, json, "mean_gain");
        assertClose(0.25448, json, "lyapunov_max");
        assertClose(0.049742, json, "pr_phi_over_n");
        assertClose(0.034199, json, "pr_x_over_n");
        final List<String> lines = Files.readAllLines(curve);
        assertEquals("lag,delta,c,population_lag,two_time", lines.get(0));
        assertEquals(4, lines.size());
        assertEquals(4.48475, Double.parseDouble(lines.get(2).split(",")[1]), 1e-4); // Delta(2)
        assertEquals(2.77637, Double.parseDouble(lines.get(3).split(",")[1]), 1e-4); // Delta(4)
        final double ratio = Double.parseDouble(lines.get(1).split(",")[3]) / Math.pow(0.710730, 2);
        assertEquals(1 / 0.049742, ratio, 0.01, "the population lag function at lag 0 is C(0)^2 N/PR");
        assertClose(0.019492, json("flow --phi erf --g-eff 3 --inverse-effective-rank 2"), "pr_phi_over_n");
    }

    /** PR^phi/N = (1 - rho^2)/(1 + rho^2 N/PR^D), and its counterpart for x; .2588 for independent weights. */
    @Test
    void map() {
        final JsonNode json = json("map --g-eff 3 --inverse-effective-rank 2");
        final double memory = Math.pow(0.806768, 2);
        assertClose(6.305391, json, "q");
        assertClose(0.310249, json, "lyapunov_max");
        assertClose((1 - memory) / (1 + 2 * memory), json, "pr_phi_over_n");
        assertClose(1 / (1 + 3 / (1 - memory)), json, "pr_x_over_n");
        assertEquals(0.2588, json("map --g-eff 3").get("pr_x_over_n").doubleValue(), 1e-4);
    }

    /** Kaplan-Yorke at g_eff 3: .2877 for independent weights, .2385 for equal modes, .2013 for falling ones. */
    @Test
    void spectrum() throws IOException {
        final Path strengths = directory.resolve("strengths.csv");
        Files.writeString(strengths, "1\n".repeat(50));
        assertEquals(
                0.28772,
                json("spectrum --ensemble iid --g-eff 3").get("ky_over_n").doubleValue(),
                1e-5);
        final JsonNode modes = json("spectrum --ensemble random-modes --g-eff 3 --n 50 --strengths " + strengths);
        assertEquals(0.2385, modes.get("ky_over_n").doubleValue(), 1e-3);
        final JsonNode flat = json("spectrum --ensemble random-modes --g-eff 3 --n 50");
        assertEquals(modes.get("ky_over_n").doubleValue(), flat.get("ky_over_n").doubleValue(), 1e-9);
        final JsonNode exponential = json("spectrum --ensemble random-modes --g-eff 3 --n 300 --beta 0.5");
        assertEquals(0.2013, exponential.get("ky_over_n").doubleValue(), 2e-3);
        final JsonNode erf = json("spectrum --phi erf --leak 1 --g-eff 3 --points 2"); // by an independent quadrature
        assertEquals(0.297477173914, erf.get("ky_over_n").doubleValue(), 1e-9);
        assertEquals(0, erf.get("ky_over_n_se").doubleValue());
        assertEquals(0, erf.get("ks_over_n_se").doubleValue());
        final Path curve = directory.resolve("spectrum.csv");
        final Run run = Run.of(
                ("theory spectrum --ensemble orthogonal --gain 2.1213203 --points 5 --curve " + curve).split(" "));
        assertTrue(run.out().contains("rank_fraction"), run.out());
        assertEquals(6, Files.readAllLines(curve).size());
    }

    /** Exponents per unit time with errors; s_* and D/N of davidclark1/rnn-lyapunov at a leak of .5. */
    @Test
    void sampledSpectrum() throws IOException {
        final Path curve = directory.resolve("sampled.csv");
        final JsonNode json =
                json("spectrum --g-eff 3 --leak 0.5 --paths 16 --sets 2 --points 4 --seed 3 --curve " + curve);
        assertEquals(
                List.of(
                        "gain",
                        "g_eff",
                        "lyapunov_max",
                        "lyapunov_max_se",
                        "ky_over_n",
                        "ky_over_n_se",
                        "ks_over_n",
                        "ks_over_n_se",
                        "unstable_fraction",
                        "unstable_fraction_se",
                        "unit",
                        "lyapunov_max_per_step",
                        "ks_over_n_per_step",
                        "spectrum",
                        "spectrum_se"),
                names(json));
        assertEquals(0.216124, json.get("lyapunov_max").doubleValue(), 1e-5);
        assertEquals(0.108062, json.get("lyapunov_max_per_step").doubleValue(), 1e-5);
        assertEquals(0.0893, json.get("ky_over_n").doubleValue(), 0.006);
        assertEquals(4, json.get("spectrum_se").size());
        assertEquals(
                "rank_fraction,exponent,exponent_se", Files.readAllLines(curve).get(0));
        final JsonNode rest = json("spectrum --g-eff 0.5 --dynamics flow --points 2");
        assertEquals(-0.5, rest.get("lyapunov_max").doubleValue(), 1e-12);
        assertEquals(0, rest.get("ky_over_n").doubleValue());
        assertEquals(
                -2,
                rest.get("spectrum").get(0).doubleValue()
                        + rest.get("spectrum").get(1).doubleValue(),
                1e-9);
    }

    /** Growth by new matrices is ln(g/g*), g*(100, 1) = .2246 (Xie, Mihalas, Kusmierz 2025, equation 7). */
    @Test
    void linear() {
        final JsonNode json = json("linear --alpha 1 --n 100 --gain 0.4 --realisations 5 --steps 400");
        assertEquals(0.2246, json.get("g_rest_unstable_theory").doubleValue(), 1e-4);
        final double growth = json.get("annealed_growth_theory").doubleValue();
        assertEquals(Math.log(0.4 / 0.2246), growth, 1e-3);
        double sum = 0;
        for (JsonNode row : json.get("realisations")) {
            sum += row.get("annealed_growth").doubleValue() / 5;
            final double own = Math.log(0.4 / row.get("g_rest_unstable").doubleValue());
            assertEquals(own, row.get("quenched_growth").doubleValue(), 0.05, "ln(g rho) after many steps");
        }
        assertEquals(growth, sum, 0.05);
        assertTrue(json.get("g_rest_unstable_low").doubleValue()
                <= json.get("g_rest_unstable_median").doubleValue());
        assertTrue(Run.of("theory linear --alpha 1 --n 10 --gain 1".split(" "))
                .out()
                .contains("quenched_below"));
    }

    @Test
    void transitionIsTheSameWithAShortName() {
        assertEquals(
                Run.of("transition", "--alpha", "1", "--n", "100").out(),
                Run.of("theory", "transition", "--alpha", "1", "--n", "100").out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gaussian-map | --gain | --g-eff",
                "gaussian-map --gain 1 --g-eff 2 | --gain 1 | exactly one",
                "gaussian-map --g-eff 0 | 0.0 | positive",
                "gaussian-map --g-eff 2 --noise -1 | -1 | at least 0",
                "gaussian-map --g-eff 2 --points 0 | 0 | 1..1000000",
                "stable-mean-field --gain 1 | --alpha | missing",
                "stable-mean-field --alpha 1.5 --g-eff 1 | alpha = 1.5 | infinite",
                "stable-mean-field --alpha 0.05 --gain 1 | 0.05 | [0.1, 2]",
                "flow --g-eff 1.005 | 1.005 | 1.01",
                "flow --g-eff 200 | 200 | 100",
                "flow --phi relu --g-eff 3 | relu | tanh or erf",
                "flow --g-eff 3 --lags 0:1:2 | --lags | --curve",
                "map --g-eff 3 --inverse-effective-rank -2 | -2 | at least -1",
                "spectrum --ensemble sparse --g-eff 3 | sparse | random-modes",
                "spectrum --ensemble iid --n 5 --g-eff 3 | --n | random-modes",
                "spectrum --ensemble random-modes --g-eff 3 | --n | missing",
                "spectrum --ensemble random-modes --g-eff 3 --n 5 --modes 6 | 6 | 1..5",
                "spectrum --ensemble random-modes --g-eff 3 --n 5 --beta 1 --gamma 1 | --beta | at most one",
                "spectrum --ensemble random-modes --g-eff 3 --n 5 --beta -1 | -1 | 1.8e308",
                "spectrum --ensemble random-modes --g-eff 3 --n 999999999 | 999999999 | 1..1000000",
                "spectrum --g-eff 3 --leak 2 | 2.0 | [0.001, 1]",
                "spectrum --g-eff 3 --leak 0.5 --dynamics flow | --leak 0.5 | flow",
                "spectrum --g-eff 3 --dynamics annealed-map | annealed-map | flow",
                "spectrum --g-eff 3 --seed 2 | --seed | closed form",
                "spectrum --g-eff 3 --leak 0.5 --paths 2 | 2 | [16, 16384]",
                "spectrum --g-eff 3 --leak 0.5 --ensemble orthogonal | orthogonal | leaky-map",
                "spectrum --g-eff 1.1 --dynamics flow | 1.1 | 1.25",
                "linear --alpha 1 --gain 1 | --n | missing",
                "linear --alpha 1 --n 10 --gain 1 --steps 0 | 0 | 1..100000000",
                "linear --alpha 1 --n 10 --gain 1 --steps 999999999 | 999999999 | 1..100000000",
                "linear --alpha 0.01 --n 10 --gain 1 | alpha | 0.1",
                "flow --g-eff 2 --lags 0:1:100001 --curve x.csv | 100001 | 1..100000",
                "linear --alpha 1 --n 10 --gain 1 --threshold 0 | 0 | above 0",
                "linear --alpha 1 --n 10 --gain 1 --realisations 0 | 0 | 1..1000000",
            })
    void refusesBadValues(String options, String value, String bound) {
        Run.of(("theory " + options).split(" ")).refused(ExitCode.USAGE, value, bound);
    }

    /** sigma^2 = 6, computed once in another language. */
    @Test
    void flowWithNoise() {
        final var json = Run.of("theory", "flow", "--phi", "erf", "--g-eff", "3", "--noise", "2.449489743", "--json")
                .json();
        assertEquals(7.0634, json.get("delta0").asDouble(), 5e-5);
        assertEquals(0.3556, json.get("pr_phi_over_n").asDouble(), 5e-5);
        Run.of("theory", "flow", "--g-eff", "3", "--noise", "-1").refused(ExitCode.USAGE, "noise", "-1");
    }

    @Test
    void wantsATheory() {
        Run.of("theory").refused(ExitCode.USAGE, "gaussian-map", "flow");
    }

    @Test
    void filesAreCheckedFirstAndWrittenLast() throws IOException {
        final Path missing = directory.resolve("none").resolve("curve.csv");
        Run.of("theory", "flow", "--g-eff", "3", "--curve", missing.toString())
                .refused(ExitCode.INPUT_OUTPUT, missing.toString(), "no such file");
        Run.of("theory", "flow", "--g-eff", "3", "--curve", directory.toString())
                .refused(ExitCode.INPUT_OUTPUT, "directory");
        final Path curve = directory.resolve("curve.csv");
        Run.of("theory", "flow", "--g-eff", "200", "--curve", curve.toString()).refused(ExitCode.USAGE, "200");
        assertFalse(Files.exists(curve));
        final Path strengths = Files.writeString(directory.resolve("d.csv"), "1\ntwo\n");
        Run.of(
                        "theory",
                        "spectrum",
                        "--ensemble",
                        "random-modes",
                        "--g-eff",
                        "3",
                        "--n",
                        "5",
                        "--strengths",
                        "" + strengths)
                .refused(ExitCode.INPUT_OUTPUT, "line 2", "'two'");
    }

    @Test
    void outputGains() {
        final JsonNode json = json("flow --phi erf --g-eff 10 --inverse-effective-rank 1 --pr-gains 0.1");
        // of the published equations, by an independent program: .0133, with .7281 and .8930 of it
        assertEquals(0.0133, json.get("pr_phi_over_n").doubleValue(), 6e-5);
        assertEquals(
                0.7281,
                json.get("pr_sent_over_n").doubleValue()
                        / json.get("pr_phi_over_n").doubleValue(),
                2e-4);
        assertEquals(
                0.8930,
                json.get("pr_readout_over_n").doubleValue()
                        / json.get("pr_phi_over_n").doubleValue(),
                2e-4);
        Run.of("theory", "flow", "--g-eff", "2", "--pr-gains", "2")
                .refused(ExitCode.USAGE, "participation ratio of the gains");
    }

    @Test
    void activityOfOneMatrix() throws IOException {
        final Path neurons = directory.resolve("neurons.csv");
        final Path eigenvalues = directory.resolve("eigenvalues.csv");
        final Path curve = directory.resolve("curve.csv");
        final Path picture = directory.resolve("picture.png");
        final JsonNode json = Run.of(
                        "theory",
                        "activity",
                        "--ensemble",
                        "gaussian",
                        "--n",
                        "100",
                        "--gain",
                        "3",
                        "--dynamics",
                        "leaky-map",
                        "--leak",
                        "0.5",
                        "--phi",
                        "erf",
                        "--simulate",
                        "200",
                        "--per-neuron",
                        neurons.toString(),
                        "--components",
                        "2",
                        "--eigenvalues",
                        eigenvalues.toString(),
                        "--curve",
                        curve.toString(),
                        "--lags",
                        "0,2",
                        "--picture",
                        picture.toString(),
                        "--json")
                .json();
        assertTrue(json.get("pr_phi_matrix_theory").doubleValue() > 1);
        assertTrue(json.get("entries_correlation").doubleValue() > 0.3);
        assertTrue(json.get("criticality").doubleValue() < 1);
        assertEquals(101, Files.readAllLines(neurons).size());
        assertEquals(
                "neuron,variance_x_theory,variance_phi_theory,variance_x,variance_phi,loading_1,loading_2",
                Files.readAllLines(neurons).get(0));
        assertEquals(101, Files.readAllLines(eigenvalues).size());
        final List<String> lags = Files.readAllLines(curve);
        assertEquals("lag,delta,c,population_lag,two_time", lags.get(0));
        assertEquals(3, lags.size());
        final String[] first = lags.get(1).split(",");
        assertEquals(Double.parseDouble(first[3]), Double.parseDouble(first[4]), 1e-9, "both are (1/N) sum C_ij(0)^2");
        final double c0 = Double.parseDouble(first[2]);
        assertEquals(
                json.get("pr_phi_matrix_theory").doubleValue(),
                100 * c0 * c0 / Double.parseDouble(first[4]),
                1e-3 * json.get("pr_phi_matrix_theory").doubleValue());
        assertTrue(Files.size(picture) > 1000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--n 20 --gain 3 --alpha 1.5; have no variance",
                "--n 20 --gain 3 --ensemble gaussian --noise 0.1; without noise",
                "--n 20 --gain 0.1 --ensemble gaussian; the network rests",
                "--gain 3 --ensemble gaussian; the number of neurons is missing",
                "--n 20 --ensemble gaussian --lags 0,1; which --curve must name",
                "--n 20 --ensemble gaussian --components 2; which --per-neuron must name",
                "--n 20 --ensemble gaussian --simulate 5; at least 100"
            })
    void refusedActivity(String options, String reason) {
        Run.of(("theory activity " + options).split(" ")).refused(ExitCode.USAGE, reason.strip());
    }
}
