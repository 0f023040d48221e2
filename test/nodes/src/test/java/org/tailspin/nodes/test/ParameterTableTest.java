package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.tailspin.knimeapi.Executed;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.Tables;

/** The Coupling Generator on a table of parameters. */
class ParameterTableTest {

    /** A ring of four neurons, of which D is inhibitory, and a muscle. */
    private static BufferedDataTable edges() {
        return Tables.columns(
                        "source",
                        StringCell.TYPE,
                        "target",
                        StringCell.TYPE,
                        "synapses",
                        DoubleCell.TYPE,
                        "kind",
                        StringCell.TYPE,
                        "transmitter",
                        StringCell.TYPE)
                .row("A", "B", 2.0, "chemical", "ACh")
                .row("B", "C", 4.0, "chemical", "ACh")
                .row("C", "D", 8.0, "chemical", "Glu")
                .row("D", "A", 4.0, "chemical", " gaba ")
                .row("A", "C", 1.0, "gap", "ACh")
                .row("D", "muscle", 9.0, "chemical", "gaba")
                .build();
    }

    private static final Object[] SMALL = {"neurons", 8, "gainCount", 2, "realisations", 1};

    private static NodeRunner drawn(Object... settings) throws InvalidSettingsException {
        return Nodes.generator(
                        Stream.concat(Stream.of(SMALL), Stream.of(settings)).toArray())
                .addPort("couplings");
    }

    /** Every row repeats the dialog's plan with its own values; a missing cell leaves the dialog's. */
    @Test
    void aTableOfParametersOverridesTheDialog() throws Exception {
        BufferedDataTable parameters = Tables.columns("alpha", DoubleCell.TYPE, "N", DoubleCell.TYPE)
                .row(1.0, 5.0)
                .row(2.0, null)
                .row(2.5, 4.0)
                .build();
        Executed executed = drawn().execute(parameters);
        assertArrayEquals(new double[] {1, 1, 2, 2}, Tables.doubles(executed.table(0), "alpha"));
        assertArrayEquals(new double[] {5, 5, 8, 8}, Tables.doubles(executed.table(0), "N"));
        assertTrue(executed.warning().contains("override the dialog: N, alpha"), executed.warning());
        assertTrue(
                executed.warning()
                        .contains(
                                "1 of 3 rows of the input describe no network and are left out; the first is 'Row2': the"
                                        + " column 'alpha'"),
                executed.warning());
    }

    @Test
    void anOverriddenGainHasNoRange() throws Exception {
        BufferedDataTable parameters = Tables.columns("gain", DoubleCell.TYPE)
                .row(0.5)
                .row(2.0)
                .row(0.5)
                .build();
        assertArrayEquals(
                new double[] {0.5, 2},
                Tables.doubles(drawn().execute(parameters).table(0), "gain"));
    }

    /** Of another ensemble, only what belongs to it is taken from the dialog. */
    @Test
    void anEnsembleCanBeOverridden() throws Exception {
        BufferedDataTable parameters = Tables.columns(
                        "ensemble", StringCell.TYPE, "effective_rank", DoubleCell.TYPE, "dynamics", StringCell.TYPE)
                .row("gaussian", null, "map")
                .row("haar-modes", 0.25, "flow")
                .build();
        BufferedDataTable networks =
                drawn("motion/kind", "FLOW").execute(parameters).table(0);
        assertEquals(List.of("gaussian", "gaussian", "haar-modes", "haar-modes"), Tables.texts(networks, "ensemble"));
        assertEquals(List.of("map", "map", "flow", "flow"), Tables.texts(networks, "dynamics"));
        assertFalse(networks.getDataTableSpec().containsName("alpha"), "nothing is stable any more");
    }

    @Test
    void aTableWithoutParametersIsRefused() throws Exception {
        String message = assertThrows(InvalidSettingsException.class, () -> drawn().configure(edges().getSpec()))
                .getMessage();
        assertTrue(message.contains("no column of parameters"), message);
    }
}
