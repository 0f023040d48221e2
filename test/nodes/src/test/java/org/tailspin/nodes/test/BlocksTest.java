package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** Populations of neurons in the Coupling Generator: by its dialog, and by a table of parameters. */
class BlocksTest {

    private static final int N = 10;

    private static NodeRunner generator(Object... settings) throws InvalidSettingsException {
        return Nodes.with(
                Nodes.generator("ensemble", "BLOCKS", "neurons", N, "gainValues", "SINGLE", "realisations", 1),
                settings);
    }

    /** By default eight of ten neurons excite and two inhibit; the recipe says so, and every node draws the same. */
    @Test
    void defaultsAreDalesLaw() throws Exception {
        final Executed executed = generator("weights", true).execute();
        final BufferedDataTable networks = executed.table(0);
        assertEquals(List.of("blocks"), Tables.texts(networks, "ensemble"));
        assertEquals(List.of("0.8 0.2"), Tables.texts(networks, "population_shares"));
        assertEquals(List.of("1.0 4.0"), Tables.texts(networks, "block_scales"));
        assertEquals(List.of("1.0 -1.0"), Tables.texts(networks, "block_signs"));
        assertEquals(1.5, Tables.doubles(networks, "alpha")[0]);
        assertFalse(networks.getDataTableSpec().containsName("block_alphas"), "one for all");
        assertFalse(networks.getDataTableSpec().containsName("block_densities"), "all connections exist");
        final double[] weights = Tables.doubles(executed.table(1), "weight");
        final List<String> sources = Tables.texts(executed.table(1), "pre");
        for (int k = 0; k < weights.length; k++) {
            final boolean isInhibitory = Integer.parseInt(sources.get(k).replaceAll("\\D", "")) > 8;
            assertEquals(isInhibitory ? -1 : 1, Math.signum(weights[k]), sources.get(k));
        }
        assertEquals(
                1, Nodes.statistics().execute(networks).table(0).size(), "the recipe alone makes the matrix again");
    }

    /** A row of a table brings a network of populations of its own, whatever the dialog's ensemble. */
    @Test
    void aTableOfParametersHasPopulations() throws Exception {
        final BufferedDataTable parameters = Tables.columns(
                        "ensemble", StringCell.TYPE,
                        "population_shares", StringCell.TYPE,
                        "block_alphas", StringCell.TYPE,
                        "block_scales", StringCell.TYPE)
                .row("blocks", "0.8 0.2", "2", "1 2 0.5 1.5")
                .row("blocks", "1 1", "1 2", null)
                .build();
        final BufferedDataTable networks = Nodes.generator("neurons", 50, "gainValues", "SINGLE", "realisations", 1)
                .addPort("couplings")
                .execute(parameters)
                .table(0);
        assertEquals(2, networks.size());
        assertEquals(List.of("0.8 0.2", "1.0 1.0"), Tables.texts(networks, "population_shares"));
        final List<DataCell> transition =
                Tables.column(Nodes.theory().execute(networks).table(0), "g_rest_unstable_theory");
        assertEquals(0.6863, ((DoubleValue) transition.get(0)).getDoubleValue(), 1e-4, "1/sqrt(2 rho(s^2 f))");
        assertTrue(transition.get(1).isMissing(), "several tail indices have no theory");
    }

    /** A network of the dialog's populations steps back where the row names another ensemble or tail index. */
    @Test
    void aTableOverridesTheDialog() throws Exception {
        final BufferedDataTable other = Tables.columns("ensemble", StringCell.TYPE, "alpha", DoubleCell.TYPE)
                .row("stable", 1.0)
                .build();
        assertEquals(List.of("stable"), Tables.texts(overridden(other), "ensemble"));
        final BufferedDataTable tails =
                Tables.columns("alpha", DoubleCell.TYPE).row(1.2).build();
        final BufferedDataTable networks = overridden(tails);
        assertEquals(List.of("blocks"), Tables.texts(networks, "ensemble"));
        assertEquals(1.2, Tables.doubles(networks, "alpha")[0]);
    }

    private static BufferedDataTable overridden(BufferedDataTable parameters) throws Exception {
        return generator("blocks/alphas", "1 2")
                .addPort("couplings")
                .execute(parameters)
                .table(0);
    }

    @Test
    void refusesWhatIsNoLaw() {
        refused("block_signs", "blocks/signs", "1 -2");
        refused("block_scales", "blocks/scales", "1 2 3");
        refused("population_shares", "blocks/shares", "1 x");
        refused("population 2", "blocks/shares", "1 0.001");
    }

    private static void refused(String part, Object... settings) {
        final InvalidSettingsException refusal = assertThrows(
                InvalidSettingsException.class, () -> generator(settings).execute());
        assertTrue(refusal.getMessage().toLowerCase(Locale.ROOT).contains(part), refusal.getMessage());
    }

    private static final Object[] PAIRS = {"lists/rows", "PAIRS"};

    /** The same table as a file of the command line. */
    private static final String CSV = "target,source,share,alpha,scale,sign\nE,E,0.8,1.5,1,1\nE,I,0.2,1.2,4,-1\n"
            + "I,E,,1.5,2,1\nI,I,,1.2,4,-1\n";

    private static Tables.Builder pairs() {
        return Tables.columns(
                "target", StringCell.TYPE,
                "source", StringCell.TYPE,
                "share", DoubleCell.TYPE,
                "alpha", DoubleCell.TYPE,
                "scale", DoubleCell.TYPE,
                "sign", IntCell.TYPE);
    }

