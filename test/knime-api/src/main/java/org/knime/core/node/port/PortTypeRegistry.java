package org.knime.core.node.port;

/** Gives port types. */
public final class PortTypeRegistry {

    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    private PortTypeRegistry() {}

    /** The only registry. */
    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    /** The type of ports with these objects. */
    public PortType getPortType(Class<? extends PortObject> objectClass) {
        return getPortType(objectClass, false);
    }

    /** The type of ports with these objects, which may stay unconnected. */
    public PortType getPortType(Class<? extends PortObject> objectClass, boolean isOptional) {
        return new PortType(objectClass, isOptional);
    }
}
