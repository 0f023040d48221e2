package org.tailspin.knimeapi.spi;

import java.util.function.Predicate;
import org.knime.core.node.port.PortType;

/**
 * A port that a node declares. A fixed port has a type and no supported types; an optional one has supported types, and
 * a type when it is there at first.
 */
public record PortDefinition(
        String id, Side side, String name, String description, PortType type, Predicate<PortType> supported) {

    /** Where the port is. */
    public enum Side {
        /** Left. */
        INPUT,
        /** Right. */
        OUTPUT
    }

    /** The same port with a type. */
    public PortDefinition withType(PortType newType) {
        return new PortDefinition(id, side, name, description, newType, supported);
    }

    /** The same port, which the user may add and remove. */
    public PortDefinition withSupported(Predicate<PortType> types) {
        return new PortDefinition(id, side, name, description, type, types);
    }

    /** Whether the user may add and remove the port. */
    public boolean isRemovable() {
        return supported != null;
    }
}
