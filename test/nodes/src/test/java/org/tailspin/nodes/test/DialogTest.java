package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.tailspin.knimeapi.DialogControls;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.OpenDialog;
import org.tailspin.knimeapi.Tables;

/** What dialogs say while they are open. */
class DialogTest {

    /** Sixteen networks, which the default table of the Coupling Generator has. */
    private static BufferedDataTable networks(int n) throws Exception {
        return Nodes.generator("neurons", n).execute().table(0);
    }

    private static Message only(NodeRunner node, String key, Object... inputs) {
        Map<String, Message> messages = OpenDialog.messages(node, inputs);
        assertTrue(messages.containsKey(key), messages.toString());
        return messages.get(key);
    }

    @Test
    void theGeneratorSaysWhatItWouldDraw() throws Exception {
        Message plan = only(Nodes.generator("neurons", 1000, "realisations", 50), "plan");
        assertEquals(MessageType.INFO, plan.type());
        assertEquals("400 networks of N = 1000", plan.title());
        assertTrue(plan.description().startsWith("Each has 8 MB of weights."), plan.description());
        assertTrue(
                plan.description().matches("(?s).* takes about \\d+ (minutes|hours) on \\d+ threads? for all.*"),
                plan.description());
        assertEquals(
                "8 networks of every matrix",
                only(Nodes.preparer(), "plan", new Object[] {null}).title());
    }

    /** Fields that fit each for itself, and not together: the sentence of the core, with value and bound. */
    @Test
    void contradictionsAreSaidAtOnce() throws Exception {
        NodeRunner generator = Nodes.generator();
        set(generator, "m_gainFrom", 5.0);
        Message refused = only(generator, "plan");
        assertEquals(MessageType.ERROR, refused.type());
        assertTrue(
                refused.description().contains("5.0") && refused.description().contains("3.0"), refused.description());

        NodeRunner lyapunov = Nodes.lyapunov("precision/tolerance", 0.01, "precision/maxSteps", 20_000);
        lyapunov.load(lyapunov.settings());
        Object measurement = get(lyapunov.parameters(), "m_measurement");
        set(measurement, "m_steps", Optional.of(1_000_000));
        Message steps = only(lyapunov, "cost", networks(20));
        assertEquals(MessageType.ERROR, steps.type());
        assertTrue(steps.description().contains("1000000"), steps.description());
    }

    @Test
    void overriddenFieldsAreNamed() throws Exception {
        BufferedDataTable parameters = Tables.columns("alpha", DoubleCell.TYPE, "noise", DoubleCell.TYPE)
                .row(1.5, 0.1)
                .build();
        assertEquals(
                "Columns of the input win over fields of this dialog: alpha, noise",
                only(Nodes.generator(), "overridden", parameters.getDataTableSpec())
                        .title());
    }

    /** A field that a column of the input makes idle is not there. */
    @Test
    void aFieldWithoutEffectIsHidden() throws Exception {
        BufferedDataTable networks = networks(20);
        for (NodeRunner node : new NodeRunner[] {
            Nodes.integrator(),
            Nodes.lyapunov(),
            Nodes.dimension(),
            Nodes.theory(),
            Nodes.statistics(),
            Nodes.reservoir(),
            Nodes.predictor()
        }) {
            assertFalse(controls(node, networks).contains("dynamics/noise"));
            assertTrue(controls(node, Edits.without(networks, "noise")).contains("dynamics/noise"));
        }
        assertFalse(controls(Nodes.lyapunov("precision/quantity", "REGIME"), networks)
                .contains("precision/tolerance"));
        assertTrue(controls(Nodes.lyapunov(), networks).contains("precision/tolerance"));
    }

    private static List<String> controls(NodeRunner node, Object... inputs) {
        return DialogControls.shown(node, inputs).stream()
                .map(DialogControls.Control::key)
                .toList();
    }

    /** What is out of its range is named in the head, and what contradicts itself is not. */
    @Test
    void aNumberOutOfItsRangeIsNamed() throws Exception {
        NodeRunner generator = Nodes.generator();
        set(generator, "m_realisations", 0);
        assertEquals(
                "Number of realisations is out of its range",
                only(generator, "plan").title());
        generator = Nodes.generator();
        set(generator, "m_alpha", 2.5);
        assertEquals("Alpha is out of its range", only(generator, "plan").title());
        generator = Nodes.generator();
        set(generator, "m_gainFrom", 5.0);
        assertEquals(
                "These settings do not fit together", only(generator, "plan").title());
    }

    /** From the rows once they are there, from the bounds of the column N until then. */
    @Test
    void analysisNodesSayWhatTheyWouldCost() throws Exception {
        BufferedDataTable networks = networks(20);
        for (NodeRunner node :
                new NodeRunner[] {Nodes.integrator(), Nodes.lyapunov(), Nodes.dimension(), Nodes.statistics()}) {
            Message known = only(node, "cost", networks);
            assertTrue(
                    known.title().startsWith("16 networks of N = 20 at most: less than a second on "), known.title());
            assertTrue(known.title().endsWith(" and 1 MB of memory"), known.title());
            assertEquals(
                    networks.getDataTableSpec().getColumnSpec("N").getDomain().hasUpperBound(),
                    OpenDialog.messages(node, networks.getDataTableSpec()).containsKey("cost"));
            assertFalse(OpenDialog.messages(node, new Object[] {null}).containsKey("cost"));
        }
        assertFalse(
                OpenDialog.messages(Nodes.dimension("rows", "STATES"), networks).containsKey("cost"));
    }

    private static void set(NodeRunner node, String field, Object value) throws Exception {
        set((Object) node.<NodeParameters>parameters(), field, value);
    }

    private static void set(Object owner, String field, Object value) throws Exception {
        var found = owner.getClass().getDeclaredField(field);
        found.setAccessible(true);
        found.set(owner, value);
    }

    private static Object get(Object owner, String field) throws Exception {
        var found = owner.getClass().getDeclaredField(field);
        found.setAccessible(true);
        return found.get(owner);
    }
}
