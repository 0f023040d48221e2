package org.tailspin.knimeapi.spi;

import java.util.function.Function;
import org.knime.node.DefaultNodeFactory;

/** Lets the driver of the tests look into a factory, which genuine KNIME hides. */
public final class NodeAccess {

    private static volatile Function<DefaultNodeFactory, NodeDefinition> reader;

    private NodeAccess() {}

    /** Called by the factory class when it loads. */
    public static void install(Function<DefaultNodeFactory, NodeDefinition> newReader) {
        reader = newReader;
    }

    /** What the factory says of its node. */
    public static NodeDefinition definition(DefaultNodeFactory factory) {
        return reader.apply(factory);
    }
}
