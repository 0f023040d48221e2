package org.tailspin.nodes.common;

import java.util.function.Consumer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.PortsAdder;

/** The ports of an analysis node, the last of which on the left the user may add: explicit matrices. */
public final class CouplingsPort {

    /** The group of the optional port; it stands in workflows. */
    public static final String GROUP = "couplings";

    /** The group of the port of input weights; it stands in workflows. */
    public static final String INPUT_WEIGHTS = "input weights";

    /** What explicit matrices do at an analysis node, for its description. */
    public static final String RULES = """
            <p><b>Explicit couplings</b>: the optional input brings matrices, long or wide. The matrix of a row's network, or \
            the one matrix for all, replaces its recipe, and the note says so; what else the row says, such as seeds and \
            noise, stays. The gain is applied once: weights that come with a column network include it, and one matrix for \
            all networks is multiplied by the gain of each. A row without a matrix, or with a wrong one, gets missing cells \
            with the reason; weights of a pair that is listed twice are summed, and a warning counts them, as it does \
            matrices without a row.</p>
            """;

    /** What a recorded input does at an analysis node, for its description. */
    public static final String INPUT = """
            <p><b>Recorded input</b>: by choice in the dialog the optional input brings a table that drives all networks, y(t) = W \
            x(t) + W<sub>in</sub> u(t) + …, a row for each step or more, a numeric column for each signal (not those that are named \
            as a time), with input weights that are drawn, or come from a table at the last port. Exponents are conditional then: those of the distance of two states under \
            the same input. A network that needs more rows than there are, or has an input of its own, gets missing cells with the \
            reason; the column input says table, and the next node needs the table again.</p>
            """;

    private CouplingsPort() {}

    /**
     * {@return ports of a node that takes no explicit matrices}
     *
     * @param ports that are always there
     */
    public static Consumer<DynamicPortsAdder> alone(Consumer<PortsAdder> ports) {
        return dynamic -> ports.accept(new Fixed(dynamic));
    }

    /**
     * {@return the same, and the optional port after the inputs, of a node that takes a recorded input too}
     *
     * @param ports that are always there
     */
    public static Consumer<DynamicPortsAdder> orInput(Consumer<PortsAdder> ports) {
        final Consumer<DynamicPortsAdder> first = and(
                ports,
                "Couplings or input",
                "Add this port with the node's three dots to bring explicit matrices, such as a connectome or trained"
                        + " weights, in place of those that the recipes describe: a row for each weight (network, pre,"
                        + " post, weight) or the matrix itself (a row for each target, a column for each source); or, by choice in the"
                        + " dialog, a recorded input that drives the networks: a row for each moment, a column for each signal.");
        return dynamic -> {
            first.accept(dynamic);
            dynamic.addInputPortGroup(INPUT_WEIGHTS, group -> group.name("Input weights")
                    .description(
                            "Add this port as well to bring the weights from the signals of a recorded input to the"
                                    + " neurons: a row for each neuron, a numeric column for each signal, in the order of the signals.")
                    .optional()
                    .supportedTypes(BufferedDataTable.TYPE));
        };
    }

    /**
     * {@return the same, and the optional port after the inputs}
     *
     * @param ports that are always there
     */
    public static Consumer<DynamicPortsAdder> and(Consumer<PortsAdder> ports) {
        return and(
                ports,
                "Couplings",
                "Add this port with the node's three dots to bring explicit matrices, such as a connectome or trained"
                        + " weights, in place of those that the recipes describe: a row for each weight (network, pre,"
                        + " post, weight) or the matrix itself (a row for each target, a column for each source).");
    }

    /**
     * {@return the same, and the optional port after the inputs}
     *
     * @param ports that are always there
     * @param name of the optional port
     * @param description of it
     */
    public static Consumer<DynamicPortsAdder> and(Consumer<PortsAdder> ports, String name, String description) {
        return dynamic -> {
            ports.accept(new Fixed(dynamic));
            dynamic.addInputPortGroup(GROUP, group -> group.name(name)
                    .description(description)
                    .optional()
                    .supportedTypes(BufferedDataTable.TYPE));
        };
    }

    /**
     * {@return the same, behind a table that is there at first, and which the user may take away}
     *
     * @param table name of its port, and of the group, which stands in workflows
     * @param description of it
     * @param ports that are always there
     */
    public static Consumer<DynamicPortsAdder> after(String table, String description, Consumer<PortsAdder> ports) {
        return dynamic -> {
            removable(dynamic, table, description);
            ports.accept(new Fixed(dynamic));
        };
    }

    /**
     * {@return the same, with one more table that the user may add}
     *
     * @param table name of the port that is there at first, and of its group, which stands in workflows
     * @param description of it
     * @param added group of the port that may be added
     * @param name of that
     * @param more its description
     * @param ports that are always there
     */
    public static Consumer<DynamicPortsAdder> after(
            String table, String description, String added, String name, String more, Consumer<PortsAdder> ports) {
        return dynamic -> {
            removable(dynamic, table, description);
            dynamic.addInputPortGroup(
                    added,
                    group -> group.name(name).description(more).optional().supportedTypes(BufferedDataTable.TYPE));
            ports.accept(new Fixed(dynamic));
        };
    }

    /**
     * {@return the same, behind a table that the user may take away, and before the optional port of explicit matrices}
     *
     * @param table name of its port, and of the group, which stands in workflows
     * @param description of it
     * @param ports that are always there
     */
    public static Consumer<DynamicPortsAdder> andRemovable(
            String table, String description, Consumer<PortsAdder> ports) {
        final Consumer<DynamicPortsAdder> couplings = and(ports);
        return dynamic -> {
            removable(dynamic, table, description);
            couplings.accept(dynamic);
        };
    }

    private static void removable(DynamicPortsAdder dynamic, String table, String description) {
        dynamic.addInputPortGroup(table, group -> group.name(table)
                .description(description)
                .optional()
                .supportedTypes(BufferedDataTable.TYPE)
                .defaultPortType(BufferedDataTable.TYPE));
    }

    /** Takes ports that are always there. */
    private record Fixed(DynamicPortsAdder dynamic) implements PortsAdder {

        @Override
        public PortsAdder addInputPort(String name, String description, PortType type) {
            dynamic.addInputPortGroup(
                    name, group -> group.name(name).description(description).fixed(type));
            return this;
        }

        @Override
        public PortsAdder addOutputPort(String name, String description, PortType type) {
            dynamic.addOutputPortGroup(
                    name, group -> group.name(name).description(description).fixed(type));
            return this;
        }

        @Override
        public PortsAdder addInputTable(String name, String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        @Override
        public PortsAdder addOutputTable(String name, String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }
}
