package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.tailspin.core.Monitor;
import org.tailspin.core.coupling.StableEnsemble;
import org.tailspin.core.dynamics.InputSeries;
import org.tailspin.core.dynamics.InputTable;
import org.tailspin.core.dynamics.InputWeights;
import org.tailspin.core.dynamics.NetworkMap;
import org.tailspin.core.dynamics.Nonlinearity;
import org.tailspin.core.dynamics.StateObserver;
import org.tailspin.core.lyapunov.Lyapunov;
import org.tailspin.core.lyapunov.LyapunovSettings;
import org.tailspin.core.random.Seed;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** RNN Integrator and Lyapunov Analyzer with a recorded input at the optional port. */
class DrivenTest {

    @TempDir
    private Path directory;

    private static final Object[] RUN = {
        "measurement/exponents",
        "LEADING",
        "measurement/leading",
        2,
        "measurement/warmup",
        30,
        "measurement/tangentWarmup",
        10,
        "measurement/steps",
        60
    };

    private static double u(int t) {
        return Math.sin(0.9 * t);
    }

    private static BufferedDataTable input(int rows, double scale) {
        Tables.Builder table = Tables.columns("time", IntCell.TYPE, "signal", DoubleCell.TYPE);
        for (int t = 0; t < rows; t++) {
            table.row(new IntCell(t), new DoubleCell(scale * u(t)));
        }
        return table.build();
    }

    private static NodeRunner lyapunov(Object... more) throws Exception {
        return Nodes.lyapunov(with(RUN, more)).addPort("couplings");
    }

    private static BufferedDataTable networks() throws Exception {
        return Nodes.generator(
                        "ensemble",
                        "STABLE",
                        "alpha",
                        1.5,
                        "neurons",
                        15,
                        "gainValues",
                        "SINGLE",
                        "gain",
                        0.8,
                        "realisations",
                        1,
                        "seed",
                        7)
                .execute()
                .table(0);
    }

