package org.tailspin.knimeapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.DefaultNodeProgressMonitor;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEConstants;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.tailspin.knimeapi.spi.NodeAccess;
import org.tailspin.knimeapi.spi.NodeDefinition;
import org.tailspin.knimeapi.spi.PortDefinition;
import org.tailspin.knimeapi.spi.PortDefinition.Side;

/** Does with a node what KNIME does: makes its parameters, stores and loads them, configures and executes it. */
public final class NodeRunner {

    private final NodeDefinition definition;
    private final Set<String> addedPorts = new HashSet<>();
    private final Set<String> removedPorts = new HashSet<>();
    private NodeParameters parameters;

    private NodeRunner(NodeDefinition definition) {
        this.definition = definition;
    }

    /** A node just dropped into a workflow. */
    public static NodeRunner of(DefaultNodeFactory factory) {
        return new NodeRunner(NodeAccess.definition(factory));
    }

    /** What the factory says of the node. */
    public NodeDefinition definition() {
        return definition;
    }

    /** Adds the port of an optional group, as the user does with the node's plus. */
    public NodeRunner addPort(String groupId) {
        boolean known = definition.ports().stream().anyMatch(port -> port.id().equals(groupId) && port.isRemovable());
        if (!known) {
            throw new IllegalArgumentException("There is no optional port group '" + groupId + "'");
        }
        addedPorts.add(groupId);
        return this;
    }

    /** Takes away the port of an optional group that is there at first, as the user does with the node's three dots. */
    public NodeRunner removePort(String groupId) {
        boolean known = definition.ports().stream()
                .anyMatch(port -> port.id().equals(groupId) && port.isRemovable() && port.type() != null);
        if (!known) {
            throw new IllegalArgumentException("There is no removable port '" + groupId + "'");
        }
        removedPorts.add(groupId);
        return this;
    }

    /** Whether a port is there: a fixed one, one that was added, or one that was there at first and was not taken away. */
    public boolean has(PortDefinition port) {
        return !port.isRemovable()
                || addedPorts.contains(port.id())
                || port.type() != null && !removedPorts.contains(port.id());
    }

    /** What a dialog sees before anything is connected. */
    Inputs nothingConnected() {
        PortType[] inTypes = types(Side.INPUT).toArray(PortType[]::new);
        return new Inputs(inTypes, outPortTypes(), new PortObjectSpec[inTypes.length]);
    }

    /** The parameters that the node uses, to look at and to change; at first the defaults. */
    @SuppressWarnings("unchecked")
    public <P extends NodeParameters> P parameters() {
        if (parameters == null) {
            parameters = ParameterFields.create(definition.parameters());
        }
        return (P) parameters;
    }

    /** The parameters as KNIME stores them. */
    public StoredSettings settings() {
        return ParameterStore.save(parameters());
    }

    /** Loads stored parameters and validates them, as KNIME does when a workflow or a dialog is applied. */
    public NodeRunner load(StoredSettings settings) throws InvalidSettingsException {
        NodeParameters loaded = ParameterStore.load(definition.parameters(), settings);
        loaded.validate();
        parameters = loaded;
        return this;
    }

    /** Configures the node for these inputs, one per port; null where an optional port is not connected. */
    public Configured configure(PortObjectSpec... inputs) throws InvalidSettingsException {
        List<PortType> types = types(Side.INPUT);
        checkConnected(types, inputs);
        if (parameters == null && definition.parameters() != null) {
            parameters = ParameterFields.guess(
                    definition.parameters(),
                    new Inputs(types(Side.INPUT).toArray(PortType[]::new), outPortTypes(), inputs));
            parameters.validate();
        }
        ModelInput in = new ModelInput(parameters, inputs, null, outPortTypes(), null);
        ModelOutput<PortObjectSpec> out = new ModelOutput<>(new PortObjectSpec[outPortTypes().length]);
        definition.configure().accept(in.toConfigure(), out.ofConfigure());
        return new Configured(Arrays.asList(out.values()), out.warning());
    }

