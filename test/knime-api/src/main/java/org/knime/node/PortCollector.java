package org.knime.node;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.knime.core.node.port.PortType;
import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.PortsAdder;
import org.knime.node.RequirePorts.RequireConfigurablePortMode;
import org.knime.node.RequirePorts.RequirePortName;
import org.knime.node.RequirePorts.RequireSupportedTypes;
import org.tailspin.knimeapi.spi.PortDefinition;
import org.tailspin.knimeapi.spi.PortDefinition.Side;

/** Writes down the ports that a node declares. */
final class PortCollector implements DynamicPortsAdder {

    private final List<PortDefinition> ports = new ArrayList<>();

    static List<PortDefinition> collect(Consumer<DynamicPortsAdder> declaration) {
        PortCollector collector = new PortCollector();
        declaration.accept(collector);
        long ids = collector.ports.stream().map(PortDefinition::id).distinct().count();
        if (ids < collector.ports.size()) {
            throw new IllegalArgumentException("Every port, input or output, needs a name of its own");
        }
        return List.copyOf(collector.ports);
    }

    static Consumer<DynamicPortsAdder> fixed(Consumer<PortsAdder> ports) {
        return dynamic -> ports.accept(new PortsAdder() {
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
        });
    }

    @Override
    public DynamicPortsAdder addInputPortGroup(String groupId, Function<RequirePortName, ConfigurablePort> group) {
        return add(Side.INPUT, groupId, group);
    }

    @Override
    public DynamicPortsAdder addOutputPortGroup(String groupId, Function<RequirePortName, ConfigurablePort> group) {
        return add(Side.OUTPUT, groupId, group);
    }

    private DynamicPortsAdder add(Side side, String id, Function<RequirePortName, ConfigurablePort> group) {
        group.apply(name -> description -> new Mode(new PortDefinition(id, side, name, description, null, null)));
        return this;
    }

    private final class Mode implements RequireConfigurablePortMode {

        private final PortDefinition port;

        Mode(PortDefinition port) {
            this.port = port;
        }

        @Override
        public FinalConfigurablePort fixed(PortType portType) {
            ports.add(port.withType(portType));
            return new FinalConfigurablePort();
        }

        @Override
        public RequireSupportedTypes<OptionalConfigurablePort> optional() {
            return new RequireSupportedTypes<>() {
                @Override
                public OptionalConfigurablePort supportedTypes(PortType... types) {
                    return supportedTypes(Arrays.asList(types)::contains);
                }

                @Override
                public OptionalConfigurablePort supportedTypes(Predicate<PortType> types) {
                    int position = ports.size();
                    ports.add(port.withSupported(types));
                    return defaultType -> {
                        ports.set(position, ports.get(position).withType(defaultType));
                        return new FinalConfigurablePort();
                    };
                }
            };
        }
    }
}