    private static Object[] with(Object[] first, Object... more) {
        Object[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private static double of(BufferedDataTable table, int row, String column) {
        return ((DoubleValue) Tables.column(table, column).get(row)).getDoubleValue();
    }

    /** The conditional exponent of the core, whose weights have the coupling seed. */
    @Test
    void exponentsAreConditional() throws Exception {
        Executed executed = lyapunov("input/use", "INPUT").execute(networks(), input(400, 1));
        double[][] rows = new double[400][1];
        for (int t = 0; t < rows.length; t++) {
            rows[t][0] = u(t);
        }
        NetworkMap map = new NetworkMap(
                new StableEnsemble(1.5).draw(15, new Seed(7), Monitor.NONE),
                0.8,
                Nonlinearity.TANH,
                0,
                new InputSeries(
                        InputTable.of(rows),
                        new InputWeights.Drawn(InputWeights.Law.UNIFORM, 1, 1, OptionalLong.of(7))));
        double expected = new Lyapunov(map, new LyapunovSettings(2, 30, 10, 60))
                .measure(new Seed(7), StateObserver.NONE, Monitor.NONE)
                .max();
        assertEquals(expected, of(executed.table(0), 0, "lyapunov_max"), 1e-12);
        assertEquals("table", Tables.column(executed.table(0), "input").get(0).toString());
    }

    /** Of an input of zeros every number is that of the network alone, bit by bit. */
    @Test
    void withoutInputItIsTheAutonomousNetwork() throws Exception {
        Executed alone = Nodes.lyapunov(RUN).execute(networks());
        Executed driven = lyapunov("input/use", "INPUT").execute(networks(), input(400, 0));
        for (String column : List.of("lyapunov_max", "kaplan_yorke", "mean_abs", "mean_square")) {
            assertEquals(Tables.column(alone.table(0), column), Tables.column(driven.table(0), column), column);
        }
    }

    /** A table that ends too soon is a reason, and no number; by choice it begins anew. */
    @Test
    void aTableIsNotRepeatedByItself() throws Exception {
        Executed executed = lyapunov("input/use", "INPUT").execute(networks(), input(50, 1));
        assertTrue(Nodes.reason(executed.table(0), 0, "lyapunov_max").contains("lasts for 50 steps"));
        Executed cyclic = lyapunov("input/use", "INPUT", "input/cycle", true).execute(networks(), input(50, 1));
        assertTrue(of(cyclic.table(0), 0, "lyapunov_max") < 1);
    }

    /** States stand against the rows of the input; the next node needs the table too. */
    @Test
    void statesFollowTheInput() throws Exception {
        Object[] run = {"warmup", 0, "steps", 20, "every", 1, "neurons", 2, "form", "WIDE"};
        Executed alone = Nodes.integrator(run).execute(networks());
        Executed driven = Nodes.integrator(with(run, "input/use", "INPUT"))
                .addPort("couplings")
                .execute(networks(), input(20, 1));
        assertEquals(20, driven.table(1).size());
        assertNotEquals(of(alone.table(1), 19, "x1"), of(driven.table(1), 19, "x1"));
        Executed next = Nodes.lyapunov(RUN).execute(driven.table(0));
        assertTrue(Nodes.reason(next.table(0), 0, "lyapunov_max").contains("must be given beside the networks"));
        Executed again = lyapunov("input/use", "INPUT").execute(driven.table(0), input(400, 1));
        assertTrue(of(again.table(0), 0, "lyapunov_max") < 1);
    }

    /** A name says what drives the network, in every output and as on the command line; another input is another name. */
    @Test
    void namesSayWhatDrives() throws Exception {
        BufferedDataTable networks = networks();
        String undriven = Tables.texts(networks, "network").get(0);
        Executed driven = lyapunov("input/use", "INPUT").execute(networks, input(400, 1));
        String name = Tables.texts(driven.table(0), "network").get(0);
        assertTrue(name.matches(java.util.regex.Pattern.quote(undriven) + " input=[0-9a-f]{8}"), name);
        assertEquals(List.of(name, name), Tables.texts(driven.table(1), "network"));
        Executed stronger = lyapunov("input/use", "INPUT", "input/scale", 2.0).execute(driven.table(0), input(400, 1));
        String other = Tables.texts(stronger.table(0), "network").get(0);
        assertNotEquals(name, other);
        assertEquals(name.length(), other.length(), "the one input in the place of the other");
        Executed again = lyapunov("input/use", "INPUT").execute(stronger.table(0), input(400, 1));
        assertEquals(List.of(name), Tables.texts(again.table(0), "network"));
        StringBuilder signal = new StringBuilder("signal\n");
        for (int t = 0; t < 400; t++) {
            signal.append(u(t)).append('\n');
        }
        String command =
                "lyapunov --json --alpha 1.5 --n 15 --gain 0.8 --seed 7 --exponents 1 --warmup 5 --steps 9 --input "
                        + Files.writeString(directory.resolve("u.csv"), signal);
        assertEquals(name, CommandLine.json(command.split(" ")).get("network").textValue());
    }

    @Test
    void aMissingValueIsNamed() throws Exception {
        BufferedDataTable broken = Tables.columns("signal", DoubleCell.TYPE)
                .row(1.0)
                .row((Object) null)
                .build();
        BufferedDataTable networks = networks();
        KNIMEException refused = assertThrows(
                KNIMEException.class, () -> lyapunov("input/use", "INPUT").execute(networks, broken));
        assertTrue(refused.getMessage().contains("'signal'"), refused.getMessage());
    }

    private static BufferedDataTable inputWeights(int neurons) {
        Tables.Builder table = Tables.columns("signal", DoubleCell.TYPE);
        for (int i = 0; i < neurons; i++) {
            table.row(new DoubleCell(weight(i)));
        }
        return table.build();
    }

    private static double weight(int i) {
        return Math.cos(1.7 * i);
    }

    /** Input weights of a table are those that the command line takes from a file, to the last digit. */
    @Test
    void inputWeightsMayBeATable() throws Exception {
        Object[] choice = {"input/use", "INPUT", "input/weights", "TABLE"};
        Executed executed =
                lyapunov(choice).addPort("input weights").execute(networks(), input(400, 1), inputWeights(15));
        StringBuilder signal = new StringBuilder("time,signal\n");
        for (int t = 0; t < 400; t++) {
            signal.append(t).append(',').append(u(t)).append('\n');
        }
        StringBuilder weights = new StringBuilder("signal\n");
        for (int i = 0; i < 15; i++) {
            weights.append(weight(i)).append('\n');
        }
        String command =
                "lyapunov --json --alpha 1.5 --n 15 --gain 0.8 --seed 7 --exponents 2 --warmup 30 --tangent-warmup 10"
                        + " --steps 60 --input " + Files.writeString(directory.resolve("u.csv"), signal)
                        + " --input-weights "
                        + Files.writeString(directory.resolve("w.csv"), weights);
        JsonNode expected = CommandLine.json(command.split(" "));
        for (String column : List.of("lyapunov_max", "mean_abs", "mean_square")) {
            assertEquals(expected.get(column).doubleValue(), of(executed.table(0), 0, column), column);
        }
        Executed drawn = lyapunov("input/use", "INPUT").execute(networks(), input(400, 1));
        assertNotEquals(of(drawn.table(0), 0, "mean_abs"), of(executed.table(0), 0, "mean_abs"));
        Executed states = Nodes.integrator(with(new Object[] {"warmup", 0, "steps", 20}, choice))
                .addPort("couplings")
                .addPort("input weights")
                .execute(networks(), input(20, 1), inputWeights(15));
        assertTrue(of(states.table(0), 0, "mean_abs") > 0);
        // a network of another size has its reason, and no number
        Executed other = lyapunov(choice).addPort("input weights").execute(networks(), input(400, 1), inputWeights(14));
        assertTrue(Nodes.reason(other.table(0), 0, "lyapunov_max").contains("N = 15 rows"));
    }

    /** Which table is which is said, and never guessed. */
    @Test
    void portsThatDoNotFitTheChoiceAreRefused() throws Exception {
        BufferedDataTable networks = networks();
        for (String said : List.of(
                refusal(lyapunov("input/use", "INPUT", "input/weights", "TABLE"), networks, input(9, 1)),
                refusal(
                        lyapunov("input/use", "INPUT").addPort("input weights"),
                        networks,
                        input(9, 1),
                        inputWeights(15)),
                refusal(lyapunov().addPort("input weights"), networks, input(9, 1), inputWeights(15)))) {
            assertTrue(said.toLowerCase(java.util.Locale.ROOT).contains("input weights"), said);
        }
    }

    private static String refusal(NodeRunner node, BufferedDataTable... tables) {
        return assertThrows(
                        InvalidSettingsException.class,
                        () -> node.configure(Arrays.stream(tables)
                                .map(BufferedDataTable::getDataTableSpec)
                                .toArray(DataTableSpec[]::new)))
                .getMessage();
    }
}