    private static BufferedDataTable fourPairs() {
        return pairs().row("E", "E", 0.8, 1.5, 1.0, 1)
                .row("E", "I", 0.2, 1.2, 4.0, -1)
                .row("I", "E", null, 1.5, 2.0, 1)
                .row("I", "I", null, 1.2, 4.0, -1)
                .build();
    }

    /** A row for each pair of populations is the network that the command line makes of the same table, by name. */
    @Test
    void aTableOfPairsIsTheCommandLinesFile(@TempDir Path directory) throws Exception {
        final BufferedDataTable networks =
                generator(PAIRS).addPort("couplings").execute(fourPairs()).table(0);
        final Path file = Files.writeString(directory.resolve("p.csv"), CSV);
        final JsonNode expected = CommandLine.json(("lyapunov --json --exponents 1 --warmup 5 --steps 9 --seed 1 --n "
                        + N + " --gain " + Tables.doubles(networks, "gain")[0] + " --blocks " + file)
                .split(" "));
        assertEquals(List.of(expected.get("network").textValue()), Tables.texts(networks, "network"));
        assertEquals(List.of("1.5 1.2"), Tables.texts(networks, "block_alphas"));
        assertEquals(List.of("1.0 4.0 2.0 4.0"), Tables.texts(networks, "block_scales"));
        final BufferedDataTable measured = Nodes.lyapunov(
                        "measurement/exponents",
                        "LEADING",
                        "measurement/leading",
                        1,
                        "measurement/warmup",
                        5,
                        "measurement/steps",
                        9)
                .execute(networks)
                .table(0);
        assertEquals(expected.get("lyapunov_max").doubleValue(), Tables.doubles(measured, "lyapunov_max")[0]);
    }

    /** A law without a column is the dialog's; a node that is dropped on such a table reads it as what it is. */
    @Test
    void whatHasNoColumnIsTheDialogs() throws Exception {
        final BufferedDataTable shares = Tables.columns(
                        "source", StringCell.TYPE, "target", StringCell.TYPE, "share", DoubleCell.TYPE)
                .row("a", "a", 1.0)
                .row("b", "a", 3.0)
                .row("a", "b", 1.0)
                .row("b", "b", 3.0)
                .build();
        final BufferedDataTable networks =
                generator(PAIRS).addPort("couplings").execute(shares).table(0);
        assertEquals(List.of("1.0 3.0"), Tables.texts(networks, "population_shares"));
        assertEquals(List.of("1.0 4.0"), Tables.texts(networks, "block_scales"), "of the dialog");
        assertEquals(1.5, Tables.doubles(networks, "alpha")[0], "of the dialog");
    }

    @Test
    void pairsThatAreWrongAreNamed() {
        refusedPairs("choose the ensemble Populations", fourPairs(), "ensemble", "STABLE");
        refusedPairs(
                "has no column share",
                Tables.columns("target", StringCell.TYPE, "source", StringCell.TYPE)
                        .build());
        refusedPairs(
                "'share' of the populations must hold numbers",
                Tables.columns("target", StringCell.TYPE, "source", StringCell.TYPE, "share", StringCell.TYPE)
                        .build());
        refusedPairs(
                "none from 'I' to 'I'",
                pairs().row("E", "E", 0.8, 1.5, 1.0, 1)
                        .row("E", "I", 0.2, 1.2, 4.0, -1)
                        .row("I", "E", null, 1.5, 2.0, 1)
                        .build());
        refusedPairs(
                "the alpha must lie in (0, 2], but is 2.5",
                pairs().row("E", "E", 0.8, 2.5, 1.0, 1).build());
        refusedPairs("has no scale", pairs().row("E", "E", 0.8, 1.5, null, 1).build());
        assertTrue(assertThrows(
                        InvalidSettingsException.class, () -> generator(PAIRS).execute())
                .getMessage()
                .contains("but there is none"));
    }

    private static void refusedPairs(String part, BufferedDataTable table, Object... settings) {
        final Exception refusal = assertThrows(Exception.class, () -> Nodes.with(generator(PAIRS), settings)
                .addPort("couplings")
                .execute(table));
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    /** In units of the transition theory has it at 1; the command line draws the same networks. */
    @Test
    void gainsMayBeInUnitsOfTheTransition() throws Exception {
        final Object[] units = {"blocks/transitionUnits", true, "alpha", 2.0, "blocks/signs", "0", "blocks/scales", "1"
        };
        final BufferedDataTable networks = generator(units).execute().table(0);
        assertEquals(1, Tables.doubles(Nodes.theory().execute(networks).table(0), "g_rest_unstable_theory")[0], 1e-4);
        final JsonNode expected =
                CommandLine.json(("lyapunov --json --exponents 1 --warmup 5 --steps 9 --seed 1 --n " + N
                                + " --gain " + Tables.doubles(networks, "gain")[0]
                                + " --ensemble blocks --alpha 2 --population-shares 0.8;0.2 --transition-units")
                        .split(" "));
        assertEquals(List.of(expected.get("network").textValue()), Tables.texts(networks, "network"));
        final BufferedDataTable sizes =
                Tables.columns("N", IntCell.TYPE).row(20).row(30).build();
        final BufferedDataTable both =
                generator(units).addPort("couplings").execute(sizes).table(0);
        for (double transition : Tables.doubles(Nodes.theory().execute(both).table(0), "g_rest_unstable_theory")) {
            assertEquals(1, transition, 1e-4, "of its own size");
        }
        refused("units of the transition", "blocks/transitionUnits", true);
    }
}
