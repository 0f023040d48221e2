package org.knime.core.node.port;

import java.util.Objects;

/** The type of a port: the class of its objects, and whether it may stay unconnected. */
public final class PortType {

    private final Class<? extends PortObject> objectClass;
    private final boolean optional;

    PortType(Class<? extends PortObject> objectClass, boolean optional) {
        this.objectClass = Objects.requireNonNull(objectClass, "objectClass");
        this.optional = optional;
    }

    /** The class of the objects. */
    public Class<? extends PortObject> getPortObjectClass() {
        return objectClass;
    }

    /** Whether the port may stay unconnected. */
    public boolean isOptional() {
        return optional;
    }

    /** Whether an object may travel here. */
    public boolean acceptsPortObject(PortObject object) {
        return objectClass.isInstance(object);
    }

    /** A name for people. */
    public String getName() {
        return objectClass.getSimpleName();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PortType type && objectClass == type.objectClass && optional == type.optional;
    }

    @Override
    public int hashCode() {
        return Objects.hash(objectClass, optional);
    }

    @Override
    public String toString() {
        return getName() + (optional ? " (optional)" : "");
    }
}
