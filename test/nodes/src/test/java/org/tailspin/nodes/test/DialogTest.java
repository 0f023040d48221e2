package org.tailspin.nodes.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.widget.message.TextMessage.Message;
import org.knime.node.parameters.widget.message.TextMessage.MessageType;
import org.tailspin.knimeapi.NodeRunner;
import org.tailspin.knimeapi.OpenDialog;
import org.tailspin.knimeapi.Tables;

/** What dialogs say while they are open. */
class DialogTest {

    private static final String OVERRIDDEN = "The column noise of the input wins";

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
                only(Nodes.generator("source", "GIVEN", "realisations", 1), "plan")
                        .title());
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
        assertFalse(OpenDialog.messages(Nodes.generator("source", "GIVEN"), parameters)
                .containsKey("overridden"));

        BufferedDataTable networks = networks(20);
        for (NodeRunner node : new NodeRunner[] {
            Nodes.integrator(), Nodes.lyapunov(), Nodes.dimension(), Nodes.theory(), Nodes.statistics()
        }) {
            assertEquals(OVERRIDDEN, only(node, "dynamics/overridden", networks).title());
            assertFalse(
                    OpenDialog.messages(node, Edits.without(networks, "noise")).containsKey("dynamics/overridden"));
        }
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
