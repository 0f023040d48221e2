package org.knime.node;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode.RequireModel;

/** The stage of the builder that takes the ports. */
public interface RequirePorts {

    /** Ports that are always there. */
    RequireModel ports(Consumer<PortsAdder> ports);

    /** Groups of ports that the user can add and remove. */
    RequireModel dynamicPorts(Consumer<DynamicPortsAdder> ports);

    /** Takes ports that are always there. */
    interface PortsAdder {

        PortsAdder addInputPort(String name, String description, PortType portType);

        PortsAdder addOutputPort(String name, String description, PortType portType);

        /** A table that the node reads. */
        default PortsAdder addInputTable(String name, String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        /** A table that the node makes. */
        default PortsAdder addOutputTable(String name, String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }

    /** Takes groups of ports. */
    interface DynamicPortsAdder {

        DynamicPortsAdder addInputPortGroup(String groupId, Function<RequirePortName, ConfigurablePort> group);

        DynamicPortsAdder addOutputPortGroup(String groupId, Function<RequirePortName, ConfigurablePort> group);
    }

    /** Needs the name. */
    interface RequirePortName {

        RequirePortDescription name(String name);
    }

    /** Needs the description. */
    interface RequirePortDescription {

        RequireConfigurablePortMode description(String description);
    }

    /** Needs to know how many ports there may be. */
    interface RequireConfigurablePortMode {

        /** Exactly one port. */
        ConfigurablePort.FinalConfigurablePort fixed(PortType portType);

        /** No port or one; at first none, unless there is a default type. */
        RequireSupportedTypes<ConfigurablePort.OptionalConfigurablePort> optional();
    }

    /** Needs the types that the user can choose from. */
    interface RequireSupportedTypes<T> {

        T supportedTypes(PortType... portTypes);

        T supportedTypes(Predicate<PortType> portTypes);
    }

    /** The end of a group. */
    sealed interface ConfigurablePort
            permits ConfigurablePort.FinalConfigurablePort, ConfigurablePort.OptionalConfigurablePort {

        /** Nothing more to say. */
        final class FinalConfigurablePort implements ConfigurablePort {

            /** The end of a group. */
            public FinalConfigurablePort() {}
        }

        /** May have a default. */
        non-sealed interface OptionalConfigurablePort extends ConfigurablePort {

            /** The port is there at first, with this type. */
            FinalConfigurablePort defaultPortType(PortType portType);
        }
    }
}
