package org.tailspin.cli.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tailspin.cli.Run;
import org.tailspin.cli.SampleFile;
import org.tailspin.cli.console.ExitCode;
import org.tailspin.cli.output.OutputDirectory;

class DimensionCommandTest {

    @TempDir
    Path directory;

    private Path table;

    private static Run run(String command) {
        return Run.of(command.split(" "));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    /** A line and a square, 500 points each, mixed. */
    @BeforeEach
    void writeTable() throws IOException {
        final Random random = new Random(1);
        final StringBuilder text = new StringBuilder("shape,a,b,c\r\n");
        for (int i = 0; i < 500; i++) {
            final double t = random.nextDouble();
            text.append("line,").append(t).append(',').append(2 * t).append(",7\r\n");
            text.append("square,")
                    .append(random.nextDouble())
                    .append(',')
                    .append(random.nextDouble())
                    .append(",7\r\n");
        }
        table = file("table.csv", text.toString());
    }

    @Test
    void anArrayIsChosenByItsName() {
        final String matlab = SampleFile.of("matlab73.mat").toString();
        run("dimension --variable Y --table " + matlab)
                .refused(ExitCode.INPUT_OUTPUT, "no array of numbers 'Y'", "'X' (6 x 2)");
        run("dimension --table " + matlab).refused(ExitCode.INPUT_OUTPUT, "one array of states in rows", "--variable");
    }

    /** A first line with a number too large or missing is data that are wrong, not a header that costs a row in silence. */
    @Test
    void takesNoWrongNumberForAName() throws IOException {
        for (String cell : List.of("", "1e400", "NaN", "-inf", "NA")) {
            run("dimension --trajectory " + file("first.csv", "1,2," + cell + "\n3,4,5\n"))
                    .refused(ExitCode.INPUT_OUTPUT, "line 1: column 3", "'" + cell + "' is not a finite number");
        }
    }

    /** pandas writes 0 and 1 where two columns have no names; where all numbers are whole ones, they are a state. */
    @ParameterizedTest
    @CsvSource({
        "'0,1/0.5,2.5/1.5,3.25/0.25,1.5',3,2",
        "'0/0.5/1.5/0.25',3,1",
        "',0,1/0,0.5,2.5/1,1.5,3.25/2,0.25,1.5',3,2",
        "'0,1/1,0/2,2',3,2",
        "'\"a\" \"b\"/\"1\" 0.5 2/\"2\" 1.5 3/\"3\" 0.5 1',3,2",
        "'a,b/1,0.5/2,0.25/# end',2,2",
        "'sep=;/a;b/1,5;2/3;4/5;7,5',3,2"
    })
    void everyLineIsAStateOrAHeader(String content, int states, int dimensions) throws IOException {
        final JsonNode json = run("dimension --json --table " + file("h.csv", content.replace('/', '\n') + "\n"))
                .json();
        assertEquals(states, json.get("states").intValue());
        assertEquals(dimensions, json.get("dimensions").intValue());
    }

    /** A power of two as the unit changes no digit, also where squares leave the range of a double. */
    @ParameterizedTest
    @CsvSource({"700", "-700", "1000", "-1000"})
    void theUnitMayBeAnyPowerOfTwo(int exponent) throws IOException {
        final Random random = new Random(7);
        final StringBuilder usual = new StringBuilder("a,b\n");
        final StringBuilder scaled = new StringBuilder("a,b\n");
        for (int t = 0; t < 300; t++) {
            final double x = random.nextGaussian();
            final double y = random.nextGaussian();
            usual.append(x).append(',').append(y).append('\n');
            scaled.append(Math.scalb(x, exponent))
                    .append(',')
                    .append(Math.scalb(y, exponent))
                    .append('\n');
        }
        final JsonNode one = run("dimension --json --table " + file("usual.csv", usual.toString()))
                .json();
        final JsonNode other = run("dimension --json --table " + file("scaled.csv", scaled.toString()))
                .json();
        for (String column : List.of(
                "participation_ratio",
                "participation_ratio_se",
                "components_90",
                "correlation_dimension",
                "correlation_dimension_se",
                "surrogate_dimension",
                "levina_bickel",
                "mackay_ghahramani_se",
                "theiler_window")) {
            assertEquals(one.get(column), other.get(column), column);
        }
        assertEquals(
                one.get("scaling_low").doubleValue(),
                Math.scalb(other.get("scaling_low").doubleValue(), -exponent),
                1e-15);
    }

    @Test
    void estimatesGroupsOfATable() throws IOException {
        final Path out = directory.resolve("out.csv");
        final JsonNode json = run("dimension --table " + table + " --group shape --json --out " + out)
                .json();
        final JsonNode line = json.get("estimates").get(0);
        final JsonNode square = json.get("estimates").get(1);
        assertEquals("line", line.get("group").textValue());
        assertEquals(500, line.get("states").intValue());
        assertEquals(3, line.get("dimensions").intValue());
        assertEquals(1, line.get("participation_ratio").doubleValue(), 1e-9);
        assertEquals(1, line.get("components_90").intValue());
        assertEquals(1, line.get("correlation_dimension").doubleValue(), 0.1);
        assertEquals(1, line.get("levina_bickel").doubleValue(), 0.1);
        assertEquals(2, square.get("participation_ratio").doubleValue(), 0.03);
        assertEquals(2, square.get("participation_ratio_cross_block").doubleValue(), 0.1);
        assertTrue(square.get("participation_ratio_cross_block_se").doubleValue() > 0);
        assertEquals(2, square.get("components_90").intValue());
        assertEquals(2, square.get("correlation_dimension").doubleValue(), 0.25);
        assertTrue(square.get("scaling_low").doubleValue()
                < square.get("scaling_high").doubleValue());
        assertEquals(2, square.get("mackay_ghahramani").doubleValue(), 0.25);
        assertTrue(Files.readAllLines(out).get(2).startsWith("square,500,3,"));
        assertTrue(run("dimension --table " + table + " --group shape").out().contains("group"));
    }

    @Test
    void takesColumnsAndARange() {
        final JsonNode json = run("dimension --table " + table + " --columns a,b --range 0.05:0.2 --json")
                .json();
        assertEquals(1000, json.get("states").intValue());
        assertEquals(2, json.get("dimensions").intValue());
        assertEquals(0.05, json.get("scaling_low").doubleValue());
        assertEquals(0.2, json.get("scaling_high").doubleValue());
    }

    /** The same states in wide and in long form. */
    @Test
    void readsTrajectories() throws IOException {
        final Random random = new Random(2);
        final StringBuilder wide = new StringBuilder();
        final StringBuilder lines = new StringBuilder("network,step,neuron,x\n");
        for (int t = 0; t < 200; t++) {
            final double x = random.nextGaussian();
            final double y = random.nextGaussian();
            wide.append(x).append(',').append(y).append('\n');
            lines.append("a,")
                    .append(t)
                    .append(",1,")
                    .append(x)
                    .append("\na,")
                    .append(t)
                    .append(",2,")
                    .append(y);
            lines.append('\n');
        }
        final JsonNode one = run("dimension --json --trajectory " + file("wide.csv", wide.toString()))
                .json();
        final JsonNode two = run("dimension --json --trajectory " + file("long.csv", lines.toString()))
                .json()
                .get("estimates")
                .get(0);
        assertEquals("a", two.get("network").textValue());
        assertEquals(one.get("participation_ratio"), two.get("participation_ratio"));
        assertEquals(200, one.get("states").intValue());
        assertEquals(2, one.get("participation_ratio").doubleValue(), 0.1);
        assertEquals(one.get("correlation_dimension"), two.get("correlation_dimension"));
    }

    @Test
    void saysWhatFewStatesDoNotAllow() throws IOException {
        final JsonNode json = run("dimension --json --trajectory " + file("few.csv", "1,2\n3,4\n4,3\n"))
                .json();
        assertTrue(json.get("participation_ratio").isNumber());
        assertTrue(json.get("participation_ratio_corrected").isNull());
        assertTrue(json.get("correlation_dimension").isNull());
        assertTrue(json.get("note").textValue().contains("at least 40 states, but has 3"), json.toString());
    }

    /** A network measured for the same steps has the same participation ratio in both commands. */
    @Test
    void runsTheNetworksOfASweep() {
        final Path sweep = directory.resolve("sweep");
        run("sweep --alpha 1.5,2 --gain 2:3:2 --n 15 --realisations 1 --warmup 50 --tangent-warmup 20 --steps 150"
                + " --exponents 1 --no-picture --out " + sweep);
        final Path networks = sweep.resolve(OutputDirectory.NETWORKS);
        final JsonNode estimates = run("dimension --warmup 70 --steps 150 --json --networks " + networks)
                .json()
                .get("estimates");
        assertEquals(4, estimates.size());
        final JsonNode third = estimates.get(2);
        assertEquals("stable a=2 g=2 N=15 c1 s1", third.get("network").textValue());
        final JsonNode lyapunov = run("lyapunov --alpha 2 --gain 2 --n 15 --warmup 50 --tangent-warmup 20 --steps 150"
                        + " --exponents 1 --json")
                .json();
        assertEquals(
                lyapunov.get("pr_phi").doubleValue(),
                third.get("participation_ratio").doubleValue(),
                1e-9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--theiler 5 | exactly one | none",
                "--table a.csv --trajectory b.csv | exactly one | b.csv",
                "--trajectory b.csv --group x | --group x | --table",
                "--table b.csv --steps 5 | --steps | --networks",
                "--table b.csv --theiler -1 | -1 | at least 0",
                "--table b.csv --range 2:1 | 2.0 to 1.0 | above 0",
                "--table b.csv --range 2 | '2' | lo:hi",
                "--table b.csv --neighbours 2 | 2 | at least 3",
                "--table b.csv --blocks 3 | 3 | at least 4",
                "--networks b.csv --steps 0 | 0 | at least 1",
                "--networks b.csv --threads 0 | 0 | 1..1024"
            })
    void refusesBadValues(String options, String value, String bound) {
        run("dimension " + options).refused(ExitCode.USAGE, value, bound);
    }

    @Test
    void refusesBadFiles() throws IOException {
        final Path out = directory.resolve("out.csv");
        run("dimension --table " + table + " --out " + out).refused(ExitCode.INPUT_OUTPUT, "line 2", "'line'");
        assertFalse(Files.exists(out));
        run("dimension --table " + table + " --group colour").refused(ExitCode.INPUT_OUTPUT, "colour", "shape");
        run("dimension --table none.csv").refused(ExitCode.INPUT_OUTPUT, "none.csv", "no such file");
        run("dimension --trajectory " + file("ragged.csv", "1,2\n3\n")).refused(ExitCode.INPUT_OUTPUT, "line 2", "1");
        run("dimension --trajectory " + file("gap.csv", "step,neuron,x\n0,1,1\n0,3,1\n"))
                .refused(ExitCode.INPUT_OUTPUT, "line 3", "3");
        run("dimension --networks " + table).refused(ExitCode.INPUT_OUTPUT, "ensemble");
        run("dimension --networks "
                        + file("n.csv", "ensemble,N,alpha,gain,coupling_seed,state_seed\nstable,5,3,1,1,1\n"))
                .refused(ExitCode.INPUT_OUTPUT, "line 2", "3.0", "(0, 2]");
    }

    private Path logistic(boolean hasTimes) throws IOException {
        final StringBuilder text = new StringBuilder(hasTimes ? "time,x\n" : "x\n");
        double x = 0.3;
        for (int t = 0; t < 1500; t++) {
            x = 4 * x * (1 - x);
            text.append(hasTimes ? 0.5 * t + "," : "").append(x).append('\n');
        }
        return file("logistic.csv", text.toString());
    }

    /** ln 2 per row is 2 ln 2 per unit time where rows are half a unit apart, by an option or by a column of times. */
    @ParameterizedTest
    @CsvSource({"false,'',1,per step", "false,--dt 0.5,2,per time", "true,'',2,per time", "true,--dt 1,1,per time"})
    void tellsTheExponentOfASeries(boolean hasTimes, String option, double factor, String unit) throws IOException {
        final JsonNode json = run("dimension --json --exponent --table " + logistic(hasTimes)
                        + (option.isEmpty() ? "" : " " + option))
                .json();
        assertEquals(factor * Math.log(2), json.get("lyapunov_max").doubleValue(), factor * 0.03);
        assertTrue(json.get("lyapunov_max_se").doubleValue() > 0);
        assertEquals(unit, json.get("lyapunov_unit").textValue());
        assertEquals(1, json.get("embedding_dimension").intValue());
        assertEquals(1, json.get("embedding_delay").intValue());
        assertTrue(json.get("prediction_error").doubleValue()
                < json.get("surrogate_prediction_error").doubleValue());
    }

    @Test
    void writesAndDrawsDivergenceCurves() throws IOException {
        final Path curves = directory.resolve("curves.csv");
        final Path picture = directory.resolve("p.png");
        run("dimension --exponent --embedding 2 --delay 1 --theiler 5 --table " + logistic(false) + " --divergence "
                        + curves + " --picture " + picture)
                .out();
        final List<String> lines = Files.readAllLines(curves);
        assertEquals("embedding_dimension,divergence_time,log_distance,log_distance_kantz,is_fitted", lines.get(0));
        assertTrue(lines.get(1).startsWith("2,0.0,-"), lines.get(1));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("4,") && line.endsWith(",true")));
        assertTrue(Files.size(picture) > 0);
    }

    /** x(t) = 0.8 x(t-1) + noise beside white noise: the time scale of the one is about 1/2 + 0.8/(1-0.8) rows, that of the other 1/2. */
    @Test
    void tellsHowLongComponentsRemember() throws IOException {
        final Random random = new Random(5);
        final StringBuilder text = new StringBuilder("time,x,y\n");
        double x = 0;
        for (int t = 0; t < 4000; t++) {
            x = 0.8 * x + random.nextGaussian();
            text.append(0.5 * t)
                    .append(',')
                    .append(x)
                    .append(',')
                    .append(random.nextGaussian())
                    .append('\n');
        }
        final Path table = file("memory.csv", text.toString());
        final Path components = directory.resolve("c.csv");
        final Path functions = directory.resolve("l.csv");
        final Path picture = directory.resolve("l.png");
        run("dimension --surrogates 0 --table " + table + " --component-times " + components + " --lag-functions "
                        + functions + " --lag-picture " + picture)
                .out();
        final List<String> lines = Files.readAllLines(components);
        assertEquals(
                "component,component_variance,variance_share,time_scale,time_scale_se,time_scale_is_lower_bound",
                lines.get(0));
        final String[] slow = lines.get(1).split(",");
        assertEquals(4.5 / 2, Double.parseDouble(slow[3]), 4 * Double.parseDouble(slow[4]));
        assertEquals(0.25, Double.parseDouble(lines.get(2).split(",")[3]), 0.25);
        final List<String> lags = Files.readAllLines(functions);
        assertEquals("lag,c,c_se,two_time,two_time_se", lags.get(0));
        assertEquals(52, lags.size());
        assertTrue(lags.get(3).startsWith("1.0,"), lags.get(3));
        assertTrue(Files.size(picture) > 0);
        run("dimension --networks n.csv --component-times c.csv")
                .refused(ExitCode.USAGE, "--component-times c.csv", "trajectory");
        run("dimension --lags 0 --lag-functions l.csv --table " + table)
                .refused(ExitCode.USAGE, "the longest lag must be at least 1 row, but is 0");
    }

    /** No answer is one, with its reason, and the command has done what was asked. */
    @Test
    void saysWhyAnExponentCannotBeTold() throws IOException {
        final Random random = new Random(3);
        final StringBuilder text = new StringBuilder("x\n");
        for (int t = 0; t < 1500; t++) {
            text.append(random.nextGaussian()).append('\n');
        }
        final JsonNode json = run("dimension --json --exponent --table " + file("white.csv", text.toString()))
                .json();
        assertTrue(
                json.get("lyapunov_max").isNull() && json.get("lyapunov_max_se").isNull());
        assertTrue(json.get("note").textValue().contains("the largest exponent cannot be told: "), json.toString());
    }

    @Test
    void refusesWhatAnExponentDoesNotTake() throws IOException {
        run("dimension --dt 1 --table " + table).refused(ExitCode.USAGE, "--exponent");
        run("dimension --divergence c.csv --table " + table).refused(ExitCode.USAGE, "--exponent");
        run("dimension --exponent --dt 0 --table " + table).refused(ExitCode.USAGE, "above 0");
        run("dimension --exponent --embedding 0 --table " + table).refused(ExitCode.USAGE, "at least 1");
        run("dimension --exponent --networks n.csv").refused(ExitCode.USAGE, "lyapunov");
    }
}