    /** Executes the node on these inputs, one per port; null where an optional port is not connected. */
    public Executed execute(PortObject... inputs)
            throws CanceledExecutionException, KNIMEException, InvalidSettingsException {
        return start(inputs).await();
    }

    /**
     * Starts the node in the thread pool that all nodes share. It is configured first, and its outputs are checked: none
     * missing, each of its port's type, each table with the columns that were announced.
     */
    public RunningNode start(PortObject... inputs) throws InvalidSettingsException {
        Configured configured = configure(Arrays.stream(inputs)
                .map(each -> each == null ? null : each.getSpec())
                .toArray(PortObjectSpec[]::new));
        checkTypes(types(Side.INPUT), inputs);
        DefaultNodeProgressMonitor monitor = new DefaultNodeProgressMonitor();
        return new RunningNode(
                KNIMEConstants.GLOBAL_THREAD_POOL.enqueue(() -> execute(inputs, configured, monitor)), monitor);
    }

    private Executed execute(PortObject[] inputs, Configured configured, DefaultNodeProgressMonitor monitor)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = new ExecutionContext(monitor, null);
        ModelInput in = new ModelInput(parameters, null, inputs, outPortTypes(), context);
        ModelOutput<PortObject> out = new ModelOutput<>(new PortObject[outPortTypes().length]);
        definition.execute().accept(in.toExecute(), out.ofExecute());
        // A node that ended in spite of being cancelled still counts as cancelled.
        context.checkCanceled();
        for (int port = 0; port < out.values().length; port++) {
            checkOutput(port, out.values()[port], configured.specs().get(port));
        }
        return new Executed(List.of(out.values()), out.internal(), out.warning());
    }

    /** What the page of the view gets for an executed node. */
    public Object viewData(Executed executed) {
        BufferedDataTable[] tables = executed.internal().stream()
                .filter(BufferedDataTable.class::isInstance)
                .map(BufferedDataTable.class::cast)
                .toArray(BufferedDataTable[]::new);
        return definition.view().data().apply(() -> tables);
    }

    private void checkOutput(int port, PortObject object, PortObjectSpec announced) {
        if (object == null) {
            throw new IllegalStateException("Output port " + port + " got nothing");
        }
        if (!outPortTypes()[port].acceptsPortObject(object)) {
            throw new IllegalStateException("Output port " + port + " got " + object.getClass());
        }
        if (announced instanceof DataTableSpec expected && !expected.equalStructure((DataTableSpec) object.getSpec())) {
            throw new IllegalStateException("Output port " + port + " announced " + expected
                    + " while configuring, but got " + object.getSpec());
        }
    }

    private PortType[] outPortTypes() {
        return types(Side.OUTPUT).toArray(PortType[]::new);
    }

    private List<PortType> types(Side side) {
        List<PortType> types = new ArrayList<>();
        for (PortDefinition port : definition.ports()) {
            if (port.side() == side && has(port)) {
                types.add(port.type() == null ? firstSupported(port) : port.type());
            }
        }
        return types;
    }

    private static PortType firstSupported(PortDefinition port) {
        for (PortType type : List.of(BufferedDataTable.TYPE, org.knime.core.node.port.image.ImagePortObject.TYPE)) {
            if (port.supported().test(type)) {
                return type;
            }
        }
        throw new IllegalStateException("Port '" + port.name() + "' supports neither tables nor pictures");
    }

    private static void checkConnected(List<PortType> types, Object[] inputs) {
        if (types.size() != inputs.length) {
            throw new IllegalArgumentException("The node has " + types.size() + " inputs, not " + inputs.length);
        }
        for (int port = 0; port < inputs.length; port++) {
            if (inputs[port] == null && !types.get(port).isOptional()) {
                throw new IllegalArgumentException("Input port " + port + " is not optional");
            }
        }
    }

    private static void checkTypes(List<PortType> types, PortObject[] inputs) {
        for (int port = 0; port < inputs.length; port++) {
            if (inputs[port] != null && !types.get(port).acceptsPortObject(inputs[port])) {
                throw new IllegalArgumentException("Input port " + port + " does not take " + inputs[port].getClass());
            }
        }
    }
}
